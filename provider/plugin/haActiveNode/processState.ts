import type { Context } from "../../resource/context.js";
import { Looks } from "./lookCache.js";

/** What this process keeps of these resources from one call to the next. */
export class ProcessState {
    readonly looks: Looks;
    /**
     * Resources that the program of this run has declared. Pulumi compares others too, to show what a read has changed, and
     * before a `destroy`: that comparison comes before the check of what is declared, and must never fail.
     */
    readonly declared = new Set<string>();

    constructor(readonly context: Context) {
        this.looks = new Looks(context.parts.run);
    }
}
