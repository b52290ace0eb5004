import type { Io } from "../device/io.js";

/** So often at least, whoever waits says for what. */
const REPEAT_MS = 10_000;

/** Tells an operator what is waited for: at once where it changes, and again every ten seconds while it does not. */
export class Progress {
    #told: { readonly key: string; readonly atMs: number } | undefined;

    constructor(readonly io: Io) {}

    /** @param key what makes two lines the same, though their figures differ */
    tell(key: string, line: string, repeatMs = REPEAT_MS): void {
        const now = this.io.clock.now();
        if (this.#told?.key === key && now - this.#told.atMs < repeatMs) return;
        this.#told = { key, atMs: now };
        this.io.log(line, "progress");
    }
}
