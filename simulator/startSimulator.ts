import { checkFault } from "./faults/checkFault.js";
import { type Control, startControl } from "./control/control.js";
import { createCredentials } from "./http/credentials.js";
import { assemble } from "./machinery.js";
import { nodeView } from "./nodeView.js";
import { operations } from "./control/operations.js";
import { resolveOptions, type SimulatorOptions } from "./options.js";
import type { Simulator } from "./simulator.js";

/** Starts two nodes and the control endpoint; resolves when all of them listen. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
    const resolved = resolveOptions(options);
    const credentials = await createCredentials(resolved);
    const parts = assemble(resolved, credentials);
    const { clock, switchovers, faultBox, history, log, devices } = parts;
    const [first, second] = devices;
    const nodes = [
        nodeView(first, resolved, clock, () => parts.credentialOf(0)),
        nodeView(second, resolved, clock, () => parts.credentialOf(1)),
    ] as const;
    let control: Control | undefined;

    const simulator: Simulator = {
        ...operations(parts),
        nodes,
        node: (name) => {
            const node = nodes.find((candidate) => candidate.name === name);
            if (node === undefined) throw new Error(`A node is ${resolved.nodes.join(" or ")}, not ${name}.`);
            return node;
        },
        apiVersions: resolved.apiVersions,
        dialectNotes: resolved.dialect?.notes ?? [],
        caCertificate: credentials.caCertificate,
        get controlUrl() {
            return control?.url ?? "";
        },
        requests: log.records,
        clearRequests: () => void log.records.splice(0),
        switchoversReceived: () => log.switchoversReceived,
        switchoversCarriedOut: () => switchovers.outcomes.filter(({ outcome }) => outcome === "carriedOut").length,
        switchoverOutcomes: switchovers.outcomes,
        roleHistory: history.changes,
        activeHistory: history.activeChanges,
        setFault: (fault) => {
            faultBox.set(checkFault(typeof fault === "string" ? { name: fault } : fault, resolved.nodes));
            parts.applyFaults();
        },
        clearFaults: (name) => {
            if (name !== undefined) checkFault({ name }, resolved.nodes);
            faultBox.clear(name);
            parts.applyFaults();
        },
        get activeFaults() {
            return faultBox.active;
        },
        stop: async () => {
            await Promise.all([parts.stop(), control?.stop()]);
        },
    };

    try {
        await Promise.all([first.server.open(), second.server.open()]);
        control = await startControl(simulator, resolved.controlPort);
    } catch (error) {
        await simulator.stop();
        throw error;
    }
    return simulator;
}
