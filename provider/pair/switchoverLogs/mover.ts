import { newestEntry } from "../../device/switchoverLog.js";
import { isLeaving, isTaking, type MoveReason, moveReasonOf } from "./moveWords.js";
import { lineOf, type LastSwitchover, type NodeEntry } from "./newLogLine.js";
import { isSameName } from "../sighting.js";

/**
 * Who moved calls to the desired node, as far as the nodes' logs and their times tell.
 *
 * `request`: this request. `device`: the pair by itself. `other`: calls had moved before the request was sent, by whatever.
 */
export type Mover = "request" | "device" | "other" | "unknown";

export interface Moved {
    readonly by: Mover;
    /** The entry that tells, else the newest one. */
    readonly logEntry?: LastSwitchover;
}

/** A request, and what the logs have since the look before it. */
export interface Moving {
    /** The node that was asked, and was active. */
    readonly from: string;
    readonly to: string;
    /** Entries that were not there before the request, as far as that can be told. */
    readonly entries: readonly NodeEntry[];
    /** Whether the device wrote the entry before the request was sent, beyond what clocks and rounding leave open. */
    readonly isSurelyBefore: (entry: NodeEntry) => boolean;
    /** Whether the device answered that it refuses the request. */
    readonly isRejected: boolean;
}

/** Pure. A word that is not known here tells nothing; entries that contradict each other tell nothing either. */
export function moverOf(moving: Moving): Moved {
    const moves = movesTo(moving.to, moving.from, moving.entries);
    const [by, telling] = whoMoved(moves, moving);
    const [anyTelling] = telling.map(lineOf);
    const logEntry = newestLine(telling) ?? anyTelling ?? newestLine(moves) ?? newestLine(moving.entries);
    return { by, ...(logEntry === undefined ? {} : { logEntry }) };
}

/** The entries that tell of calls moving from one node to the other: each node has its own side of it. */
export function movesTo(to: string, from: string, entries: readonly NodeEntry[]): NodeEntry[] {
    return entries.filter(({ node, entry }) =>
        isSameName(node, to) ? isTaking(entry) : isSameName(node, from) && isLeaving(entry),
    );
}

function whoMoved(
    moves: readonly NodeEntry[],
    { from, isSurelyBefore, isRejected }: Moving,
): readonly [Mover, readonly NodeEntry[]] {
    const because = (reason: MoveReason) => moves.filter(({ entry }) => moveReasonOf(entry) === reason);
    const forced = because("command");
    const failed = because("peerFailed");
    const onTo = moves.filter(({ node }) => !isSameName(node, from));
    // However often calls moved: the node that took over says each time that its peer had failed.
    if (forced.length === 0 && failed.length > 0 && onTo.every((move) => failed.includes(move)))
        return ["device", failed];
    // Two moves in the same direction, or two reasons: which one belongs to the request can't be told.
    const isOnce = moves.length - onTo.length <= 1 && onTo.length <= 1;
    if (!isOnce || failed.length > 0) return ["unknown", []];
    const dated = moves.filter(({ entry }) => entry.at !== undefined);
    if (dated.length > 0 && dated.every(isSurelyBefore)) return ["other", forced.length > 0 ? forced : dated];
    // A node says so of the command that it was given itself, and the request goes to the active node.
    const onFrom = forced.filter(({ node }) => isSameName(node, from));
    const isAsked = onFrom.length > 0;
    return isAsked && !isRejected && !forced.some(isSurelyBefore) ? ["request", onFrom] : ["unknown", forced];
}

function newestLine(entries: readonly NodeEntry[]): LastSwitchover | undefined {
    const lines = entries.map(lineOf);
    return newestEntry(lines);
}
