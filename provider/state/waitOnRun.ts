import type { RunBook, RunRecord } from "./runBook.js";

/**
 * Repeats `step` on the run's record, at once and after each change of it, until it gives something. Rejects with the signal's
 * reason at once; what the last step has altered in the record stays then.
 */
export async function waitOnRun<T>(
    book: RunBook,
    signal: AbortSignal,
    step: (record: RunRecord) => T | undefined,
): Promise<T> {
    for (;;) {
        signal.throwIfAborted();
        const left = new AbortController();
        try {
            // Before the step, or a change between the two would be missed.
            const change = book.changed(AbortSignal.any([signal, left.signal]));
            change.catch(() => undefined);
            const found = await orAbort(book.update(step), signal);
            if (found !== undefined) return found;
            await orAbort(change, signal);
        } finally {
            left.abort();
        }
    }
}

/** What goes on is not waited for any more. */
function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
    const settled = new AbortController();
    return new Promise<T>((resolve, reject) => {
        const leaveNow = () => reject(signal.reason as Error);
        if (signal.aborted) leaveNow();
        signal.addEventListener("abort", leaveNow, { once: true, signal: settled.signal });
        work.then(resolve, reject);
    }).finally(() => settled.abort());
}
