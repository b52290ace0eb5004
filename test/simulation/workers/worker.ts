import { parentPort, workerData } from "node:worker_threads";
import { type Face, loadProvider } from "../provider.js";
import type { Kind } from "../scenario/kinds.js";
import { type Outcome, runSchedule, scenarioOf } from "../schedule.js";
import { useLightAbort } from "./lightAbort.js";
import { rememberAnswers, rememberWindows } from "./remembered.js";

/** What a worker is given once. */
export interface WorkerTask {
    readonly provider: string;
    readonly face: Face;
    readonly kinds: readonly Kind[];
    /** One number: the seed that it runs now, so that a worker that ends says at which. */
    readonly current: SharedArrayBuffer;
}

/** Of one lot of seeds. */
export interface LotDone {
    /** The stories of those alone that broke a rule. */
    readonly outcomes: readonly Outcome[];
    /** Of other kinds than those that are asked for. */
    readonly skipped: number;
}

// Schedules make errors by the thousand, and no stack of them is shown: `--seed N` has them.
Error.stackTraceLimit = 0;

function serve(port: NonNullable<typeof parentPort>, { provider, face, kinds, current }: WorkerTask): void {
    const code = loadProvider(provider, face);
    rememberAnswers(provider);
    rememberWindows(provider);
    useLightAbort();
    const now = new Float64Array(current);
    const runLot = async (seeds: readonly number[]): Promise<LotDone> => {
        const outcomes: Outcome[] = [];
        for (const seed of seeds) {
            now[0] = seed;
            if (!kinds.includes(scenarioOf(seed).kind)) continue;
            const outcome = await runSchedule(seed, code);
            outcomes.push(outcome.violations.length === 0 ? { ...outcome, story: [] } : outcome);
        }
        return { outcomes, skipped: seeds.length - outcomes.length };
    };
    // What it throws ends this thread, and is reported as that.
    port.on("message", (seeds: readonly number[]) => void runLot(seeds).then((done) => port.postMessage(done)));
}

if (parentPort) serve(parentPort, workerData as WorkerTask);
