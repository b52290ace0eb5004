import { instantsOf, wallMsAt } from "./wallClock.js";
import { DAYS, type ChangeWindow, type RecurringWindow } from "./window.js";
import { readInstant, readMinutes, type Read } from "./written.js";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** One time from which a window is open until it is not. The end is outside. Never empty. */
export interface Span {
    readonly startMs: number;
    readonly endMs: number;
}

/**
 * The times at which a window is open: those around an instant and those that begin within two weeks after it, so that a
 * weekly window that a change of the clocks swallows once is found a week later. Throws on a window with a problem.
 */
export function spansNear(ms: number, window: ChangeWindow): Span[] {
    if (window.start !== undefined)
        return [{ startMs: valueOf(readInstant(window.start)), endMs: valueOf(readInstant(window.end)) }];
    const today = Math.floor(wallMsAt(ms, window.timeZone) / DAY_MS) * DAY_MS;
    // A window of yesterday may reach into today; where the clocks go back over midnight, today and yesterday come twice.
    const days = Array.from({ length: 18 }, (_, index) => today + (index - 2) * DAY_MS);
    return days
        .filter((day) => isDayOf(window, day))
        .map((day) => spanOn(day, window))
        .filter(({ startMs, endMs }) => startMs < endMs);
}

function isDayOf({ days }: RecurringWindow, day: number): boolean {
    const name = DAYS[(new Date(day).getUTCDay() + 6) % 7];
    return days === undefined || days.some((written) => written === name);
}

/**
 * From the first `from` to the last `to`: a window whose `from` or `to` the wall clock shows twice covers both. Where
 * `to` is the very time to which the clocks go back, nothing of the window comes twice, and it ends at the first. A `from`
 * or `to` that the wall clock skips is the instant at which it skips, so a window that is skipped as a whole is empty.
 */
function spanOn(day: number, window: RecurringWindow): Span {
    const { from, to } = minutesOf(window);
    return {
        startMs: instantsOf(day + from * MINUTE_MS, window.timeZone).firstMs,
        endMs: instantsOf(day + to * MINUTE_MS, window.timeZone).lastMs,
    };
}

/** Minutes since midnight of the day on which it begins: `to` is past 1440 where it is a time of the next day. */
export function minutesOf(window: RecurringWindow): { readonly from: number; readonly to: number } {
    const from = valueOf(readMinutes(window.from, { last: "23:59" }));
    const to = valueOf(readMinutes(window.to, { last: "24:00" }));
    return { from, to: to > from ? to : to + 1440 };
}

function valueOf(time: Read): number {
    if (time.kind === "wrong") throw new Error(`This change window was not checked: ${time.why}.`);
    return time.value;
}
