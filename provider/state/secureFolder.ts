import { lstat, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { messageOf, SbcError } from "../errors.js";

/**
 * Makes a folder that only this user can read and write, with the folders above it, and returns its path.
 *
 * Throws an `SbcError` if it can't be made, or if it exists and others could put something else in its place.
 *
 * @param below folders inside `base`, one inside the other: each is held to the same
 */
export async function secureFolder(base: string, ...below: readonly string[]): Promise<string> {
    let path = base;
    await makeSecure(path);
    for (const name of below) {
        path = join(path, name);
        await makeSecure(path);
    }
    return path;
}

/** A sentence for whoever goes on without it. */
export function whyUnusable(path: string, error: unknown): string {
    return error instanceof SbcError ? error.fact : `The folder ${path} can't be used (${messageOf(error)}).`;
}

async function makeSecure(path: string): Promise<void> {
    const problem = await make(path).then(
        () => folderProblem(path),
        (error: unknown) => `can't be created (${messageOf(error)})`,
    );
    if (problem === undefined) return;
    throw new SbcError(
        "stateFolder",
        `The folder ${path} ${problem}.`,
        "Give this user a folder of its own, with permissions 0700 (the state directory follows XDG_STATE_HOME).",
    );
}

/** Not by `recursive`: if a file system answers ENOENT to a folder that is there, Node.js repeats the two calls for ever. */
async function make(path: string): Promise<void> {
    try {
        await makeOne(path);
    } catch (error) {
        const above = dirname(path);
        if (codeOf(error) !== "ENOENT" || above === path) throw error;
        await make(above);
        await makeOne(path);
    }
}

async function makeOne(path: string): Promise<void> {
    await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
        // What is there is looked at next, whatever it is.
        if (codeOf(error) !== "EEXIST") throw error;
    });
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** Why a folder is not safe to use, as the end of a sentence. */
export async function folderProblem(path: string): Promise<string | undefined> {
    const found = await lstat(path);
    if (found.isSymbolicLink()) return "is a symbolic link";
    if (!found.isDirectory()) return "is not a folder";
    // Windows has no such owners and modes: its user profile keeps others out.
    const user = process.getuid?.();
    if (user === undefined) return undefined;
    if (found.uid !== user) return "belongs to another user";
    return (found.mode & 0o022) === 0 ? undefined : "can be written by other users";
}
