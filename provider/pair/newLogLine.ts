import { keyOfEntry, newestEntry, type LogEntry } from "../device/switchoverLog.js";
import type { View } from "./look.js";
import { otherName, type Sighting, type Sightings } from "./sighting.js";

/** An entry of a node's own log, with the node's name. */
export type LogLine = Omit<LogEntry, "time"> & { readonly node: string };

/** Every entry of both nodes' logs. */
export function logLines(sightings: Sightings): LogLine[] {
    return keyedLines(sightings).map(({ line }) => line);
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
function keyedLines(sightings: Sightings): { line: LogLine; key: string }[] {
    return sightings.flatMap((sighting) => {
        if (sighting.kind === "unseen" || otherName(sighting) !== undefined) return [];
        const { node } = sighting;
        return sighting.status.log.map((entry) => {
            const { time: _time, ...rest } = entry;
            return { line: { node, ...rest }, key: `${node} ${keyOfEntry(entry)}` };
        });
    });
}
