import { createHash } from "node:crypto";
import { normalEndpoint } from "./normalEndpoint.js";

/** A node as the journal knows it again: lower-case name, and `host:port`. Hashes of these if `nodes` are secret. */
export interface NodeMark {
    readonly name: string;
    readonly endpoint: string;
    /** The same endpoint in other spellings, such as by the address that its host name had. */
    readonly alsoAt?: readonly string[];
}

/** A switchover request that is about to be sent, or was: written before its first byte leaves. Nothing in it is secret. */
export interface JournalEntry {
    /** Random: the same request has the same id here, in `pending` and in `lastAction`. */
    readonly id: string;
    readonly isHashed: boolean;
    /** In the order of their declaration. */
    readonly nodes: readonly [NodeMark, NodeMark];
    /** Which of the two was active, by its place in `nodes`. The other one is the desired node. */
    readonly from: 0 | 1;
    /** ISO 8601 UTC, by this machine's wall clock. */
    readonly since: string;
    /** The same by the `Date` header of the node that is asked, if it sent one. */
    readonly sinceByDevice?: string;
    /** What the run that wrote it declared. */
    readonly settleSeconds: number;
    /** Each node's own counter before the request; null if it reports none. */
    readonly switchoverCounts: readonly [number | null, number | null];
}

export interface JournalReading {
    readonly entries: readonly JournalEntry[];
    /** A sentence for each entry, or for the folder, that can't be read: it may be an open request. */
    readonly problems: readonly string[];
}

/** The write-ahead journal: what was requested, for a run that comes after one that was killed. */
export interface Journal {
    /** Never throws. */
    read(): Promise<JournalReading>;
    /** Resolves when the entry is on disk. Throws an `SbcError` if it can't be written. */
    write(entry: JournalEntry): Promise<void>;
    /** Never throws: an entry that stays is found to be old. */
    remove(id: string): Promise<void>;
    /** For messages: where the entry is. */
    pathOf(id: string): string;
}

/** How one journal mark is made of a node; `isHashed` for nodes that are secret. */
export function markOf(
    node: { name: string; host: string; port: number },
    isHashed: boolean,
    spellings: readonly string[] = [],
): NodeMark {
    const plain = { name: node.name.toLowerCase(), endpoint: normalEndpoint(node) };
    const others = spellings.filter((spelling) => spelling !== plain.endpoint);
    const mark = isHashed ? hashed : (text: string) => text;
    return {
        name: mark(plain.name),
        endpoint: mark(plain.endpoint),
        ...(others.length === 0 ? {} : { alsoAt: others.map(mark) }),
    };
}

/** Whether two marks of one form have an endpoint in common. */
export function shareEndpoint(one: NodeMark, other: NodeMark): boolean {
    const all = [other.endpoint, ...(other.alsoAt ?? [])];
    return [one.endpoint, ...(one.alsoAt ?? [])].some((endpoint) => all.includes(endpoint));
}

function hashed(text: string): string {
    return createHash("sha256").update(text).digest("hex");
}
