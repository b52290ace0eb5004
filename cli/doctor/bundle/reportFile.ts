import { existsSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { systemCode } from "../../optionFile.js";

/** Throws a sentence if there is a file already: what it holds may be what somebody was asked for; or no folder for it. */
export function requireNewFile(file: string): void {
    if (file === "") throw new Error("--bundle is empty; write the name of a file.");
    if (existsSync(file)) throw new Error(exists(file));
    if (!existsSync(dirname(file))) throw new Error(`There is no folder ${dirname(file)} for the file of --bundle.`);
}

/** For its owner alone, and never over another file, also not over one that came meanwhile. */
export function writeNewFile(file: string, text: string): void {
    try {
        writeFileSync(file, text, { flag: "wx", mode: 0o600 });
    } catch (error) {
        const code = systemCode(error);
        throw new Error(code === "EEXIST" ? exists(file) : `The file ${file} of --bundle can't be written (${code}).`, {
            cause: error,
        });
    }
}

function exists(file: string): string {
    return `The file ${file} of --bundle exists, and is not overwritten: give another name.`;
}
