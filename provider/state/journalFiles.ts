import { lstat, readdir, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { messageOf, SbcError } from "../errors.js";
import type { Journal, JournalEntry, JournalReading } from "./journal.js";
import { entryText, fileNameOf, readEntry } from "./journalEntry.js";
import { readSecureFile, removeSecureFile, syncFolder, writeSecureFile } from "./secureFile.js";
import { folderProblem, secureFolder } from "./secureFolder.js";
import { stateDirectory } from "./stateDirectory.js";

const DURABLE = { isDurable: true } as const;
const IS_ENTRY = /^[0-9a-f]{64}\.json$/;
/** What a process leaves that is killed while it writes. Its request was never sent. */
const IS_LEFTOVER = /^[0-9a-f]{64}\.json\..*\.tmp$/;
const LEFTOVER_KEPT_MS = 24 * 3600 * 1000;

/** @param folder as configured in `oracle-sbc:journal`; absent: the user's state directory */
export function journalFolder(folder: string | undefined, env: NodeJS.ProcessEnv): string {
    return folder ?? join(stateDirectory(env), "journal");
}

/** A file for each open request, in a folder that need not exist yet. Several processes may use it at once. */
export function createJournal(path: string): Journal {
    // A slash at its end would hide that it is a symbolic link.
    const folder = resolve(path);
    const pathOf = (id: string) => join(folder, fileNameOf(id));
    return {
        read: () => readFolder(folder),
        write: (entry) => writeEntry(folder, entry, pathOf(entry.id)),
        remove: (id) => removeEntry(folder, pathOf(id)),
        pathOf,
    };
}

async function writeEntry(folder: string, entry: JournalEntry, path: string): Promise<void> {
    try {
        const text = entryText(entry);
        const reading = readEntry(text);
        if (reading.kind === "unreadable") throw new Error(`what is to be written ${reading.why}`);
        await secureFolder(folder);
        // Its own name must outlast a power failure too.
        await syncFolder(dirname(folder));
        await writeSecureFile(path, text, DURABLE);
    } catch (error) {
        throw new SbcError(
            "stateFolder",
            `The switchover request can't be recorded in ${path}: ${error instanceof SbcError ? error.fact : `${messageOf(error)}.`}`,
            "Give this user a folder of its own that it can write (permissions 0700), or name another one with: " +
                "pulumi config set oracle-sbc:journal PATH.",
            { cause: error },
        );
    }
}

async function removeEntry(folder: string, path: string): Promise<void> {
    try {
        if ((await folderProblem(folder)) === undefined) await removeSecureFile(path, DURABLE);
    } catch {
        // It stays, and is found to be old.
    }
}

async function readFolder(folder: string): Promise<JournalReading> {
    const entries: JournalEntry[] = [];
    const problems: string[] = [];
    try {
        const names = await readdir(folder);
        const problem = await folderProblem(folder);
        if (problem !== undefined) return { entries, problems: [unreadableFolder(folder, problem)] };
        for (const name of names.filter((each) => IS_ENTRY.test(each)).sort()) {
            const found = await readFile(join(folder, name), name);
            if (typeof found === "string") problems.push(found);
            else if (found !== undefined) entries.push(found);
        }
        await removeLeftovers(folder, names);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
            problems.push(unreadableFolder(folder, `can't be read (${messageOf(error)})`));
        }
    }
    return { entries, problems };
}

/** The entry, a sentence that says why it is none, or undefined if it has been removed meanwhile. */
async function readFile(path: string, name: string): Promise<JournalEntry | string | undefined> {
    try {
        const text = await readSecureFile(path);
        if (text === undefined) return undefined;
        const reading = readEntry(text);
        if (reading.kind === "unreadable") return unreadableEntry(path, reading.why);
        // Under another name, it could never be removed by its id.
        if (fileNameOf(reading.entry.id) !== name) return unreadableEntry(path, "has the name of another request");
        return reading.entry;
    } catch (error) {
        const why = error instanceof SbcError ? error.fact : `${path} can't be read (${messageOf(error)}).`;
        return unreadableEntry(path, why.replace(/\.$/, "").replace(`${path} `, ""));
    }
}

const unreadableEntry = (path: string, why: string) =>
    `${path} ${why}, but it may record an open switchover request. ` +
    "Look at both nodes of each pair that this user switches, then remove the file.";

const unreadableFolder = (folder: string, why: string) =>
    `The journal's folder ${folder} ${why}, so its entries were not read; one may record an open switchover request. ` +
    "Look at both nodes of each pair that this user switches, then give this user a folder of its own with permissions 0700.";

async function removeLeftovers(folder: string, names: readonly string[]): Promise<void> {
    for (const path of names.filter((name) => IS_LEFTOVER.test(name)).map((name) => join(folder, name))) {
        try {
            const { mtimeMs } = await lstat(path);
            if (Date.now() - mtimeMs > LEFTOVER_KEPT_MS) await rm(path, { force: true });
        } catch {
            // Another process was faster, or it stays.
        }
    }
}
