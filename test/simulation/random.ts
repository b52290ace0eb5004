/** Draws that are the same for the same seed on every machine. */
export class Random {
    #state: number;

    /** `stream` keeps draws for one purpose from shifting those for another. */
    constructor(seed: number, stream: string) {
        let hash = 2166136261 ^ seed;
        for (const character of stream) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
        this.#state = hash >>> 0;
    }

    /** From 0 up to, but not including, 1: mulberry32. */
    fraction(): number {
        this.#state = (this.#state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    }

    chance(probability: number): boolean {
        return this.fraction() < probability;
    }

    between(low: number, high: number): number {
        return low + this.fraction() * (high - low);
    }

    pick<T>(choices: readonly T[]): T {
        if (choices.length === 0) throw new Error("There is nothing to pick from.");
        return choices[Math.floor(this.fraction() * choices.length)] as T;
    }
}
