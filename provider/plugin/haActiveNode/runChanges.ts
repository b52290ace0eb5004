import type { Clock } from "../../clock.js";
import type { RunBook } from "../../state/runBook.js";

/** The run's record is a file: it is not read for each of a thousand pairs. */
const ASK_EVERY_MS = 1000;

/** Whether this run changes pairs. Pulumi does not tell a provider, when it compares, whether that is for a preview. */
export class RunChanges {
    #haveBegun = false;
    #askedMs = -Infinity;

    constructor(private readonly run: RunBook) {}

    /** In this process. */
    begin(): void {
        this.#haveBegun = true;
    }

    /** In this process, or in another of the run: each explicit `Provider` has one. */
    async areUnderWay({ clock }: { readonly clock: Clock }): Promise<boolean> {
        if (this.#haveBegun || clock.now() - this.#askedMs < ASK_EVERY_MS) return this.#haveBegun;
        this.#askedMs = clock.now();
        const isBegun = await this.run.update(
            ({ requested, running, waiting, failed }) =>
                requested + running.length + waiting.length + failed.length > 0,
        );
        if (isBegun) this.#haveBegun = true;
        return this.#haveBegun;
    }
}
