import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { open, rename, rm, unlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { SbcError } from "../errors.js";

/** No file of ours is nearly as long. */
const LONGEST_FILE_BYTES = 4 * 1024 * 1024;

/** When a write has to outlast a power failure, and when it need not. */
export interface Durability {
    readonly isDurable: boolean;
}

/**
 * Writes a file that only this user can read: whoever reads it sees the old text or the new one, whole. Never writes through
 * a symbolic link: a link in its place is replaced.
 */
export async function writeSecureFile(path: string, text: string, { isDurable }: Durability): Promise<void> {
    const complete = await writeBeside(path, text, { isDurable });
    try {
        await rename(complete, path);
    } catch (error) {
        await rm(complete, { force: true });
        throw error;
    }
    if (isDurable) await syncFolder(dirname(path));
}

/** Writes a complete file under a new name beside `path`, and returns that name. It ends with `.tmp`. */
export async function writeBeside(path: string, text: string, { isDurable }: Durability): Promise<string> {
    const name = `${path}.${process.pid}.${randomBytes(6).toString("hex")}.tmp`;
    // Exclusive: fails if anything is there, a symbolic link included.
    const file = await open(name, "wx", 0o600);
    try {
        await writeFile(file, text);
        if (isDurable) await file.sync();
    } catch (error) {
        await rm(name, { force: true });
        throw error;
    } finally {
        await file.close();
    }
    return name;
}

/** Removes a file for good. Resolves too if it is gone already. */
export async function removeSecureFile(path: string, { isDurable }: Durability): Promise<void> {
    await unlink(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") throw error;
    });
    if (isDurable) await syncFolder(dirname(path));
}

/**
 * A file's text; undefined if there is none. Throws an `SbcError` for another user's, and for what is no plain file, a symbolic
 * link included.
 */
export async function readSecureFile(path: string): Promise<string | undefined> {
    // Windows knows neither flag. Without waiting: opening a named pipe would wait for its writer.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    try {
        const file = await open(path, flags);
        try {
            const found = await file.stat();
            if (!found.isFile()) throw notPlain(path);
            // Windows has no such owners.
            if (found.uid !== (process.getuid?.() ?? found.uid)) throw notOwn(path);
            if (found.size > LONGEST_FILE_BYTES) throw notOurs(path);
            return await file.readFile("utf8");
        } finally {
            await file.close();
        }
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "ENOENT") return undefined;
        // Linux and macOS say ELOOP of a symbolic link, FreeBSD EMLINK.
        throw code === "ELOOP" || code === "EMLINK" ? notPlain(path) : error;
    }
}

const notPlain = (path: string) =>
    new SbcError("stateFolder", `${path} is not a plain file.`, "Remove it, then run this again.");
const notOwn = (path: string) =>
    new SbcError("stateFolder", `${path} belongs to another user.`, "Remove it, then run this again.");
const notOurs = (path: string) =>
    new SbcError("stateFolder", `${path} is longer than any file of this provider.`, "Remove it, then run this again.");

/** Makes names in a folder outlast a power failure, as far as the system can: Windows opens no folder. */
export async function syncFolder(path: string): Promise<void> {
    const folder = await open(path, "r").catch(() => undefined);
    try {
        await folder?.sync();
    } catch (error) {
        // Some file systems sync no folder; they write its names in order. A disk that fails is another matter.
        if (!SYNCS_NO_FOLDER.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    } finally {
        await folder?.close();
    }
}

const SYNCS_NO_FOLDER: ReadonlySet<string> = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EPERM", "EISDIR"]);
