import type { Random } from "../random.js";
import type { Dialect } from "./dialect.js";
import type { DrawnFreeze } from "./freeze.js";
import type { Kind } from "./kinds.js";

/** What a program declares as `timeouts`, in seconds. */
export interface Timeouts {
    readonly settleSeconds: number;
    readonly quietSeconds: number;
    readonly freshSeconds: number;
}

/** What becomes of the journal between two runs, or that it can't be written. */
export type JournalFate = "kept" | "lost" | "failing";

/** What holds for a whole stack. */
export interface Settings {
    readonly parallelSwitchovers?: number;
    readonly stopAfterFailures?: number;
    readonly maximumSwitchovers?: number;
    readonly journal?: "required" | "off";
    readonly freeze?: DrawnFreeze;
    /** What devices say in other words, if the program of this run declares what these mean. */
    readonly dialect?: Dialect;
    /** The stack has another password than the devices. */
    readonly isPasswordWrong?: boolean;
}

/** At their limits often: none at all, shorter than the device takes, longer than it takes to look a few times. */
export function drawTimeouts(kind: Kind, random: Random): Timeouts {
    return {
        settleSeconds: random.chance(0.5) ? random.pick([20, 30, 90]) : random.pick([6.5, 7, 12, 30, 90]),
        quietSeconds: random.chance(0.65)
            ? random.pick(kind === "slow" ? [6, 1] : [6])
            : random.pick([0, 0, 0.5, 1, 20]),
        freshSeconds: random.chance(0.6) ? 3 : Math.ceil(random.between(0, 10)),
    };
}

export function drawSettings(kind: Kind, journal: JournalFate, random: Random): Settings {
    const isLimited = kind === "manyPairs" || kind === "twins";
    const parallelSwitchovers = isLimited ? random.pick([undefined, undefined, 1, 2, 4]) : undefined;
    const stopAfterFailures = isLimited ? random.pick([undefined, undefined, 0, 1, 2]) : undefined;
    const maximumSwitchovers = isLimited ? random.pick([undefined, undefined, 1, 2]) : undefined;
    const setting = random.chance(journal === "failing" ? 0.4 : 0.1)
        ? random.pick(["required", "off"] as const)
        : undefined;
    return {
        ...(parallelSwitchovers === undefined ? {} : { parallelSwitchovers }),
        ...(stopAfterFailures === undefined ? {} : { stopAfterFailures }),
        ...(maximumSwitchovers === undefined ? {} : { maximumSwitchovers }),
        // What is killed is about the journal.
        ...(setting === undefined || (kind === "killed" && setting === "off") ? {} : { journal: setting }),
    };
}
