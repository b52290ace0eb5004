import { type Clock, TIMERS_EARLY_MS } from "./clock.js";

export type PollResult<T> =
    { readonly kind: "done"; readonly value: T } | { readonly kind: "timedOut"; readonly last: T };

export interface PollOptions<T> {
    /** May depend on what was read. */
    readonly everyMs: number | ((value: T) => number);
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
    readonly clock: Clock;
}

/**
 * Reads until `done` accepts the value or time runs out; always reads at least once. The last reading begins when time has run
 * out, and not before: a slow one that began earlier does not show how things are then.
 *
 * Running out of time is a result, not an exception, so that the caller can say what it last saw.
 * An abort rejects at once and with its own reason, even during a pause.
 */
export async function poll<T>(
    read: (signal: AbortSignal) => Promise<T>,
    done: (value: T) => boolean,
    { everyMs, timeoutMs, signal, clock }: PollOptions<T>,
): Promise<PollResult<T>> {
    const deadline = clock.now() + timeoutMs;
    for (;;) {
        signal.throwIfAborted();
        const isLast = clock.now() >= deadline - TIMERS_EARLY_MS;
        const value = await read(signal);
        if (done(value)) return { kind: "done", value };
        if (isLast) return { kind: "timedOut", last: value };
        const leftMs = Math.max(0, deadline - clock.now());
        const pauseMs = typeof everyMs === "number" ? everyMs : everyMs(value);
        await clock.sleep(Math.min(pauseMs, leftMs), signal).catch((error: unknown) => {
            // A clock rejects with an error of its own; whoever cancelled gave the reason.
            signal.throwIfAborted();
            throw error;
        });
    }
}
