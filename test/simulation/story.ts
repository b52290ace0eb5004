import type { VirtualTime } from "./virtualTime.js";

const UUID = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** What happened in one schedule, one event a line: printed if a rule was broken. */
export class Story {
    readonly lines: string[] = [];
    /** What was drawn and has happened, each once: a feature that never comes up tests nothing. */
    readonly features = new Set<string>();
    readonly #time: VirtualTime;
    readonly #ids: string[] = [];

    constructor(time: VirtualTime) {
        this.#time = time;
    }

    tell(event: string): void {
        this.lines.push(
            `${(this.#time.monotonicMs() / 1000).toFixed(3).padStart(9)} s  ${event.replace(UUID, (id) => this.#named(id))}`,
        );
    }

    /** The product draws its ids by chance: here they are counted, so that a seed tells the same story each time. */
    #named(id: string): string {
        if (!this.#ids.includes(id)) this.#ids.push(id);
        return `id-${this.#ids.indexOf(id) + 1}`;
    }

    get nowMs(): number {
        return this.#time.monotonicMs();
    }

    has(feature: string): void {
        this.features.add(feature);
    }
}
