import { newestEntry, type LogEntry } from "../device/switchoverLog.js";
import type { View } from "./look.js";
import type { Sightings } from "./sighting.js";

/** An entry of a node's own log, with the node's name. */
export type LogLine = Omit<LogEntry, "time"> & { readonly node: string };

/** Every entry of both nodes' logs. */
export function logLines(sightings: Sightings): LogLine[] {
    return sightings.flatMap((sighting) =>
        sighting.kind === "seen"
            ? sighting.status.log.map(({ time: _time, ...entry }) => ({ node: sighting.node, ...entry }))
            : [],
    );
}

/** The newest entry that was not there before; absent where there is none, or where a node's log was not seen before. */
export function newLogLine(before: View, after: View): LogLine | undefined {
    const known = new Set(logLines(before.sightings).map((line) => JSON.stringify(line)));
    const seenBefore = new Set(before.sightings.flatMap(({ kind, node }) => (kind === "seen" ? [node] : [])));
    return newestEntry(
        logLines(after.sightings).filter((line) => seenBefore.has(line.node) && !known.has(JSON.stringify(line))),
    );
}
