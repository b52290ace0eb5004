import { readFileSync } from "node:fs";

/** What is in the file that an option names. Throws a sentence if it can't be read. */
export function readOptionFile(path: string, option: string): Buffer {
    try {
        return readFileSync(path);
    } catch (error) {
        throw new Error(`The file ${path} of ${option} can't be read (${systemCode(error)}).`, { cause: error });
    }
}

/** `ENOENT`; of an error that is not the system's, the whole of it. */
export function systemCode(error: unknown): string {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
