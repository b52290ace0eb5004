import { SbcError } from "../errors.js";
import { DEFAULT_PORT } from "../device/endpoint.js";
import { printable } from "../device/words.js";
import type { JournalEntry, NodeMark } from "../state/journal.js";
import { createJournal } from "../state/journalFiles.js";
import { endpointOf, entriesNamed, entriesOf, isAtOneOf, type Nodes, pairKey } from "./journalSearch.js";

/** A switchover request whose outcome no run has seen yet, as this machine's journal records it. */
export interface OpenRequest {
    readonly id: string;
    /** ISO 8601 UTC, by the clock of the machine that sent it. */
    readonly since: string;
    readonly from: RequestedNode;
    readonly to: RequestedNode;
    /** Where it is recorded. */
    readonly path: string;
    /** True of a request that was looked for by a pair's nodes, and has a name of them alone: it may be another pair's. */
    readonly isAtOtherAddresses?: boolean;
}

interface RequestedNode {
    /** Its place in the `nodes` that were declared. */
    readonly index: 0 | 1;
    /** Absent if the `nodes` are secret; the address too. */
    readonly name?: string;
    /** As it is declared: without the port if it is 443. */
    readonly address?: string;
}

export interface OpenRequests {
    /** The journal that was read. */
    readonly folder: string;
    readonly requests: readonly OpenRequest[];
    /** A sentence for each file that can't be read: it may be an open request. */
    readonly problems: readonly string[];
}

export interface ForgetResult extends OpenRequests {
    /** `requests` are what was forgotten; those of several pairs, of which none was forgotten; all that there are. */
    readonly kind: "forgotten" | "ambiguous" | "notFound";
}

/**
 * Reads which requests are open, the oldest first. Never throws.
 *
 * @param nodes only the requests of a pair that has one of these names or addresses
 */
export async function openRequests(folder: string, nodes?: Nodes): Promise<OpenRequests> {
    const { entries, problems } = await createJournal(folder).read();
    if (nodes === undefined) return { folder, requests: listed(folder, entries), problems };
    const found = entriesOf(nodes, entries);
    const here = new Set(found.filter((entry) => isAtOneOf(nodes, entry)).map(({ id }) => id));
    const requests = listed(folder, found).map((each) =>
        here.has(each.id) ? each : { ...each, isAtOtherAddresses: true },
    );
    return { folder, requests, problems };
}

/**
 * Removes from the journal what is recorded of one pair. Looks at no node.
 *
 * @param pair both node names with a slash, the address of one node, or the id of a request
 */
export async function forgetRequest(pair: string, folder: string): Promise<ForgetResult> {
    const journal = createJournal(folder);
    const { entries, problems } = await journal.read();
    const found = entriesNamed(pair, entries);
    const result = (kind: ForgetResult["kind"], of: readonly JournalEntry[]) =>
        ({ kind, folder, requests: listed(folder, of), problems }) as const;
    if (found.length === 0) return result("notFound", entries);
    if (new Set(found.map(pairKey)).size > 1) return result("ambiguous", found);
    for (const { id } of found) await journal.remove(id);
    const left = (await journal.read()).entries.find(({ id }) => found.some((each) => each.id === id));
    if (left === undefined) return result("forgotten", found);
    throw new SbcError("stateFolder", `${journal.pathOf(left.id)} can't be removed.`, "Remove it as its owner.");
}

function listed(folder: string, entries: readonly JournalEntry[]): readonly OpenRequest[] {
    const journal = createJournal(folder);
    return entries
        .map((entry) => ({
            id: entry.id,
            since: entry.since,
            from: requestedNode(entry, entry.from),
            to: requestedNode(entry, entry.from === 0 ? 1 : 0),
            path: journal.pathOf(entry.id),
        }))
        .sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
}

function requestedNode({ nodes, isHashed }: JournalEntry, index: 0 | 1): RequestedNode {
    if (isHashed) return { index };
    return { index, name: printable(nodes[index].name), address: printable(addressOf(nodes[index])) };
}

function addressOf(mark: NodeMark): string {
    const { host, port } = endpointOf(mark);
    const written = host.includes(":") ? `[${host}]` : host;
    return port === DEFAULT_PORT ? written : `${written}:${port}`;
}
