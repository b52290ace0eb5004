import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../filesIn.js";

/** In the form that `sha256sum --check` reads. */
export function writeChecksums(folder: string): void {
    const lines = filesIn(folder).map((name) => `${sha256(join(folder, name))}  ${name}\n`);
    writeFileSync(join(folder, "SHA256SUMS"), lines.join(""));
}

export function sha256(file: string): string {
    return createHash("sha256").update(readFileSync(file)).digest("hex");
}
