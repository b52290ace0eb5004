import type { NodeLook } from "pulumi-oracle-sbc/provider";

/** Both nodes' switchover logs in one order. */
export interface MergedLog {
    /** The node whose clock `at` is by; absent if no entry of the other node was brought to it. */
    readonly byClockOf?: string;
    /** The newest first; those whose time can't be read at the end, in their node's order. */
    readonly entries: readonly MergedEntry[];
    /** What was done to the times, and what is missing: sentences. */
    readonly notes: readonly string[];
}

interface MergedEntry {
    readonly node: string;
    /** ISO 8601 UTC. */
    readonly at?: string;
    /** As the device wrote it, if it can't be read; absent if it wrote none. */
    readonly time?: string;
    readonly oldState: string;
    readonly newState: string;
    readonly info: string;
}

type LogEntry = NodeLook["log"][number];

/** An HTTP `Date` is without the fraction of its second. */
const DATE_STEP_MS = 1000;

/**
 * Merges the logs by the first node's clock: an entry of the other node is moved by how far the two nodes' `Date`s are apart, if
 * that is more than they can be told by. Nothing is left out: what can't be read is shown as it is, and said.
 */
export function mergedLog([a, b]: readonly [NodeLook, NodeLook]): MergedLog {
    const offset = offsetMs(a, b);
    const dated = [...entriesOf(newestFirst(a), 0), ...entriesOf(newestFirst(b), offset ?? 0)];
    dated.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
    const undated = [...a.log, ...b.log].filter(({ at }) => at === undefined);
    return {
        ...(offset === undefined ? {} : { byClockOf: a.name }),
        entries: [...dated, ...undated],
        notes: [
            ...[a, b].flatMap(missing),
            ...(b.log.length === 0 || a.log.length === 0 ? [] : [clockNote(a, b, offset)]),
            ...(undated.length === 0 ? [] : [undatedNote(undated.length)]),
        ].filter((note) => note !== ""),
    };
}

/** A node's entries with a time that can be read. Several may have the same: a log that is in order tells which was first. */
function newestFirst({ log }: NodeLook): readonly (LogEntry & { readonly at: string })[] {
    const dated = log.flatMap((entry) => (entry.at === undefined ? [] : [{ ...entry, at: entry.at }]));
    const first = dated[0]?.at ?? "";
    const last = dated.at(-1)?.at ?? "";
    return first < last ? dated.reverse() : dated;
}

function entriesOf(log: ReturnType<typeof newestFirst>, aheadMs: number) {
    return log.map(({ at, ...entry }) => ({ ...entry, at: new Date(Date.parse(at) - aheadMs).toISOString() }));
}

/** How far the second node's clock is ahead; 0 within what their `Date`s tell; absent if one of them gave none. */
function offsetMs(a: NodeLook, b: NodeLook): number | undefined {
    if (a.clock === undefined || b.clock === undefined) return undefined;
    const least = Date.parse(b.clock.earliest) - Date.parse(a.clock.latest) - DATE_STEP_MS;
    const most = Date.parse(b.clock.latest) + DATE_STEP_MS - Date.parse(a.clock.earliest);
    if (least <= 0 && most >= 0) return 0;
    // Both Dates are whole seconds, and so is what lies between them, within a look.
    return Math.round((least + most) / 2 / 1000) * 1000;
}

function missing({ name, role, hasUnreadableLog }: NodeLook): string[] {
    if (hasUnreadableLog) return [`The log of ${name} can't be read.`];
    return role === "unseen" ? [`${name} was not seen: its log is missing.`] : [];
}

function clockNote(a: NodeLook, b: NodeLook, offset: number | undefined): string {
    if (offset === undefined) {
        const silent = [a, b].filter(({ clock }) => clock === undefined).map(({ name }) => name);
        return `${silent.join(" and ")} gave no Date that can be read: how far the two clocks are apart is not known, and each time is by its own node's clock.`;
    }
    if (offset === 0) return "";
    const apart = `${Math.abs(offset) / 1000} s ${offset > 0 ? "ahead of" : "behind"}`;
    return `The clock of ${b.name} is ${apart} that of ${a.name}; all times are by the clock of ${a.name}.`;
}

function undatedNote(count: number): string {
    return count === 1
        ? "The time of one entry can't be read; it stands at the end."
        : `The times of ${count} entries can't be read; they stand at the end.`;
}
