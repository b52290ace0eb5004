import { setMaxListeners } from "node:events";
import { emptyRecord, type RunRecord } from "../../provider/state/runBook.js";
import type { JournalEntry } from "../../provider/state/journal.js";
import type { Machine } from "./machine.js";
import type { Process } from "./process.js";
import type { Settings } from "./scenario/settings.js";
import type { Story } from "./story.js";

/** One Pulumi operation on one stack: its provider processes, and what they share. */
export class Run {
    readonly processes: Process[] = [];
    readonly record: RunRecord = emptyRecord();
    readonly cancelled = new AbortController();
    isCancelled = false;
    /** When its engine died without its processes; absent: it lives, or all died together. */
    orphanedMs: number | undefined;
    /** Called when a process of this run has an entry in the journal. */
    onEntry: (process: Process, entry: JournalEntry) => void = () => undefined;
    #wake: (() => void)[] = [];

    /**
     * @param mayDieAlone whether a process that is killed leaves the others of its run alive
     */
    constructor(
        readonly name: string,
        readonly machine: Machine,
        readonly settings: Settings,
        readonly story: Story,
        readonly mayDieAlone: boolean,
    ) {
        // Whatever waits when a process is killed waits for ever.
        setMaxListeners(0, this.cancelled.signal);
    }

    get isDead(): boolean {
        return this.processes.every(({ isKilled }) => isKilled);
    }

    killBecause(process: Process, when: string): void {
        const dying = this.mayDieAlone ? [process] : this.processes;
        this.story.tell(`${dying.map(({ name }) => name).join(", ")}: killed ${when}`);
        for (const one of dying) one.isKilled = true;
        this.wake();
    }

    /** The engine is gone; a provider process of the dynamic face outlives it. */
    orphan(): void {
        if (this.orphanedMs !== undefined) return;
        this.story.has("orphaned");
        this.story.tell(`${this.name}: the engine is killed, its provider lives on`);
        this.orphanedMs = this.story.nowMs;
        for (const process of this.processes) if (process.face === "plugin") process.isKilled = true;
    }

    cancel(): void {
        if (this.isCancelled) return;
        this.isCancelled = true;
        this.story.has("cancelled");
        this.story.tell(`${this.name} is cancelled`);
        this.cancelled.abort();
    }

    /** Wakes whoever waits for the record to change. */
    wake(): void {
        for (const wake of this.#wake.splice(0)) wake();
    }

    onChange(wake: () => void): void {
        this.#wake.push(wake);
    }
}
