import type { Journal } from "../state/journal.js";
import type { PairLocks } from "../state/pairLocks.js";
import type { RunBook } from "../state/runBook.js";

/** What a provider process has from outside, beside clock and network. An entry point hands it in. */
export interface ProcessParts {
    readonly env: NodeJS.ProcessEnv;
    /** Who runs this process, such as `jane@ops-1`. */
    readonly userAtHost: string;
    /** See provider/pair/lag.ts. */
    readonly lagMs: number;
    /** Whether a resource has a row of its own, below which a list is shown as one. */
    readonly showsLists: boolean;
    /** @param folder as configured; absent: the user's state directory */
    readonly openJournal: (folder: string | undefined) => Journal;
    readonly locks: PairLocks;
    readonly run: RunBook;
    /** Every address of a host name. */
    readonly resolve: (host: string) => Promise<readonly string[]>;
}
