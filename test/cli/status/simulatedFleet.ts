import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../../simulator/index.js";
import { type CliRun, runCliWith } from "../runCli.js";
import type { Ended } from "../lookAtPair.js";

/** Simulated pairs of two sites, each site with a password of its own, and a topology file that has them. */
export class SimulatedFleet {
    readonly folder = mkdtempSync(join(tmpdir(), "fleet-command-"));

    private constructor(readonly pairs: readonly Simulator[]) {}

    /** @param each options of each pair: there are as many as of these */
    static async start(...each: readonly SimulatorOptions[]): Promise<SimulatedFleet> {
        const starts = each.map((options, index) => {
            const nodes = [`sbc-${index}-a`, `sbc-${index}-b`] as const;
            return startSimulator({ timeScale: 0.02, nodes, password: passwordOf(index), ...options });
        });
        return new SimulatedFleet(await Promise.all(starts));
    }

    pair(index: number): Simulator {
        const pair = this.pairs[index];
        if (pair === undefined) throw new Error(`There is no pair ${index}.`);
        return pair;
    }

    /** Writes the topology; `more` is added to the pairs, in their order. */
    writeTopology(...more: readonly object[]): string {
        const topology = {
            defaults: { username: "admin" },
            sites: Object.fromEntries(
                SITES.map((site, index) => [
                    site,
                    {
                        password: passwordOf(index),
                        caCertificate: this.pairs
                            .filter((_, at) => at % SITES.length === index)
                            .map(({ caCertificate }) => caCertificate)
                            .join("\n"),
                    },
                ]),
            ),
            pairs: this.pairs.map(({ nodes }, index) => ({
                name: `pair-${index}`,
                site: SITES[index % SITES.length],
                nodes: nodes.map(({ name, address }) => ({ name, address })),
                activeNode: nodes[0].name,
                ...more[index],
            })),
        };
        return this.write("topology.yaml", stringify(topology));
    }

    write(name: string, text: string): string {
        const path = join(this.folder, name);
        writeFileSync(path, text);
        return path;
    }

    /** Without credentials in the environment. */
    start(...args: readonly string[]): CliRun {
        return this.startWith({}, ...args);
    }

    startWith(env: Readonly<Record<string, string>>, ...args: readonly string[]): CliRun {
        const none = { ORACLE_SBC_USERNAME: "", ORACLE_SBC_PASSWORD: "", NO_COLOR: "" };
        return runCliWith({ ...none, XDG_STATE_HOME: this.folder, ...env }, "status", ...args);
    }

    async run(...args: readonly string[]): Promise<Ended> {
        const run = this.start(...args);
        const exitCode = await run.exited;
        return { exitCode, ...run.output() };
    }

    /** Every request that came to a node, once each, as `sbc-0-a GET status`. */
    requests(): string[] {
        const all = this.pairs.flatMap(({ requests }) => requests);
        return [...new Set(all.map(({ node, method, endpoint }) => `${node} ${method} ${endpoint}`))].sort();
    }

    async stop(): Promise<void> {
        rmSync(this.folder, { recursive: true });
        await Promise.all(this.pairs.map((pair) => pair.stop()));
    }
}

const SITES = ["chicago", "madrid"];

function passwordOf(index: number): string {
    return `hunter2-of-${SITES[index % SITES.length]}`;
}
