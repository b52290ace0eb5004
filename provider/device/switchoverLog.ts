import { type Clean, deviceWord, printable, withoutReferences } from "./words.js";
import { textOf, type XmlValue } from "./xml.js";

/** One entry of a node's `switchOverLogs`, in the device's own words. Order and length of the log are not documented. */
export interface LogEntry {
    readonly info: string;
    readonly oldState: string;
    readonly newState: string;
    /** As the device writes it; empty where it writes none. */
    readonly time: string;
    /** ISO 8601 UTC; absent where the device's time can't be read. */
    readonly at?: string;
}

type Words = Pick<LogEntry, "info" | "oldState" | "newState" | "time">;

/** What each entry was made of: entries are compared and understood by it, and it is never printed. */
const rawWords = new WeakMap<LogEntry, Words>();

/** The same for two entries in which the device wrote the same, whatever of it may be printed. */
export function keyOfEntry(entry: LogEntry): string {
    const { info, oldState, newState, time } = rawWordsOf(entry);
    return JSON.stringify([info, oldState, newState, time]);
}

/** What the device wrote. Never printed, since a secret may be among it. */
export function rawWordsOf(entry: LogEntry): Words {
    return rawWords.get(entry) ?? entry;
}

/** `entries`: the `switchOver` elements. */
export function parseSwitchoverLog(entries: readonly XmlValue[], clean: Clean = printable): LogEntry[] {
    return entries.map((element) => {
        const raw = (name: string) => textOf(element, name) ?? "";
        const state = (name: string) => deviceWord(raw(name), clean).printed;
        const at = parseDeviceTime(withoutReferences(raw("time")));
        const entry = {
            info: clean(raw("info")),
            oldState: state("oldState"),
            newState: state("newState"),
            time: state("time"),
            ...(at === undefined ? {} : { at: at.toISOString() }),
        };
        const oldState = raw("oldState");
        const newState = raw("newState");
        rawWords.set(entry, { info: raw("info"), oldState, newState, time: raw("time") });
        return entry;
    });
}

/**
 * Reads the device's time, documented by example as `2018-09-05T08:41:55.0-0400`: any fraction, and an offset without a
 * colon, which RFC 3339 does not allow. A time without an offset is not a point in time, and not read. @internal
 */
export function parseDeviceTime(text: string): Date | undefined {
    const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(?:(Z)|([+-])(\d{2}):?(\d{2}))$/i.exec(text);
    if (!match) return undefined;
    const [, day = "", time = "", fraction = "", zulu, sign = "+", hours = "00", minutes = "00"] = match;
    const milliseconds = fraction.slice(0, 3).padEnd(3, "0");
    const date = new Date(`${day}T${time}.${milliseconds}${zulu ? "Z" : `${sign}${hours}:${minutes}`}`);
    // JavaScript reads 30 February as 2 March.
    const calendarDay = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(date.getTime()) || Number.isNaN(calendarDay.getTime())) return undefined;
    return calendarDay.toISOString().startsWith(day) ? date : undefined;
}

/** Newest by the device's own time; a single entry needs none. */
export function newestEntry<T extends Pick<LogEntry, "at">>(log: readonly T[]): T | undefined {
    if (log.length === 1) return log[0];
    return log.reduce<T | undefined>(
        (newest, entry) => (entry.at !== undefined && entry.at > (newest?.at ?? "") ? entry : newest),
        undefined,
    );
}

/** What logs tell of their newest entry. */
export type Newest<T> =
    | { readonly kind: "none" }
    | { readonly kind: "entry"; readonly entry: T }
    /** A time that can't be read leaves it open; each of these may be the one. */
    | { readonly kind: "unclear"; readonly candidates: readonly T[] };

/** The newest entry of several logs, each in the order in which its node gave it. */
export function newestOf<T extends Pick<LogEntry, "at">>(logs: readonly (readonly T[])[]): Newest<T> {
    const candidates = logs.flatMap(candidatesIn);
    const [only, ...more] = candidates;
    if (only === undefined) return { kind: "none" };
    if (more.length === 0) return { kind: "entry", entry: only };
    const undated = candidates.filter(({ at }) => at === undefined);
    const dated = newestEntry(candidates.filter(({ at }) => at !== undefined));
    if (undated.length === 0 && dated !== undefined) return { kind: "entry", entry: dated };
    return { kind: "unclear", candidates: dated === undefined ? undated : [...undated, dated] };
}

/** More of them say nothing more. */
const MOST_CANDIDATES = 3;

/** A log is in order, if its times that can be read are; which way round is not documented, and two of them tell. */
function candidatesIn<T extends Pick<LogEntry, "at">>(log: readonly T[]): T[] {
    const dated = log.filter(({ at }) => at !== undefined);
    const newest = newestEntry(dated);
    const first = log[0];
    const last = log.at(-1);
    if (first === undefined || last === undefined) return [];
    if (newest !== undefined && dated.length === log.length) return [newest];
    const times = dated.map(({ at }) => at ?? "");
    const isRising = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? ""));
    const isFalling = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? ""));
    if (isRising && isFalling) return [...new Set([first, last])];
    if (isRising || isFalling) return [isRising ? last : first];
    const undated = log.filter(({ at }) => at === undefined).slice(0, MOST_CANDIDATES);
    return newest === undefined ? undated : [...undated, newest];
}
