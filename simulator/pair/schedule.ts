import type { SimulatorClock } from "./clock.js";

/** What is still going to happen, by whom, so that a crash can call off a node's plans and `settled` can wait. */
export class Schedule {
    readonly #clock: SimulatorClock;
    readonly #pending = new Map<() => void, string>();
    #waiting: (() => void)[] = [];

    constructor(clock: SimulatorClock) {
        this.#clock = clock;
    }

    /** Plans `action` on behalf of `owner`, a node name or a word of the planner's own. */
    after(owner: string, delayMs: number, action: () => void): void {
        const cancel = this.#clock.after(delayMs, () => {
            this.#remove(cancel);
            action();
        });
        this.#pending.set(cancel, owner);
    }

    /** Calls off everything that `owner` had planned. */
    cancel(owner: string): void {
        for (const [cancel, plannedBy] of [...this.#pending]) {
            if (plannedBy !== owner) continue;
            cancel();
            this.#remove(cancel);
        }
    }

    cancelAll(): void {
        for (const owner of new Set(this.#pending.values())) this.cancel(owner);
    }

    get isSettled(): boolean {
        return this.#pending.size === 0;
    }

    /** Resolves when nothing is planned any more. */
    settled(): Promise<void> {
        if (this.isSettled) return Promise.resolve();
        return new Promise((resolve) => this.#waiting.push(resolve));
    }

    #remove(cancel: () => void): void {
        this.#pending.delete(cancel);
        // Not at once: what calls one plan off often makes the next one in the same breath.
        queueMicrotask(() => this.#resolveIfSettled());
    }

    #resolveIfSettled(): void {
        if (!this.isSettled) return;
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const resolve of waiting) resolve();
    }
}
