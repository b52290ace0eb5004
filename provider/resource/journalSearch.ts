import { parseAddress, type HostAndPort } from "../device/endpoint.js";
import { markOf, shareEndpoint, type JournalEntry, type NodeMark } from "../state/journal.js";

/**
 * The entries that are meant by a request's id, by both node names with a slash, in any order and case, or by the address of
 * one node. Names and addresses that are hashed are found by hashing what is given.
 */
export function entriesNamed(text: string, entries: readonly JournalEntry[]): readonly JournalEntry[] {
    const byId = entries.filter(({ id }) => id === text);
    if (byId.length > 0) return byId;
    return entries.filter((entry) => hasNames(entry, text) || hasAddress(entry, text));
}

export type Nodes = readonly { readonly name: string; readonly address: string }[];

/** The entries that have the name or the address of one of these nodes: a node may have been renamed, or moved. */
export function entriesOf(nodes: Nodes, entries: readonly JournalEntry[]): readonly JournalEntry[] {
    return entries.filter((entry) =>
        marksOf(nodes, entry).some((mark) =>
            entry.nodes.some((node) => node.name === mark.name || shareEndpoint(node, mark)),
        ),
    );
}

/** Whether an entry has the address of one of these nodes. */
export function isAtOneOf(nodes: Nodes, entry: JournalEntry): boolean {
    return marksOf(nodes, entry).some((mark) => entry.nodes.some((node) => shareEndpoint(node, mark)));
}

function marksOf(nodes: Nodes, { isHashed }: JournalEntry): readonly NodeMark[] {
    return nodes.map(({ name, address }) => {
        const parsed = parseAddress(address);
        const endpoint = typeof parsed === "string" ? { host: address, port: 0 } : parsed;
        return markOf({ name, ...endpoint }, isHashed);
    });
}

/** The same for all entries of one pair, hashed or not, whatever the order of its nodes. */
export function pairKey({ nodes, isHashed }: JournalEntry): string {
    const marks = nodes.map((node) => (isHashed ? node : markOf({ name: node.name, ...endpointOf(node) }, true)));
    return JSON.stringify(marks.map(({ name, endpoint }) => [name, endpoint]).sort());
}

/** Of a mark that is not hashed. */
export function endpointOf({ endpoint }: NodeMark): HostAndPort {
    const at = endpoint.lastIndexOf(":");
    return { host: endpoint.slice(0, at).replace(/^\[(.*)\]$/, "$1"), port: Number(endpoint.slice(at + 1)) };
}

function hasNames({ nodes: [a, b], isHashed }: JournalEntry, text: string): boolean {
    const nameOf = (parts: readonly string[]) => markOf({ name: parts.join("/"), host: "", port: 0 }, isHashed).name;
    const parts = text.split("/");
    // A host name has no slash. If one is declared with it all the same, any slash may be the one between the two.
    return parts.slice(1).some((_, index) => {
        const one = nameOf(parts.slice(0, index + 1));
        const other = nameOf(parts.slice(index + 1));
        return (one === a.name && other === b.name) || (one === b.name && other === a.name);
    });
}

function hasAddress({ nodes, isHashed }: JournalEntry, text: string): boolean {
    const address = parseAddress(text);
    if (typeof address === "string") return false;
    const mark = markOf({ name: "", ...address }, isHashed);
    if (nodes.some((node) => shareEndpoint(node, mark))) return true;
    // Without a port, any port of the host is meant; a hash does not tell it.
    const hasPort = typeof parseAddress(`${text}:1`) === "string";
    return !hasPort && !isHashed && nodes.some((node) => endpointOf(node).host === address.host);
}
