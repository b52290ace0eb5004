import type { SimulatorClock } from "../../simulator/pair/clock.js";

interface Plan {
    readonly atMs: number;
    readonly order: number;
    readonly action: () => void;
}

/** Time that goes from one planned event to the next, the same way every time. Devices, network and runs share it. */
export class VirtualTime implements SimulatorClock {
    static readonly epochMs = Date.UTC(2026, 0, 5, 8);
    #ms = 0;
    #order = 0;
    #plans: Plan[] = [];

    monotonicMs(): number {
        return this.#ms;
    }

    now(): Date {
        return new Date(VirtualTime.epochMs + this.#ms);
    }

    after(delayMs: number, action: () => void): () => void {
        const plan = { atMs: this.#ms + Math.max(0, delayMs), order: this.#order++, action };
        // Kept sorted: the next one is the last.
        let index = this.#plans.length;
        while (index > 0 && isBefore(this.#plans[index - 1], plan)) index--;
        this.#plans.splice(index, 0, plan);
        return () => {
            const at = this.#plans.indexOf(plan);
            if (at >= 0) this.#plans.splice(at, 1);
        };
    }

    /** Lets events happen until `isOver`, or until `limitMs` more have passed; says which. */
    async run(isOver: () => boolean, limitMs: number): Promise<"over" | "outOfTime" | "nothingPlanned"> {
        const deadline = this.#ms + limitMs;
        await settleMicrotasks();
        while (!isOver()) {
            const next = this.#plans.at(-1);
            if (next === undefined) return "nothingPlanned";
            if (next.atMs > deadline) {
                this.#ms = deadline;
                return "outOfTime";
            }
            this.#plans.pop();
            this.#ms = next.atMs;
            next.action();
            await settleMicrotasks();
        }
        return "over";
    }
}

function isBefore(a: Plan | undefined, b: Plan): boolean {
    return a !== undefined && (a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order));
}

/** Every promise that can go on has gone on: nothing in a simulation waits for the real world. */
function settleMicrotasks(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
}
