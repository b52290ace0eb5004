import type { LineKind, Log } from "../device/io.js";
import { formatLine, formatMessage, type PairMessage } from "../pair/messages/pairMessage.js";
import type { PreviewMessage } from "./previewMessages.js";

/** Says a thing once: within one run, Pulumi may ask for the same difference again (with --refresh, twice). */
export class OnceOnly {
    readonly #told = new Set<string>();

    /** @param inLines whether the face shows a list as one */
    constructor(private readonly inLines: boolean) {}

    /** @param about the resource, if its lines are shown with it: those of another one may be the same */
    tell({ open, message, isWarning }: PreviewMessage, log: Log, about: string): void {
        if (open !== undefined) this.say(formatMessage(open), "warning", log, about);
        if (message === undefined) return;
        // A look that has grown older meanwhile says nothing new.
        const { lookedAgoSeconds: _age, ...same } = message;
        this.#say(this.#formatted(message), this.#formatted(same), isWarning ? "warning" : "notice", log, about);
    }

    say(text: string, kind: LineKind, log: Log, about: string): void {
        this.#say(text, text, kind, log, about);
    }

    #say(text: string, known: string, kind: LineKind, log: Log, about: string): void {
        const key = `${about}\n${known}`;
        if (this.#told.has(key)) return;
        this.#told.add(key);
        log(text, kind);
    }

    /** Preconditions are counted, not listed, if all is shown in one line. */
    #formatted(message: PairMessage): string {
        return this.inLines ? formatMessage(message) : formatLine(message);
    }
}
