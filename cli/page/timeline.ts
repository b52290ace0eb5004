import { isSameName } from "../nodeName.js";
import type { PageAction, PageLogEntry, PagePair } from "./model.js";

/** Something that happened to a pair: a switchover that this stack requested, or what only the nodes' own logs tell. */
export type Happening = Requested | Logged;

interface Requested {
    readonly kind: "requested";
    readonly at: string;
    readonly action: PageAction;
    /** What the nodes logged from the request until it had settled, in order. */
    readonly log: readonly PageLogEntry[];
}

interface Logged {
    /** `early`: before what this stack remembers, so it may have been requested by it. */
    readonly kind: "ownLog" | "early";
    /** Absent if the device's time can't be read. */
    readonly at?: string;
    /** One switchover is an entry in each node's log. */
    readonly log: readonly PageLogEntry[];
}

/** A device acts up to 5 s after its answer; clocks differ, and a log may have whole seconds. */
const SLACK_SECONDS = 10;
/** Two nodes' entries of one switchover are not further apart. */
const SAME_SWITCHOVER_SECONDS = 15;
/** A state keeps so many actions of a pair. */
const LONGEST_HISTORY = 20;

/** The newest first; what has no time that can be read stands last. Pure. */
export function timelineOf({ history, log }: PagePair): readonly Happening[] {
    const requested = history.map((action) => ({
        kind: "requested" as const,
        at: action.at,
        action,
        log: logOf(action, log),
    }));
    const told = new Set(requested.flatMap((each) => each.log.map(keyOf)));
    const others = withoutTwins(log).filter((entry) => !told.has(keyOf(entry)));
    const oldest = history.at(-1)?.at;
    const logged = grouped(others).map(([first, ...more]): Logged => {
        const isEarly = history.length >= LONGEST_HISTORY && first.at !== undefined && msOf(first.at) < msOf(oldest);
        const when = first.at === undefined ? {} : { at: first.at };
        return { kind: isEarly ? "early" : "ownLog", ...when, log: [first, ...more] };
    });
    return [...requested, ...logged].sort((a, b) => (msOf(b.at) || 0) - (msOf(a.at) || 0));
}

function logOf(action: PageAction, log: readonly PageLogEntry[]): PageLogEntry[] {
    const { at, tookSeconds = 0, logEntry } = action;
    const fromMs = msOf(at) - SLACK_SECONDS * 1000;
    const untilMs = msOf(at) + (tookSeconds + SLACK_SECONDS) * 1000;
    const isMeant = (entry: PageLogEntry) => msOf(entry.at) >= fromMs && msOf(entry.at) <= untilMs;
    const own = logEntry === undefined ? [] : [logEntry];
    const isMoved = action.by !== "device" && action.by !== "other";
    return inOrder(withoutTwins([...own, ...(isMoved ? log.filter(isMeant) : [])]));
}

/** Entries that are close in time, and of different nodes, are one switchover. */
function grouped(log: readonly PageLogEntry[]): [PageLogEntry, ...PageLogEntry[]][] {
    const groups: [PageLogEntry, ...PageLogEntry[]][] = [];
    for (const entry of inOrder(log)) {
        const group = groups.at(-1);
        const apartMs = msOf(entry.at) - msOf(group?.[0].at);
        const isSame =
            apartMs <= SAME_SWITCHOVER_SECONDS * 1000 && group?.every(({ node }) => !isSameName(node, entry.node));
        if (group !== undefined && isSame) group.push(entry);
        else groups.push([entry]);
    }
    return groups;
}

function inOrder(log: readonly PageLogEntry[]): PageLogEntry[] {
    return [...log].sort((a, b) => (msOf(a.at) || 0) - (msOf(b.at) || 0));
}

function withoutTwins(log: readonly PageLogEntry[]): PageLogEntry[] {
    return [...new Map(log.map((entry) => [keyOf(entry), entry])).values()];
}

function keyOf({ node, oldState, newState, info, at, time }: PageLogEntry): string {
    return JSON.stringify([node.toLowerCase(), oldState, newState, info, at ?? time]);
}

function msOf(at: string | undefined): number {
    return at === undefined ? NaN : Date.parse(at);
}
