import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReleaseOptions } from "./options.js";

/** What CHANGELOG.md has on this version; of one that is not in it yet, what it has on the unreleased. */
export function writeNotes({ root, folder, version }: ReleaseOptions): void {
    const text = readFileSync(join(root, "CHANGELOG.md"), "utf8");
    const notes = sectionOf(text, version) ?? sectionOf(text, "Unreleased");
    if (notes === undefined) throw new Error(`CHANGELOG.md has no section ## ${version}, and no ## Unreleased.`);
    // In a release, a link leads nowhere that is relative to the file.
    const plain = notes.replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, "$1");
    writeFileSync(join(folder, "release-notes.md"), `${plain}\n`);
}

/** What stands below a heading such as `## 0.1.0` or `## 0.1.0 (2026-01-31)`. */
export function sectionOf(changelog: string, title: string): string | undefined {
    const sections = changelog.split(/^## /m).slice(1);
    const found = sections.find((section) => section.split(/\s/)[0] === title);
    return found?.slice(found.indexOf("\n")).trim();
}
