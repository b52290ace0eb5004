import { minutesOf, spansNear } from "./spans.js";
import { zoneNameOf } from "./wallClock.js";
import { DAYS, type ChangeWindow, type RecurringWindow } from "./window.js";

const WEEK_MINUTES = 7 * 1440;

interface Range {
    readonly from: number;
    readonly to: number;
}

/**
 * Whether two windows are open at the same time, as far as that can be told without a date: two that come once, or two
 * that recur by the same wall clock.
 */
export function overlap(a: ChangeWindow, b: ChangeWindow): boolean {
    if (a.start !== undefined || b.start !== undefined) {
        return a.start !== undefined && b.start !== undefined && share(onceRange(a), onceRange(b));
    }
    const isSameClock = zoneNameOf(a.timeZone) === zoneNameOf(b.timeZone);
    return isSameClock && share(weekRanges(a), weekRanges(b));
}

const onceRange = (window: ChangeWindow): Range[] =>
    spansNear(0, window).map(({ startMs, endMs }) => ({ from: startMs, to: endMs }));

/** In minutes since Monday 00:00. What reaches over Sunday midnight is there once more, a week earlier. */
function weekRanges(window: RecurringWindow): Range[] {
    const { from, to } = minutesOf(window);
    return (window.days ?? DAYS)
        .map((day) => DAYS.indexOf(day) * 1440)
        .flatMap((day) => [
            { from: day + from, to: day + to },
            { from: day + from - WEEK_MINUTES, to: day + to - WEEK_MINUTES },
        ]);
}

const share = (a: readonly Range[], b: readonly Range[]) =>
    a.some((one) => b.some((other) => one.from < other.to && other.from < one.to));
