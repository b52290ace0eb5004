import type { Log } from "../device/io.js";
import type { PreviewMessage } from "./previewMessages.js";

/** Says a thing once: within one run, Pulumi may ask for the same difference again (with --refresh, twice). */
export class OnceOnly {
    readonly #told = new Set<string>();

    /** @param about the resource, if its lines are shown with it: those of another one may be the same */
    tell({ open, line, isWarning }: PreviewMessage, log: Log, about: string): void {
        for (const [text, kind] of [[open, "warning"] as const, [line, isWarning ? "warning" : "notice"] as const]) {
            const key = `${about}\n${text}`;
            if (text === undefined || this.#told.has(key)) continue;
            this.#told.add(key);
            log(text, kind);
        }
    }
}
