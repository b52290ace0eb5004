import { TIMERS_EARLY_MS } from "../clock.js";
import type { Io } from "../device/io.js";
import type { View } from "./look.js";
import { lookEveryMs, type PairSettings } from "./settings.js";

/** How a pair is looked at again and again, for so long at the most: as often as its settings say, until the run is cancelled. */
export function pollingFor(settings: PairSettings, timeoutMs: number, { signal, clock }: Pick<Io, "signal" | "clock">) {
    return { everyMs: lookEveryMs(settings), timeoutMs, signal, clock };
}

/**
 * The pause after a look, if one that begins at a certain moment or later is needed: it begins right then, and none that would
 * still go on at that moment begins before it.
 */
export function pauseUntil(dueMs: number, last: View, settings: PairSettings, { clock }: Pick<Io, "clock">): number {
    const everyMs = lookEveryMs(settings);
    if (last.startedMs >= dueMs) return everyMs;
    const leftMs = dueMs - clock.now();
    const tookMs = last.endedMs - last.startedMs;
    return leftMs > everyMs + tookMs ? everyMs : Math.max(0, Math.ceil(leftMs) + TIMERS_EARLY_MS);
}
