import type { Reason } from "./decide.js";
import type { PairIdentity } from "./identity.js";
import type { Result } from "./result.js";

/** How many switchovers one run may ask for, and when it stops asking. */
export interface RunLimits {
    /** At the same time. */
    readonly parallelSwitchovers: number;
    /** So many that failed, or have an unknown outcome, end it; 0 never does. */
    readonly stopAfterFailures: number;
    /** Absent: no limit. */
    readonly maximumSwitchovers?: number;
}

export interface RunPair {
    readonly identity: PairIdentity;
    /** For messages. */
    readonly name: string;
}

/** Runs `work` when it is its turn, or not at all: then says why. Rejects with the signal's reason before that. */
export type Turns = (
    pair: RunPair,
    work: () => Promise<Result>,
    signal: AbortSignal,
) => Promise<Result | { readonly kind: "stopped"; readonly reason: Reason }>;

/**
 * Switchovers of one run are asked for in the order in which they come, so many at a time as `limits` says: after an event
 * that hit many pairs, one merge must not move them all at once.
 *
 * @param limits is asked at each turn, since a run is configured after it has begun
 */
export function createTurns(limits: () => RunLimits): Turns {
    const failed: RunPair[] = [];
    const waiting: (() => void)[] = [];
    let [running, asked] = [0, 0];

    /** Nobody begins whose beginning the outcome of one that is still running may forbid. */
    const mayBegin = () => {
        const { parallelSwitchovers, maximumSwitchovers = Infinity } = limits();
        return running < parallelSwitchovers && (running === 0 || asked + running < maximumSwitchovers);
    };
    /** Counts whoever is let in at once: between here and their beginning, others come. */
    const beginNext = () => {
        while (waiting.length > 0 && mayBegin()) {
            running++;
            waiting.shift()?.();
        }
    };

    const turn = (signal: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
            const begin = () => {
                signal.removeEventListener("abort", leave);
                resolve();
            };
            const leave = () => {
                waiting.splice(waiting.indexOf(begin), 1);
                reject(signal.reason as Error);
            };
            signal.addEventListener("abort", leave, { once: true });
            waiting.push(begin);
            beginNext();
        });

    return async (pair, work, signal) => {
        signal.throwIfAborted();
        await turn(signal);
        const others = failed.filter(({ identity }) => identity !== pair.identity);
        const reason = whyNot(
            limits(),
            others.map(({ name }) => name),
            asked,
        );
        try {
            if (reason !== undefined) return { kind: "stopped", reason };
            const result = await work();
            if (ASKED.has(result.kind) && !(result.kind === "degraded" && result.action === undefined)) asked++;
            if (FAILED.has(result.kind)) failed.push(pair);
            return result;
        } catch (error) {
            failed.push(pair);
            throw error;
        } finally {
            running--;
            beginNext();
        }
    };
}

type Kind = Result["kind"];
const ASKED: ReadonlySet<Kind> = new Set<Kind>(["switched", "degraded", "noEffect", "unknown", "rejected"]);
const FAILED: ReadonlySet<Kind> = new Set<Kind>(["degraded", "noEffect", "unknown", "rejected", "notSent"]);

function whyNot(
    { stopAfterFailures, maximumSwitchovers = Infinity }: RunLimits,
    failed: readonly string[],
    asked: number,
): Reason | undefined {
    if (stopAfterFailures > 0 && failed.length >= stopAfterFailures) {
        return {
            observed: `The switchover of ${failed.join(", and of ")} failed in this run or has an unknown outcome, and the run stops after ${stopAfterFailures} of these (oracle-sbc:stopAfterFailures).`,
            remedy: "Look at that one first; then run this again.",
        };
    }
    if (asked >= maximumSwitchovers) {
        return {
            observed: `This run has asked for ${asked} ${asked === 1 ? "switchover" : "switchovers"}, and may ask for ${maximumSwitchovers} (oracle-sbc:maximumSwitchovers).`,
            remedy: "Run this again for the next ones.",
        };
    }
    return undefined;
}
