/** Where the simulator's time comes from, so that a test can hold it still. */
export interface SimulatorClock {
    /** The devices' own date: `Date` header, log times, token life. Never scaled. */
    now(): Date;
    /** Milliseconds on a clock that never goes backwards. */
    monotonicMs(): number;
    /** Runs `action` later; the returned function calls it off. */
    after(delayMs: number, action: () => void): () => void;
}

/** The machine's clock, with another date where `now` is given. */
export function systemClock(now: () => Date = () => new Date()): SimulatorClock {
    return {
        now,
        monotonicMs: () => performance.now(),
        after: (delayMs, action) => {
            const timer = setTimeout(action, delayMs);
            return () => clearTimeout(timer);
        },
    };
}
