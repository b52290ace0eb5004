import { keyOfEntry, type LogEntry } from "../device/switchoverLog.js";
import type { View } from "./look.js";
import { otherName, type Sighting, type Sightings } from "./sighting.js";

/** An entry of a node's own log, with the node's name. */
export type LogLine = Omit<LogEntry, "time"> & { readonly node: string };

/** The same with all that the device wrote. */
export interface NodeEntry {
    readonly node: string;
    readonly entry: LogEntry;
}

/** Every entry of both nodes' logs. */
export function logLines(sightings: Sightings): LogLine[] {
    return entriesIn(sightings).map(lineOf);
}

export function entriesIn(sightings: Sightings): NodeEntry[] {
    return sightings.flatMap((sighting) => {
        if (sighting.kind === "unseen" || otherName(sighting) !== undefined) return [];
        return sighting.status.log.map((entry) => ({ node: sighting.node, entry }));
    });
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
export function lineOf({ node, entry }: NodeEntry): LogLine {
    const { time: _time, ...rest } = entry;
    return { node, ...rest };
}

/** What tells one entry from another: that is not what may be printed of it. */
export function keyOf({ node, entry }: NodeEntry): string {
    return `${node} ${keyOfEntry(entry)}`;
}
