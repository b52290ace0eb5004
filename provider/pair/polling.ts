import type { Io } from "../device/io.js";
import { lookEveryMs, type PairSettings } from "./settings.js";

/** How a pair is looked at again and again, for so long at the most: as often as its settings say, until the run is cancelled. */
export function pollingFor(settings: PairSettings, timeoutMs: number, { signal, clock }: Pick<Io, "signal" | "clock">) {
    return { everyMs: lookEveryMs(settings), timeoutMs, signal, clock };
}
