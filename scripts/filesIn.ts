import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** All files below a folder, with slashes in their names, in an order that does not depend on the machine. */
export function filesIn(folder: string): string[] {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((name) => name.replaceAll("\\", "/"))
        .filter((name) => statSync(join(folder, name)).isFile())
        .sort();
}
