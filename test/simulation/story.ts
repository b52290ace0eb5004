import type { VirtualTime } from "./virtualTime.js";

/** What happened in one schedule, one event a line: printed where an invariant broke. */
export class Story {
    readonly lines: string[] = [];
    readonly #time: VirtualTime;

    constructor(time: VirtualTime) {
        this.#time = time;
    }

    tell(event: string): void {
        this.lines.push(`${(this.#time.monotonicMs() / 1000).toFixed(3).padStart(9)} s  ${event}`);
    }
}
