import type { ProcessParts } from "../../provider/resource/parts.js";
import type { Journal, JournalEntry } from "../../provider/state/journal.js";
import { MemoryRunBook } from "../../provider/state/runBook.js";
import { noLocks } from "../../provider/state/without.js";

/** A journal on no disk: what one run leaves, the next one finds. */
export class MemoryJournal implements Journal {
    readonly entries: JournalEntry[] = [];

    read() {
        return Promise.resolve({ entries: [...this.entries], problems: [] });
    }

    write(entry: JournalEntry) {
        this.entries.push(entry);
        return Promise.resolve();
    }

    remove(id: string) {
        const index = this.entries.findIndex((entry) => entry.id === id);
        if (index >= 0) this.entries.splice(index, 1);
        return Promise.resolve();
    }

    pathOf(id: string) {
        return `/journal/${id}.json`;
    }
}

/** The parts of a provider process that touches no disk. */
export function memoryParts(overrides: Partial<ProcessParts> = {}): ProcessParts {
    const journal = new MemoryJournal();
    return {
        env: {},
        userAtHost: "jane@ops-1",
        lagMs: 6000,
        showsLists: true,
        openJournal: () => journal,
        locks: noLocks,
        run: new MemoryRunBook(),
        resolve: () => Promise.resolve([]),
        ...overrides,
    };
}
