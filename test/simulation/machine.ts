import type { JournalEntry } from "../../provider/state/journal.js";
import type { Process } from "./process.js";
import type { Story } from "./story.js";
import type { VirtualTime } from "./virtualTime.js";

/** A computer on which runs take place: its clocks, its disk, and whether it is awake. */
export class Machine {
    /** Entries of the journal that are durable, by their id. */
    readonly disk = new Map<string, JournalEntry>();
    readonly locks = new Map<string, Process>();
    /** Writing to the disk fails. */
    isFull = false;
    #sleptMs = 0;
    #asleepSinceMs: number | undefined;
    #onWake: (() => void)[] = [];
    #jumped: { readonly atMs: number; readonly fromAheadMs: number } | undefined;

    /** @param aheadMs how far the wall clock is ahead of the true time */
    constructor(
        readonly name: string,
        readonly time: VirtualTime,
        readonly story: Story,
        public aheadMs: number,
    ) {}

    /** A clock that stops while the machine sleeps. */
    monotonicMs(): number {
        return (this.#asleepSinceMs ?? this.time.monotonicMs()) - this.#sleptMs;
    }

    date(): Date {
        return new Date(this.time.now().getTime() + this.aheadMs);
    }

    suspend(ms: number): void {
        if (this.#asleepSinceMs !== undefined) return;
        this.story.has("machine slept");
        this.story.tell(`${this.name} sleeps for ${Math.round(ms / 1000)} s`);
        this.#asleepSinceMs = this.time.monotonicMs();
        this.time.after(ms, () => {
            this.#sleptMs += ms;
            this.#asleepSinceMs = undefined;
            this.story.tell(`${this.name} wakes up`);
            for (const action of this.#onWake.splice(0)) action();
        });
    }

    jump(ms: number): void {
        this.story.has("wall clock jumped");
        this.story.tell(`${this.name}: the wall clock jumps by ${Math.round(ms / 1000)} s`);
        this.#jumped = { atMs: this.time.monotonicMs(), fromAheadMs: this.aheadMs };
        this.aheadMs += ms;
    }

    /** As it is, and as it was if it has jumped just now. */
    aheadsWithin(ms: number): readonly number[] {
        const isRecent = this.#jumped !== undefined && this.time.monotonicMs() - this.#jumped.atMs <= ms;
        return isRecent ? [this.aheadMs, this.#jumped?.fromAheadMs ?? 0] : [this.aheadMs];
    }

    whenAwake(action: () => void): void {
        if (this.#asleepSinceMs === undefined) action();
        else this.#onWake.push(action);
    }

    /** A timer on the monotonic clock. */
    after(delayMs: number, action: () => void): () => void {
        const dueMs = this.monotonicMs() + Math.max(0, delayMs);
        let isCancelled = false;
        let cancelPlan = () => undefined as void;
        const check = () => {
            if (isCancelled) return;
            const leftMs = dueMs - this.monotonicMs();
            if (leftMs > 1e-6) cancelPlan = this.time.after(leftMs, () => this.whenAwake(check));
            else action();
        };
        cancelPlan = this.time.after(delayMs, () => this.whenAwake(check));
        return () => {
            isCancelled = true;
            cancelPlan();
        };
    }
}
