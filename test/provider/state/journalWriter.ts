import { createJournal } from "../../../provider/state/journalFiles.js";
import { journalEntry } from "./journalEntry.js";

/** Writes and removes entries until it is killed. Prints a dot once it has begun, and the id of each that it leaves. */
async function main(folder: string): Promise<void> {
    const journal = createJournal(folder);
    process.stdout.write("begun\n");
    for (let index = 0; ; index++) {
        const id = `${process.pid}-${index}`;
        await journal.write(journalEntry({ id, settleSeconds: 60 + index }));
        process.stdout.write(`${id}\n`);
        if (index % 3 === 0) await journal.remove(id);
    }
}

void main(process.argv[2] ?? "");
