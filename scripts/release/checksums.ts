import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** In the form that `sha256sum --check` reads. */
export function writeChecksums(folder: string): void {
    const lines = filesIn(folder).map((name) => `${sha256(join(folder, name))}  ${name}\n`);
    writeFileSync(join(folder, "SHA256SUMS"), lines.join(""));
}

export function sha256(file: string): string {
    return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** All files below a folder, in an order that does not depend on the machine. */
export function filesIn(folder: string): string[] {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((name) => name.replaceAll("\\", "/"))
        .filter((name) => statSync(join(folder, name)).isFile())
        .sort();
}
