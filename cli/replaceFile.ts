import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { SbcError } from "pulumi-oracle-sbc/provider";
import { systemCode } from "./optionFile.js";

/**
 * Writes a file beside it and renames that: whoever reads it sees the old text or the new one, never half of one. The textfile
 * collector reads `*.prom`, and nothing that ends otherwise.
 *
 * @param option by which the file was named
 */
export function replaceFile(path: string, text: string, option = "--out"): void {
    const beside = `${path}.${randomUUID()}.tmp`;
    try {
        // Node exporters run as a user of their own.
        writeFileSync(beside, text, { flag: "wx", mode: 0o644 });
        renameSync(beside, path);
    } catch (error) {
        rmSync(beside, { force: true });
        const code = systemCode(error);
        throw new SbcError("refused", `${path} can't be written (${code}).`, `Name another file with ${option}.`, {
            cause: error,
        });
    }
}
