import { join } from "node:path";
import { run } from "../../processes/run.js";
import type { BareTask } from "./floor/bareClient.js";
import { CREDENTIALS } from "./nodes/answers.js";
import type { Nodes } from "./nodes/index.js";
import type { Place } from "./place.js";
import { usageOf } from "./usage.js";

const CLIENT = join(__dirname, "floor/bareClient.js");
/** Nodes at once: as many as Pulumi compares pairs at once with --parallel 64, or nearly. */
const PARALLEL = 64;

/** The CPU time, in milliseconds, of a bare Node.js client that does for each node of the pairs what a look needs. */
export async function measureBare(place: Place, nodes: Nodes, pairs: number): Promise<number> {
    const task: BareTask = {
        addresses: nodes.pairs.slice(0, pairs).flatMap((pair) => pair.nodes.map(({ address }) => address)),
        ...CREDENTIALS,
        caCertificate: nodes.caCertificate,
        parallel: PARALLEL,
    };
    const file = await place.write("bare.json", task);
    const { folder, env } = await place.usageFolder();
    const ended = await run(process.execPath, [CLIENT, file], {
        env: { ...process.env, ...env },
        stallMs: 10 * 60_000,
        signal: place.signal,
    });
    if (ended.kind !== "exited") throw new Error(`The bare client ${ended.why}.`);
    if (ended.code !== 0) throw new Error(`The bare client ended with ${ended.code}: ${ended.stderr.trim()}`);
    return usageOf(folder, /bareClient/).cpuMs;
}
