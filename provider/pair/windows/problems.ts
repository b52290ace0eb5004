import { overlap } from "./overlap.js";
import { zoneNameOf } from "./wallClock.js";
import { DAYS, describeWindow, type ChangeWindow } from "./window.js";
import { readInstant, readMinutes, type Read } from "./written.js";

/** A window as it comes in, before anything is known of it. */
export type WrittenWindow = { readonly [Field in keyof ChangeWindow]?: unknown };

/** What is wrong at a path, as the end of a sentence that begins with it. */
export interface WindowProblem {
    readonly path: (string | number)[];
    readonly message: string;
}

/** The two forms of a window, for a sentence that says what to write. */
export const FORMS = "{ days, from, to, timeZone } or { start, end }";
const RECURRING = ["days", "from", "to", "timeZone"] as const;
const ONCE = ["start", "end"] as const;
const WORDS = `${DAYS.slice(0, -1).join(", ")} or ${DAYS.at(-1)}`;

/** What is wrong with one window, by paths inside it. */
export function windowProblems(window: WrittenWindow): WindowProblem[] {
    const has = (field: keyof ChangeWindow) => window[field] !== undefined && window[field] !== null;
    const recurring = RECURRING.find(has);
    const once = ONCE.find(has);
    if (recurring && once) return [{ path: [], message: `has both ${recurring} and ${once}; write either ${FORMS}` }];
    if (!recurring && !once) return [{ path: [], message: `gives no time; write ${FORMS}` }];
    return once ? onceProblems(window) : recurringProblems(window);
}

const isChangeWindow = (window: WrittenWindow): window is ChangeWindow => windowProblems(window).length === 0;

/** Which windows of a list overlap, by paths inside the list: each pair is told of once, at the later one. */
export function overlapProblems(windows: readonly WrittenWindow[]): WindowProblem[] {
    return windows.flatMap((later, index) =>
        windows.slice(0, index).flatMap((earlier, earlierIndex) => {
            if (!isChangeWindow(later) || !isChangeWindow(earlier) || !overlap(later, earlier)) return [];
            const which = `changeWindows[${earlierIndex}] (${describeWindow(earlier)})`;
            return [{ path: [index], message: `overlaps ${which}; make one window of the two, or shorten one` }];
        }),
    );
}

function recurringProblems(window: WrittenWindow): WindowProblem[] {
    const from = readField(window, "from", "22:00", (written) => readMinutes(written, { last: "23:59" }));
    const to = readField(window, "to", "04:00", (written) => readMinutes(written, { last: "24:00" }));
    const isSame = from.value !== undefined && from.value === to.value;
    const same = `is the time of from, which may mean never or always; write another, or 00:00 for from and 24:00 for to, for whole days`;
    return [
        ...dayProblems(window.days),
        ...from.problems,
        ...to.problems,
        ...(isSame ? [{ path: ["to"], message: same }] : []),
        ...zoneProblems(window.timeZone),
    ];
}

function dayProblems(days: unknown): WindowProblem[] {
    if (days === undefined) return [];
    if (!Array.isArray(days))
        return [{ path: ["days"], message: "is not a list of days; write one such as [mon, tue]" }];
    if (days.length === 0) {
        return [
            {
                path: ["days"],
                message: "is empty, so the window never opens; write days, or leave it out for every day",
            },
        ];
    }
    return (days as readonly unknown[]).flatMap((day, index) => {
        const at = (message: string) => [{ path: ["days", index], message: `${JSON.stringify(day)} ${message}` }];
        if (!DAYS.some((known) => known === day)) return at(`is not a day; write ${WORDS}`);
        return days.indexOf(day) < index ? at("is there twice; write each day once") : [];
    });
}

function zoneProblems(timeZone: unknown): WindowProblem[] {
    const example = 'an IANA name such as "Europe/Madrid"';
    if (timeZone === undefined || timeZone === null) {
        return [{ path: ["timeZone"], message: `is missing; write ${example}` }];
    }
    if (typeof timeZone === "string" && zoneNameOf(timeZone) !== undefined) return [];
    return [{ path: ["timeZone"], message: `${JSON.stringify(timeZone)} is no time zone; write ${example}` }];
}

function onceProblems(window: WrittenWindow): WindowProblem[] {
    const start = readField(window, "start", "2026-11-24T22:00:00+01:00", readInstant);
    const end = readField(window, "end", "2026-11-25T04:00:00+01:00", readInstant);
    const isReversed = start.value !== undefined && end.value !== undefined && end.value <= start.value;
    const message = `${JSON.stringify(window.end)} is not after start, ${JSON.stringify(window.start)}`;
    return [
        ...start.problems,
        ...end.problems,
        ...(isReversed ? [{ path: ["end"], message: `${message}; write a later one` }] : []),
    ];
}

/** A field that its form needs. `value` is absent where it can't be read. */
function readField(
    window: WrittenWindow,
    field: keyof ChangeWindow,
    example: string,
    readTime: (written: string) => Read,
): { readonly value?: number; readonly problems: readonly WindowProblem[] } {
    const written = window[field];
    if (written === undefined || written === null) {
        return { problems: [{ path: [field], message: `is missing; write one such as "${example}"` }] };
    }
    const time = readTime(typeof written === "string" ? written : JSON.stringify(written));
    return time.kind === "read"
        ? { value: time.value, problems: [] }
        : { problems: [{ path: [field], message: time.why }] };
}
