import type { Clock } from "../clock.js";
import type { Journal, JournalReading } from "../state/journal.js";

/** A preview of a thousand pairs asks for it four thousand times. */
const KEPT_MS = 1000;

/** The journal for what only shows, read once a second at the most. Whatever acts reads it for itself. */
export class ShownJournal {
    #last: { readonly journal: Journal; readonly atMs: number; readonly reading: Promise<JournalReading> } | undefined;

    of(journal: Journal, clock: Pick<Clock, "now">): Pick<Journal, "read"> {
        return { read: () => this.#read(journal, clock) };
    }

    /** This process is about to write it. */
    forget(): void {
        this.#last = undefined;
    }

    #read(journal: Journal, clock: Pick<Clock, "now">): Promise<JournalReading> {
        const atMs = clock.now();
        const isKept = this.#last !== undefined && this.#last.journal === journal && atMs - this.#last.atMs < KEPT_MS;
        if (!isKept) this.#last = { journal, atMs, reading: journal.read() };
        return this.#last?.reading ?? journal.read();
    }
}
