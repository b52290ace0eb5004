import { tzOffset } from "@date-fns/tz/tzOffset";

const HOUR_MS = 3_600_000;

/** A zone's name as the runtime writes it, the same for every spelling and alias; absent where it is no zone. */
export function zoneNameOf(timeZone: string): string | undefined {
    // Whether a bare offset is a zone depends on the version of Node.js.
    if (/^[+-]/.test(timeZone)) return undefined;
    try {
        return new Intl.DateTimeFormat("en-US", { timeZone }).resolvedOptions().timeZone;
    } catch {
        return undefined;
    }
}

/** What the wall clock shows at an instant, as the instant at which a clock in UTC shows the same. */
export function wallMsAt(ms: number, timeZone: string): number {
    return ms + offsetMsAt(ms, timeZone);
}

/**
 * The instants at which a wall clock first shows a time or a later one, and before which it last shows an earlier one.
 *
 * They are the same instant but for two cases. A time that is shown twice, as clocks go back, has two. A time that is
 * never shown, as clocks go forward over it, has the instant of the change for both. The very time to which clocks go back
 * is shown twice too, but nothing earlier is shown between the two: both are the first.
 */
export function instantsOf(wallMs: number, timeZone: string): { readonly firstMs: number; readonly lastMs: number } {
    // Offsets lie between -12 and +14 hours, and no zone changes twice within so short a time.
    const earlyMs = wallMs - 15 * HOUR_MS;
    const lateMs = wallMs + 13 * HOUR_MS;
    const before = offsetMsAt(earlyMs, timeZone);
    const after = offsetMsAt(lateMs, timeZone);
    const byOldMs = wallMs - before;
    const byNewMs = wallMs - after;
    if (before === after) return { firstMs: byOldMs, lastMs: byOldMs };
    const changeMs = changeBetween(earlyMs, lateMs, timeZone);
    return {
        firstMs: byOldMs < changeMs ? byOldMs : Math.max(byNewMs, changeMs),
        lastMs: byNewMs > changeMs ? byNewMs : Math.min(byOldMs, changeMs),
    };
}

/** The first instant with the offset that holds at `lateMs`, where there is one change in between. */
function changeBetween(earlyMs: number, lateMs: number, timeZone: string): number {
    const after = offsetMsAt(lateMs, timeZone);
    let old = earlyMs;
    let changed = lateMs;
    while (changed - old > 1) {
        const middle = Math.floor((old + changed) / 2);
        if (offsetMsAt(middle, timeZone) === after) changed = middle;
        else old = middle;
    }
    return changed;
}

function offsetMsAt(ms: number, timeZone: string): number {
    const minutes = tzOffset(timeZone, new Date(ms));
    if (Number.isNaN(minutes)) throw new Error(`The offset of time zone ${JSON.stringify(timeZone)} is not known.`);
    return Math.round(minutes * 60_000);
}
