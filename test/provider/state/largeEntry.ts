import { markOf, type JournalEntry } from "../../../provider/state/journal.js";
import { journalEntry } from "./journalEntry.js";

/** So long that writing it takes several system calls, and a kill often comes between them. */
export function largeEntry(id: string): JournalEntry {
    const node = markOf({ name: `${id} `.padEnd(1_200_000, "x"), host: "10.20.0.11", port: 443 }, false);
    return { ...journalEntry({ id }), nodes: [node, node] };
}
