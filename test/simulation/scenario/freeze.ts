import type { Random } from "../random.js";
import { VirtualTime } from "../virtualTime.js";

/** A freeze of the stack, and by this file's own arithmetic when it ends; absent: it is taken out for the last runs. */
export interface DrawnFreeze {
    readonly untilMs?: number;
}

/** Most end while the runs act, by one of the clocks that count. */
export function drawFreeze(random: Random, aheadsMs: readonly number[]): DrawnFreeze | undefined {
    if (random.chance(0.9)) return undefined;
    if (random.chance(0.2)) return {};
    return { untilMs: random.pick(aheadsMs) + Math.round(random.between(-30_000, 60_000)) };
}

/** What a stack declares for it. */
export function freezeSettings({ untilMs }: DrawnFreeze): Record<string, string> {
    const until = untilMs === undefined ? undefined : new Date(VirtualTime.epochMs + untilMs).toISOString();
    return { "oracle-sbc:freeze": "drawn", ...(until === undefined ? {} : { "oracle-sbc:freezeUntil": until }) };
}
