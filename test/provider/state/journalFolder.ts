import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJournal } from "../../../provider/state/journalFiles.js";

/** A journal in a temporary folder, which does not exist at first. */
export class TestJournal {
    readonly #base = realpathSync(mkdtempSync(join(tmpdir(), "journal-")));
    readonly folder = join(this.#base, "state", "journal");
    readonly journal = createJournal(this.folder);

    get fileNames(): readonly string[] {
        return readdirSync(this.folder).sort();
    }

    /** Another path beside the folder, inside what is removed in the end. */
    beside(name: string): string {
        return join(this.#base, name);
    }

    textOf(id: string): string {
        return readFileSync(this.journal.pathOf(id), "utf8");
    }

    remove(): void {
        rmSync(this.#base, { recursive: true, force: true });
    }
}
