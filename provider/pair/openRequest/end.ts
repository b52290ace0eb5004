import { switchoverCounts, type View } from "../look.js";
import { moverOf, movesTo, type Moved } from "../switchoverLogs/mover.js";
import { entriesIn, hasReadableLog, keyOf, newEntries, type NodeEntry } from "../switchoverLogs/newLogLine.js";
import { requestTimes } from "../switchoverLogs/entryTimes.js";
import type { PendingSwitchover } from "../settings.js";
import { isSameName, roleOf, sightingOf } from "../sighting.js";
import { isActiveAlone } from "../activeAlone.js";

/** How an open request ended, as far as looks, logs and counters show. */
export interface RequestEnd {
    /**
     * `switched`: the desired node is active. `undone`: it was, and the other one is again. `noEffect`: nothing shows that
     * anything has changed. `unknown`: what there is to see does not tell.
     */
    readonly outcome: "switched" | "noEffect" | "undone" | "unknown";
    /** Present if calls moved to the desired node. */
    readonly moved?: Moved;
    readonly switchoverCounts: Readonly<Record<string, number>>;
}

export interface Watching {
    /** This run's first look at the pair. */
    readonly first: View;
    /** The last one: both nodes answered, and neither is between two roles. */
    readonly last: View;
    /** Whether any look of this run showed the desired node as the only active one. */
    readonly wasSwitched: boolean;
    /** Whether the device refused the request. */
    readonly isRejected: boolean;
}

/** Pure. Of a request that can't act any more, or whose desired node is active. */
export function endOf(pending: PendingSwitchover, watching: Watching): RequestEnd {
    const { last, wasSwitched } = watching;
    const { from, to } = pending;
    const end = (outcome: RequestEnd["outcome"]) => ({ outcome, switchoverCounts: switchoverCounts(last) });
    const entries = entriesSince(pending, watching);
    const moved = () => moverOf({ ...pending, ...watching, entries, isSurelyBefore: () => false });
    if (isActiveAlone(last, to)) return { ...end("switched"), moved: moved() };
    if (!isActiveAlone(last, from)) return end("unknown");
    if (wasSwitched || movesTo(to, from, entries).length > 0 || areCountedTwice(pending, last))
        return { ...end("undone"), moved: moved() };
    const isAsBefore = roleOf(sightingOf(last.sightings, to)) === "standby";
    const isUnchanged = last.sightings.every(({ node }) => isNodeUnchanged(node, pending, last, entries));
    return end(isAsBefore && isUnchanged ? "noEffect" : "unknown");
}

/** Those that this run saw appear, and those that are dated after the request. */
function entriesSince(pending: PendingSwitchover, { first, last }: Pick<Watching, "first" | "last">): NodeEntry[] {
    const appeared = new Set(newEntries(first, last).map(keyOf));
    const sinceMs = requestTimes(pending, last);
    return entriesIn(last.sightings).filter((entry) => {
        const requestedMs = sinceMs(entry.node);
        const isDatedAfter = requestedMs !== undefined && Date.parse(entry.entry.at ?? "") >= requestedMs;
        return isDatedAfter || appeared.has(keyOf(entry));
    });
}

/** Every counter that is known has risen by two or more, and calls are where they were: they moved there and back. */
function areCountedTwice({ switchoverCounts: before }: PendingSwitchover, last: View): boolean {
    const rises = Object.entries(switchoverCounts(last)).flatMap(([node, now]) => {
        const then = countOf(before, node);
        return then === undefined ? [] : [now - then];
    });
    return rises.length > 0 && rises.every((rise) => rise >= 2);
}

/** Its counter is as before, or its log has nothing since the request; and neither says otherwise. */
function isNodeUnchanged(node: string, pending: PendingSwitchover, last: View, since: readonly NodeEntry[]): boolean {
    if (since.some((entry) => isSameName(entry.node, node))) return false;
    const then = countOf(pending.switchoverCounts, node);
    const now = countOf(switchoverCounts(last), node);
    if (then !== undefined && now !== undefined) return then === now;
    const sighting = sightingOf(last.sightings, node);
    const log = entriesIn(last.sightings).filter((entry) => isSameName(entry.node, node));
    // An empty log may be one that the device does not report.
    const isDated = log.length > 0 && log.every(({ entry }) => entry.at !== undefined);
    return hasReadableLog(sighting) && isDated && requestTimes(pending, last)(node) !== undefined;
}

function countOf(counts: Readonly<Record<string, number>>, node: string): number | undefined {
    return Object.entries(counts).find(([name]) => isSameName(name, node))?.[1];
}
