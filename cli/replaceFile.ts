import { randomUUID } from "node:crypto";
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { SbcError } from "pulumi-oracle-sbc/provider";
import { systemCode } from "./optionFile.js";

/**
 * Writes a file beside it and renames that: whoever reads it sees the old text or the new one, never half of one. The textfile
 * collector reads `*.prom`, and nothing that ends otherwise. A link stays one; a device or a pipe is written to.
 *
 * @param option by which the file was named
 */
export function replaceFile(path: string, text: string, option = "--out"): void {
    try {
        const found = statSync(path, { throwIfNoEntry: false });
        // Renaming over it would put a file in the place of /dev/null.
        if (found !== undefined && !found.isFile()) writeFileSync(path, text);
        else replaceRegular(found === undefined ? path : realpathSync(path), text);
    } catch (error) {
        const code = systemCode(error);
        throw new SbcError("refused", `${path} can't be written (${code}).`, `Name another file with ${option}.`, {
            cause: error,
        });
    }
}

function replaceRegular(path: string, text: string): void {
    const beside = `${path}.${randomUUID()}.tmp`;
    try {
        // Node exporters run as a user of their own.
        writeFileSync(beside, text, { flag: "wx", mode: 0o644 });
        renameSync(beside, path);
    } catch (error) {
        rmSync(beside, { force: true });
        throw error;
    }
}
