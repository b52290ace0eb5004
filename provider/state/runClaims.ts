import type { ClaimFiles, ClaimOutcome, Declaration } from "./claimFiles.js";

/** Claims of one process, one after the other. */
export class RunClaims {
    readonly #open: () => Promise<ClaimFiles>;
    #opening: Promise<ClaimFiles> | undefined;
    #files: ClaimFiles | undefined;
    #queue: Promise<unknown> = Promise.resolve();

    constructor(open: () => Promise<ClaimFiles>) {
        this.#open = open;
    }

    /** What resources of this process have. */
    get held(): readonly Declaration[] {
        return this.#files?.held ?? [];
    }

    /** Rejects if they can't be written. */
    claim(declaration: Declaration): Promise<ClaimOutcome> {
        const outcome = this.#queue.then(async () => {
            this.#files = await (this.#opening ??= this.#open());
            return await this.#files.take(declaration);
        });
        this.#queue = outcome.catch(() => undefined);
        return outcome;
    }
}
