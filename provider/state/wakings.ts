import type { Clock } from "../clock.js";

/** Those who wait for the next change of a record. */
export class Wakings {
    readonly #waiting = new Set<() => void>();

    wake(): void {
        for (const wake of [...this.#waiting]) wake();
    }

    /**
     * Resolves at the next `wake`, or when the time is over; rejects at once with the signal's reason.
     *
     * @param atTheLatest absent: there is nothing that `wake` would not tell
     */
    next(
        signal: AbortSignal,
        atTheLatest?: { readonly ms: number; readonly clock: Clock },
    ): Promise<"woken" | "timeOver"> {
        const woken = new AbortController();
        return new Promise<"woken" | "timeOver">((resolve, reject) => {
            const leave = () => reject(signal.reason as Error);
            if (signal.aborted) return leave();
            signal.addEventListener("abort", leave, { once: true, signal: woken.signal });
            const wake = () => resolve("woken");
            this.#waiting.add(wake);
            atTheLatest?.clock.sleep(atTheLatest.ms, AbortSignal.any([signal, woken.signal])).then(
                () => resolve("timeOver"),
                () => undefined,
            );
            // Not behind the promise: what it has resolved must not be woken again.
            woken.signal.addEventListener("abort", () => this.#waiting.delete(wake), { once: true });
        }).finally(() => woken.abort());
    }
}
