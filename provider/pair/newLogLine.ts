import { keyOfEntry, newestEntry, newestOf, type LogEntry, type Newest } from "../device/switchoverLog.js";
import type { View } from "./look.js";
import type { Sighting } from "./sighting.js";

/** An entry of a node's own log, with the node's name; `time` only if it can't be read as `at`. */
export type LogLine = Omit<LogEntry, "time"> & { readonly node: string; readonly time?: string };

/** Every entry of both nodes' logs. */
export function logLines(sightings: readonly Sighting[]): LogLine[] {
    return keyedLines(sightings).map(({ line }) => line);
}

/** What the nodes' logs tell of their newest entry. */
export interface NewestLogLine {
    readonly newest: Newest<LogLine>;
    /** Nodes whose log is there and can't be read: what is the newest of the others' may not be the newest. */
    readonly unreadableLogs: readonly string[];
}

export function newestLogLine(sightings: readonly Sighting[]): NewestLogLine {
    const unreadable = sightings.filter((sighting) => sighting.kind === "seen" && sighting.status.hasUnreadableLog);
    return {
        newest: newestOf(sightings.map((sighting) => logLines([sighting]))),
        unreadableLogs: unreadable.map(({ node }) => node),
    };
}

/** The newest entry that was not there before; absent where there is none, or where a node's log was not seen before. */
export function newLogLine(before: View, after: View): LogLine | undefined {
    const known = new Set(keyedLines(before.sightings).map(({ key }) => key));
    const seenBefore = new Set(before.sightings.filter(hasReadableLog).map(({ node }) => node));
    const isNew = ({ line, key }: { line: LogLine; key: string }) => seenBefore.has(line.node) && !known.has(key);
    return newestEntry(
        keyedLines(after.sightings)
            .filter(isNew)
            .map(({ line }) => line),
    );
}

function hasReadableLog(sighting: Sighting): boolean {
    return sighting.kind === "seen" && !sighting.status.hasUnreadableLog;
}

/** With what tells one entry from another: that is not what may be printed of it. */
function keyedLines(sightings: readonly Sighting[]): { line: LogLine; key: string }[] {
    return sightings.flatMap((sighting) => {
        if (sighting.kind === "unseen") return [];
        const { node } = sighting;
        return sighting.status.log.map((entry) => {
            const { time, ...rest } = entry;
            const written = rest.at === undefined && time !== "" ? { time } : {};
            return { line: { node, ...rest, ...written }, key: `${node} ${keyOfEntry(entry)}` };
        });
    });
}
