import type { Clock } from "../../provider/clock.js";

interface Sleeper {
    readonly dueMs: number;
    readonly wake: () => void;
}

/**
 * A clock that jumps: when nothing is left to do but to wait, the earliest sleeper is woken, and it is that late.
 *
 * An abort rejects as the system's clock does, with an `AbortError` of its own and the reason as its cause.
 */
export class VirtualClock implements Clock {
    /** Called before each waking, with how many there were before it. */
    onWake: (count: number) => void = () => undefined;
    wakings = 0;
    /** How far the wall clock has been set forward, or what the monotonic clock missed of a suspension. */
    aheadMs = 0;
    #nowMs = 1_000_000;
    #sleepers: Sleeper[] = [];
    #actions: Sleeper[] = [];
    #isScheduled = false;

    constructor(readonly startDate = new Date("2026-03-01T12:00:00.000Z")) {}

    now(): number {
        return this.#nowMs;
    }

    date(): Date {
        return new Date(this.startDate.getTime() + this.#nowMs - 1_000_000 + this.aheadMs);
    }

    sleep(ms: number, signal: AbortSignal): Promise<void> {
        return new Promise((resolve, reject) => {
            const onAbort = () => {
                this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
                reject(new DOMException("The operation was aborted", { name: "AbortError", cause: signal.reason }));
            };
            const sleeper = {
                dueMs: this.#nowMs + ms,
                wake: () => {
                    signal.removeEventListener("abort", onAbort);
                    resolve();
                },
            };
            if (signal.aborted) return onAbort();
            signal.addEventListener("abort", onAbort, { once: true });
            this.#sleepers.push(sleeper);
            this.#schedule();
        });
    }

    /** Runs `action` when the time has come; does not make time pass by itself. */
    after(ms: number, action: () => void): void {
        this.#actions.push({ dueMs: this.#nowMs + ms, wake: action });
    }

    #schedule(): void {
        if (this.#isScheduled) return;
        this.#isScheduled = true;
        // By then every promise that can be settled without time's passing is settled.
        setImmediate(() => {
            this.#isScheduled = false;
            this.#wakeOne();
            if (this.#sleepers.length > 0) this.#schedule();
        });
    }

    #wakeOne(): void {
        const earliest = earliestOf(this.#sleepers);
        if (earliest === undefined) return;
        const action = earliestOf(this.#actions);
        const isAction = action !== undefined && action.dueMs <= earliest.dueMs;
        const next = isAction ? action : earliest;
        this.#nowMs = Math.max(this.#nowMs, next.dueMs);
        if (isAction) {
            this.#actions = this.#actions.filter((other) => other !== next);
        } else {
            this.onWake(this.wakings);
            this.wakings += 1;
            // An abort during `onWake` has taken it away.
            if (!this.#sleepers.includes(next)) return;
            this.#sleepers = this.#sleepers.filter((other) => other !== next);
        }
        next.wake();
    }
}

function earliestOf(sleepers: readonly Sleeper[]): Sleeper | undefined {
    return sleepers.reduce<Sleeper | undefined>(
        (first, other) => (first === undefined || other.dueMs < first.dueMs ? other : first),
        undefined,
    );
}
