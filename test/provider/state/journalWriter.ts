import { createJournal } from "../../../provider/state/journalFiles.js";
import { journalEntry } from "./journalEntry.js";
import { killAtCall } from "./killAtCall.js";
import { largeEntry } from "./largeEntry.js";

/** With the number of a call: writes one entry, removes another, and is killed at that call of the file system. */
async function main(folder: string, fatalCall: string | undefined): Promise<void> {
    if (fatalCall === undefined) return writeUntilKilled(folder);
    const journal = createJournal(folder);
    await killAtCall(Number(fatalCall));
    await journal.write(journalEntry({ id: "new" }));
    await journal.remove("old");
}

/** Writes entries, and removes each third. Prints the id of each that is written. */
async function writeUntilKilled(folder: string): Promise<void> {
    const journal = createJournal(folder);
    process.stdout.write("begun\n");
    for (let index = 0; ; index++) {
        const entry = largeEntry(`${process.pid}-${index}`);
        await journal.write(entry);
        process.stdout.write(`${entry.id}\n`);
        if (index % 3 === 0) await journal.remove(entry.id);
    }
}

void main(process.argv[2] ?? "", process.argv[3]);
