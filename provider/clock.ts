import { setTimeout } from "node:timers";

/** Time as a parameter, so that a test can own it. */
export interface Clock {
    /** Milliseconds on a clock that never goes backwards: for every duration. */
    now(): number;
    /** The wall clock: for what is recorded or compared with another run. */
    date(): Date;
    /** Rejects at once when `signal` aborts. */
    sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** One instant, by both clocks. */
export interface Moment {
    readonly ms: number;
    readonly date: Date;
}

export function momentOf(clock: Pick<Clock, "now" | "date">): Moment {
    return { ms: clock.now(), date: clock.date() };
}

/** ISO 8601 UTC to the second, for messages. */
export function toTheSecond(date: Date): string {
    return date.toISOString().replace(/\.\d+Z$/, "Z");
}

export const systemClock: Clock = {
    now: () => performance.now(),
    date: () => new Date(),
    sleep,
};

/** Rejects with the signal's reason. The promise of `node:timers/promises` makes an error with a stack for each that is cut short. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
        const onAbort = () => {
            clearTimeout(timer);
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever whoever aborted gave
            reject(signal.reason);
        };
        const timer = setTimeout(() => {
            signal.removeEventListener("abort", onAbort);
            resolve();
        }, ms);
        if (signal.aborted) onAbort();
        else signal.addEventListener("abort", onAbort, { once: true });
    });
}

/** Node.js cuts fractions off, and a sleep may end that early. */
export const TIMERS_EARLY_MS = 1;
