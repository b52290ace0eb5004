import { MemoryRunBook } from "../state/runBook.js";
import { createJournal, journalFolder } from "../state/journalFiles.js";
import { noLocks } from "../state/without.js";
import type { ProcessParts } from "./parts.js";

/** What ships: this process's environment, and the user's state directory. */
export function ownParts(lagMs: number): ProcessParts {
    return {
        env: process.env,
        lagMs,
        openJournal: (folder) => createJournal(journalFolder(folder, process.env)),
        locks: noLocks,
        run: new MemoryRunBook(),
    };
}
