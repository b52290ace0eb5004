import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The licences of packages whose code is copied, as they ask for. */
export function licensesOf(folders: readonly string[]): string {
    return folders
        .map((folder) => `${headingOf(folder)}\n\n${textsIn(folder).join("\n\n")}\n`)
        .join(`\n${"-".repeat(80)}\n\n`);
}

function headingOf(folder: string): string {
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown>;
    return `${String(about["name"])} ${String(about["version"])} (${String(about["license"])})`;
}

function textsIn(folder: string): string[] {
    const files = readdirSync(folder).filter((name) => /^(licen[cs]e|notice)/i.test(name));
    return files.sort().map((name) => readFileSync(join(folder, name), "utf8").trim());
}
