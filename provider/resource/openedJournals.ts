import type { Journal } from "../state/journal.js";
import { noJournal } from "../state/without.js";
import type { JournalSetting } from "./inputs/stackConfig.js";
import type { ProcessParts } from "./parts.js";

/** The journals of a provider process, each opened once. */
export class OpenedJournals {
    readonly #byFolder = new Map<string, Journal>();

    constructor(private readonly parts: Pick<ProcessParts, "openJournal">) {}

    of({ kind, folder = "" }: JournalSetting): Journal {
        if (kind === "off") return noJournal;
        const journal = this.#byFolder.get(folder) ?? this.parts.openJournal(folder === "" ? undefined : folder);
        this.#byFolder.set(folder, journal);
        return journal;
    }
}
