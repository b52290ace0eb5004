import { markOf, type JournalEntry } from "../../../provider/state/journal.js";

interface Declared {
    readonly name: string;
    readonly host: string;
    readonly port: number;
}

/** An entry as a run writes it, with whatever a test is about in place of the usual. */
export function journalEntry({
    id = "4f1c",
    isHashed = false,
    nodes = [
        { name: "sbc-a", host: "10.20.0.11", port: 443 },
        { name: "sbc-b", host: "10.20.0.12", port: 8443 },
    ],
    ...rest
}: Partial<Omit<JournalEntry, "nodes">> & { readonly nodes?: readonly [Declared, Declared] } = {}): JournalEntry {
    return {
        id,
        isHashed,
        nodes: [markOf(nodes[0], isHashed), markOf(nodes[1], isHashed)],
        from: 0,
        since: "2026-11-25T01:02:03.456Z",
        settleSeconds: 60,
        switchoverCounts: [3, null],
        ...rest,
    };
}
