import { keyOfEntry, newestOf, type LogEntry, type Newest } from "../../device/switchoverLog.js";
import type { View } from "../look.js";
import { otherName, type Sighting } from "../sighting.js";

/** An entry of a node's own log, with the node's name; `time` only if it can't be read as `at`. */
export type LastSwitchover = Omit<LogEntry, "time"> & { readonly node: string; readonly time?: string };

/** The same with all that the device wrote. */
export interface NodeEntry {
    readonly node: string;
    readonly entry: LogEntry;
}

/** Every entry of these nodes' logs. */
export function logLines(sightings: readonly Sighting[]): LastSwitchover[] {
    return entriesIn(sightings).map(lineOf);
}

export function entriesIn(sightings: readonly Sighting[]): NodeEntry[] {
    return sightings.flatMap((sighting) => {
        if (sighting.kind === "notSeen" || otherName(sighting) !== undefined) return [];
        return sighting.status.log.map((entry) => ({ node: sighting.node, entry }));
    });
}

/** What the nodes' logs tell of their newest entry. */
export interface NewestLogLine {
    readonly newest: Newest<LastSwitchover>;
    /** Nodes whose log is there and can't be read: what is the newest of the others' may not be the newest. */
    readonly unreadableLogs: readonly string[];
}

export function newestLogLine(sightings: readonly Sighting[]): NewestLogLine {
    const own = sightings.filter((sighting) => otherName(sighting) === undefined);
    const unreadable = own.filter((sighting) => sighting.kind === "seen" && sighting.status.hasUnreadableLog);
    return {
        newest: newestOf(own.map((sighting) => logLines([sighting]))),
        unreadableLogs: unreadable.map(({ node }) => node),
    };
}

/** The entries that were not there before; none of a node whose log was not seen before. */
export function newEntries(before: View, after: View): NodeEntry[] {
    const known = new Set(entriesIn(before.sightings).map(keyOf));
    const seenBefore = new Set(before.sightings.filter(hasReadableLog).map(({ node }) => node));
    return entriesIn(after.sightings).filter((entry) => seenBefore.has(entry.node) && !known.has(keyOf(entry)));
}

export function hasReadableLog(sighting: Sighting): boolean {
    return sighting.kind === "seen" && !sighting.status.hasUnreadableLog;
}

/** What may be printed and recorded of an entry. */
export function lineOf({ node, entry }: NodeEntry): LastSwitchover {
    const { time, ...rest } = entry;
    return { node, ...rest, ...(rest.at === undefined && time !== "" ? { time } : {}) };
}

/** What tells one entry from another: that is not what may be printed of it. */
export function keyOf({ node, entry }: NodeEntry): string {
    return `${node} ${keyOfEntry(entry)}`;
}
