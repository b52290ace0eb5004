import type { ProcessFate } from "../process.js";
import type { Random } from "../random.js";
import type { Kind } from "./kinds.js";

/** What an operator or a program does to a stack between two runs. */
const CHANGES = ["renameResource", "replace", "stateDelete", "renameNodes", "respell", "respellOne"] as const;
type Change = (typeof CHANGES)[number];

export interface PlannedRun {
    readonly stack: "first" | "second";
    /** 0 or 1. */
    readonly machine: number;
    /** Every resource wants the other node. */
    readonly isTurnedRound: boolean;
    /** After the run before it has ended, or after the start of all. */
    readonly startsAfterMs: number;
    /** What befalls one of its processes, and which. */
    readonly fate: ProcessFate;
    readonly fateOf: number;
    readonly before?: Change;
    /** Its program ignores changes of the desired node. */
    readonly isHandsOff: boolean;
    readonly isPasswordWrong: boolean;
}

export interface RunsBias {
    readonly kind: Kind;
    readonly isSideBySide: boolean;
    readonly alternates: boolean;
}

export function drawRuns({ kind, isSideBySide, alternates }: RunsBias, random: Random): PlannedRun[] {
    const count = isSideBySide ? 2 : Math.floor(random.between(kind === "killed" ? 2 : 1, 4));
    const machines = isSideBySide && random.chance(0.6) ? 2 : 1;
    const isTurning = alternates && kind !== "killed" && !isSideBySide;
    return Array.from({ length: count }, (_, index) => ({
        stack: isSideBySide && index === 1 ? "second" : "first",
        machine: index % machines,
        isTurnedRound: isTurning && index % 2 === 1,
        startsAfterMs: random.pick([0, random.between(0, 500), random.between(0, isSideBySide ? 8000 : 20_000)]),
        fate: drawFate(kind, random),
        fateOf: Math.floor(random.between(0, 3)),
        ...drawChange(index > 0 && !isSideBySide, kind, random),
        isHandsOff: index > 0 && !["killed", "cancelled"].includes(kind) && random.chance(0.12),
        isPasswordWrong: kind === "calm" || kind === "manyPairs" ? random.chance(0.12) : false,
    }));
}

function drawChange(isPossible: boolean, kind: Kind, random: Random): { before?: Change } {
    const isLikely = ["killed", "cancelled", "everything"].includes(kind);
    return isPossible && random.chance(isLikely ? 0.45 : 0.1) ? { before: random.pick(CHANGES) } : {};
}

function drawFate(kind: Kind, random: Random): ProcessFate {
    const clockwise = kind === "clocks" || (kind === "everything" && random.chance(0.3));
    return {
        ...(clockwise ? drawClockFate(random) : {}),
        ...(kind === "killed" || (kind === "everything" && random.chance(0.5)) ? drawKill(random) : {}),
        ...(kind === "manyPairs" && random.chance(0.3) ? drawKill(random) : {}),
        ...(kind === "cancelled" || (kind === "everything" && random.chance(0.2)) ? drawCancel(random) : {}),
    };
}

function drawKill(random: Random): ProcessFate {
    if (random.chance(0.15)) return {};
    return random.pick<() => ProcessFate>([
        () => ({ killAfterRequestMs: random.between(0, 6000) }),
        () => ({ killStepsAfterRequest: Math.floor(random.between(0, 40)) }),
        () => ({ killStepsAfterWrite: random.pick([0, 1, 2, 3, 5, 8]) }),
        () => ({ killAtStep: Math.floor(random.between(0, 120)) }),
        () => ({ orphanAtStep: Math.floor(random.between(0, 80)) }),
    ])();
}

function drawCancel(random: Random): ProcessFate {
    if (random.chance(0.2)) return {};
    return random.chance(0.8)
        ? { cancelAfterRequestMs: random.between(0, 6000) }
        : { cancelAtStep: Math.floor(random.between(0, 120)) };
}

/** Never both: a clock that jumps back by just as long as the machine slept tells nothing. */
function drawClockFate(random: Random): ProcessFate {
    const step = Math.floor(random.between(0, 90));
    const sleepMs = random.pick([random.between(5000, 60_000), random.between(60_000, 3_600_000)]);
    if (random.chance(0.4)) return { suspendAfterWrite: { steps: Math.floor(random.between(0, 4)), ms: sleepMs } };
    if (random.chance(0.3)) return { suspendAtStep: { step, ms: sleepMs } };
    return random.chance(0.2) ? {} : { jumpAtStep: { step, ms: Math.round(random.between(-3_600_000, 3_600_000)) } };
}
