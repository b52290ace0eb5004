import type { RunLimits, RunRecord } from "../../state/runBook.js";
import type { Reason } from "../decide.js";
import type { PairIdentity } from "../identity.js";

/** What holds for a run: of each setting the strictest, whichever process it is from. */
export function strictestOf(all: readonly RunLimits[]): RunLimits {
    const [first, ...others] = all;
    if (first === undefined) return { parallelSwitchovers: 1, stopAfterFailures: 1 };
    return others.reduce(stricter, first);
}

function stricter(one: RunLimits, other: RunLimits): RunLimits {
    // 0 never stops: the laxest.
    const stops = [one.stopAfterFailures, other.stopAfterFailures].filter((count) => count > 0);
    const maximum = Math.min(one.maximumSwitchovers ?? Infinity, other.maximumSwitchovers ?? Infinity);
    return {
        parallelSwitchovers: Math.min(one.parallelSwitchovers, other.parallelSwitchovers),
        stopAfterFailures: stops.length === 0 ? 0 : Math.min(...stops),
        ...(maximum === Infinity ? {} : { maximumSwitchovers: maximum }),
    };
}

type Counts = Pick<RunRecord, "running" | "requested" | "failed">;

/** A switchover does not begin if the outcome of one that is still running may forbid it. */
export function mayBegin(limits: RunLimits, { running, requested }: Counts): boolean {
    const { parallelSwitchovers, maximumSwitchovers = Infinity } = limits;
    if (running.length >= parallelSwitchovers) return false;
    return running.length === 0 || requested + running.length < maximumSwitchovers;
}

/** Why the run requests nothing more for this pair; its own failure does not keep it from being tried again. */
export function whyNot(limits: RunLimits, { failed, requested }: Counts, pair: PairIdentity): Reason | undefined {
    const { stopAfterFailures, maximumSwitchovers = Infinity } = limits;
    const others = failed.filter((other) => other.pair !== pair);
    if (stopAfterFailures > 0 && others.length >= stopAfterFailures) {
        const names = [...new Map(others.map((other) => [other.pair, other.name])).values()];
        return {
            observed: `The switchover of ${names.join(", and of ")} failed in this run or has an unknown outcome, and the run stops after ${stopAfterFailures} of these (oracle-sbc:stopAfterFailures).`,
            remedy: "Look at that one first; then run this again.",
        };
    }
    if (requested >= maximumSwitchovers) {
        return {
            observed: `This run has requested ${requested} ${requested === 1 ? "switchover" : "switchovers"}, and may request ${maximumSwitchovers} (oracle-sbc:maximumSwitchovers).`,
            remedy: "Run this again for the next ones.",
        };
    }
    return undefined;
}
