import type { Simulator, SimulatorOptions } from "../../simulator/index.js";
import { startPair } from "../endToEnd/simulatedPair.js";

/** A simulated pair of which one can await what happens to it, not by sleeping. */
export interface WatchedPair {
    readonly pair: Simulator;
    /**
     * Resolves as soon as it is so: it is asked whenever a request has ended or a role has changed. What is done right
     * after it is done before the device's next step.
     */
    readonly until: (isSo: (pair: Simulator) => boolean) => Promise<void>;
}

/** At twentyfold speed: a switchover acts 50 to 250 ms after its answer, half a second is a full quiet period. */
export async function startWatchedPair(site: string, options: SimulatorOptions = {}): Promise<WatchedPair> {
    const askers = new Set<() => void>();
    const ask = () => askers.forEach((asker) => asker());
    const pair = await startPair(site, { timeScale: 0.05, onRequest: ask, onRoleChange: ask, ...options });
    const until = (isSo: (pair: Simulator) => boolean) =>
        new Promise<void>((resolve) => {
            const asker = () => {
                if (!isSo(pair)) return;
                askers.delete(asker);
                resolve();
            };
            askers.add(asker);
            asker();
        });
    return { pair, until };
}

/** How often the first node has told its status, since the log was cleared. */
export function looksAt(pair: Simulator): number {
    return pair.requests.filter(({ node, endpoint }) => endpoint === "status" && node === pair.nodes[0].name).length;
}

/** The switchover request was answered; the device acts on it only after that. */
export function requestHasLeft(pair: Simulator): boolean {
    return pair.requests.some(({ endpoint, ended }) => endpoint === "switchover" && ended === "answered");
}
