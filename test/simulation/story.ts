import type { VirtualTime } from "./virtualTime.js";

/** What happened in one schedule, one event a line: printed if a rule was broken. */
export class Story {
    readonly lines: string[] = [];
    /** What was drawn and has happened, each once: a feature that never comes up tests nothing. */
    readonly features = new Set<string>();
    readonly #time: VirtualTime;

    constructor(time: VirtualTime) {
        this.#time = time;
    }

    tell(event: string): void {
        this.lines.push(`${(this.#time.monotonicMs() / 1000).toFixed(3).padStart(9)} s  ${event}`);
    }

    get nowMs(): number {
        return this.#time.monotonicMs();
    }

    has(feature: string): void {
        this.features.add(feature);
    }
}
