import { setTimeout as delay } from "node:timers/promises";

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

export const systemClock: Clock = {
    now: () => performance.now(),
    date: () => new Date(),
    sleep: (ms, signal) => delay(ms, undefined, { signal }),
};
