/** Who holds a lock: for a message, and to find out whether the process still lives. */
export interface LockHolder {
    readonly host: string;
    readonly pid: number;
    /** ISO 8601 UTC: when it was taken. */
    readonly since: string;
    /** For messages: the lock's file. */
    readonly path: string;
}

export type LockAttempt =
    | { readonly kind: "held"; readonly release: () => Promise<void> }
    | { readonly kind: "taken"; readonly by: LockHolder }
    /** The directory can't be written: `fact` is a sentence. Nothing is locked. */
    | { readonly kind: "unavailable"; readonly fact: string };

/** Keeps one machine to one run per pair, and one user's machines that share a home too. */
export interface PairLocks {
    /**
     * Takes the locks of all these endpoints, in their sorted order, or none.
     *
     * @param waitMs how long to wait for a holder to be done
     * @param onWait is told once of the holder that is waited for
     */
    acquire(
        endpoints: readonly string[],
        waitMs: number,
        signal: AbortSignal,
        onWait: (by: LockHolder) => void,
    ): Promise<LockAttempt>;
}
