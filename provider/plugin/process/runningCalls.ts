import type { Interruption } from "./interruption.js";

/** The calls that are not answered yet, and what they leave: what a cancellation reaches, and the process's end waits for. */
export class RunningCalls {
    readonly #running = new Set<AbortController>();
    #interruption: Interruption | undefined;
    #isEnding = false;
    #whenIdle: (() => void)[] = [];
    readonly #leftover = new Set<Promise<void>>();

    get count(): number {
        return this.#running.size;
    }

    /** A call that comes after an interruption begins interrupted. */
    begin(): AbortController {
        const controller = new AbortController();
        if (this.#interruption !== undefined) controller.abort(this.#interruption);
        this.#running.add(controller);
        return controller;
    }

    end(controller: AbortController): void {
        this.#running.delete(controller);
        if (this.#running.size > 0) return;
        for (const resolve of this.#whenIdle.splice(0)) resolve();
    }

    /** Reaches what runs now, at once, and what comes later. */
    interrupt(reason: Interruption): void {
        this.#interruption ??= reason;
        for (const controller of this.#running) controller.abort(reason);
    }

    /** For good: a new run does not lift it. */
    interruptForGood(reason: Interruption): void {
        this.#isEnding = true;
        this.interrupt(reason);
    }

    /** A process that a debugger holds serves one run after another: one's cancellation is not the next one's. */
    beginRun(): void {
        if (!this.#isEnding) this.#interruption = undefined;
    }

    /** Takes work that its call's answer does not wait for. How it ends is told by whoever does it. */
    afterwards(work: Promise<unknown>): void {
        const done: Promise<void> = work
            .then(
                () => undefined,
                () => undefined,
            )
            .finally(() => this.#leftover.delete(done));
        this.#leftover.add(done);
    }

    /** Resolves when all such work is done, and what it has left in turn. */
    async leftover(): Promise<void> {
        while (this.#leftover.size > 0) await Promise.all(this.#leftover);
    }

    idle(): Promise<void> {
        if (this.#running.size === 0) return Promise.resolve();
        return new Promise((resolve) => this.#whenIdle.push(resolve));
    }
}
