import { DAYS, type ChangeWindow, type RecurringWindow } from "../../../../provider/pair/windows/window.js";

const MINUTE_MS = 60_000;

/** A stretch of time that is walked minute by minute: slow, and without any arithmetic of offsets. */
export interface Walk {
    readonly startMs: number;
    readonly minutes: number;
}

/**
 * Whether a window is open, for each minute of a walk, by what the wall clock shows in each.
 *
 * The window of a day opens at the first minute that shows `from` of that day or later, and closes after the last one that
 * shows earlier than `to`.
 */
export function openMinutes(windows: readonly ChangeWindow[], walk: Walk): boolean[] {
    const isOpen = new Array<boolean>(walk.minutes).fill(false);
    for (const window of windows) {
        for (const { from, to } of window.start === undefined ? ofDays(window, walk) : [ofInstants(window, walk)]) {
            for (let minute = Math.max(from, 0); minute < Math.min(to, walk.minutes); minute++) isOpen[minute] = true;
        }
    }
    return isOpen;
}

interface Minutes {
    readonly from: number;
    readonly to: number;
}

const ofInstants = (window: { readonly start: string; readonly end: string }, { startMs }: Walk): Minutes => ({
    from: (Date.parse(window.start) - startMs) / MINUTE_MS,
    to: (Date.parse(window.end) - startMs) / MINUTE_MS,
});

function ofDays(window: RecurringWindow, walk: Walk): Minutes[] {
    const shown = shownIn(window.timeZone, walk);
    const found: Minutes[] = [];
    const day = new Date(`${(shown[0] ?? "").slice(0, 10)}T00:00Z`);
    day.setUTCDate(day.getUTCDate() - 2);
    const last = (shown.at(-1) ?? "").slice(0, 10);
    for (; day.toISOString().slice(0, 10) <= last; day.setUTCDate(day.getUTCDate() + 1)) {
        const name = day.toLocaleDateString("en-US", { timeZone: "UTC", weekday: "short" }).toLowerCase();
        if (!(window.days ?? DAYS).some((known) => known === name)) continue;
        const next = new Date(day);
        next.setUTCDate(next.getUTCDate() + 1);
        const opens = `${day.toISOString().slice(0, 10)} ${window.from}`;
        const closes =
            window.to === "24:00"
                ? `${next.toISOString().slice(0, 10)} 00:00`
                : `${(window.to > window.from ? day : next).toISOString().slice(0, 10)} ${window.to}`;
        const from = shown.findIndex((time) => time >= opens);
        const to = shown.reduce((end, time, minute) => (time < closes ? minute + 1 : end), 0);
        if (from >= 0) found.push({ from, to });
    }
    return found;
}

const known = new Map<string, readonly string[]>();

/** What the wall clock shows in each minute of a walk, such as `2026-03-29 03:00`. */
function shownIn(timeZone: string, { startMs, minutes }: Walk): readonly string[] {
    const key = `${timeZone} ${startMs} ${minutes}`;
    const before = known.get(key);
    if (before) return before;
    // Swedish writes dates as ISO 8601 does.
    const format = new Intl.DateTimeFormat("sv-SE", {
        timeZone,
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
    });
    const shown = Array.from({ length: minutes }, (_, index) => format.format(startMs + index * MINUTE_MS));
    known.set(key, shown);
    return shown;
}
