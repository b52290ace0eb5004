import type { Moment } from "../../clock.js";
import { deviceNow } from "../deviceDate.js";
import type { View } from "../look.js";
import type { NodeEntry } from "./newLogLine.js";
import type { PendingSwitchover } from "../settings.js";
import { isSameName, sightingOf } from "../sighting.js";

/** A node may write its time, and always writes its `Date`, without the fraction of the second. */
const ROUNDING_MS = 1000;

/**
 * Whether an entry was written before a request was sent, by the clock of the node that wrote it: surely, or not.
 *
 * @param before the look before the request, which ties each node's clock to this machine's
 */
export function writtenBefore(before: View, sent: Moment): (entry: NodeEntry) => boolean {
    return ({ node, entry }) => {
        const sighting = before.sightings.find((one) => isSameName(one.node, node));
        // Without a `Date` there is nothing to tie to: the device's clock may be wrong.
        if (sighting?.kind !== "seen" || sighting.status.date === undefined || entry.at === undefined) return false;
        const now = deviceNow(sighting, sent);
        return now !== undefined && Date.parse(entry.at) + ROUNDING_MS <= now.earliest.getTime();
    };
}

/**
 * When an earlier run's request was sent, by the clock of either node, or a little before that; absent if that can't be told.
 *
 * The asked node's clock tells how long ago it was; the other node's clock may differ from it.
 */
export function requestTimes(
    { from, sinceByDevice }: PendingSwitchover,
    view: View,
): (node: string) => number | undefined {
    const now = { ms: view.endedMs, date: view.date };
    const nowOf = (name: string) => {
        const sighting = sightingOf(view.sightings, name);
        return sighting.kind === "seen" && sighting.status.date !== undefined ? deviceNow(sighting, now) : undefined;
    };
    const asked = nowOf(from);
    const sinceMs = Date.parse(sinceByDevice ?? "");
    if (asked === undefined || !(sinceMs <= asked.latest.getTime())) return () => undefined;
    return (node) => {
        if (isSameName(node, from)) return sinceMs;
        const other = nowOf(node);
        return other && other.earliest.getTime() - (asked.latest.getTime() - sinceMs) - 2 * ROUNDING_MS;
    };
}
