import type { Simulator } from "../../simulator/index.js";
import { startPair } from "../endToEnd/simulatedPair.js";

/** Runs a test on simulated pairs, and stops them whatever becomes of it: one that goes on keeps a failed run from ending. */
export async function withPairs(test: (start: typeof startPair) => Promise<void>): Promise<void> {
    const started: Simulator[] = [];
    const start: typeof startPair = async (...args) => {
        const pair = await startPair(...args);
        started.push(pair);
        return pair;
    };
    await test(start).finally(() => Promise.all(started.map((pair) => pair.stop())));
}
