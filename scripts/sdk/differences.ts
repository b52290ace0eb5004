import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What Python, pip and dotnet leave behind in a folder that they install or build from. */
const LEFTOVERS = /(^|\/)(__pycache__|build|dist|bin|obj|[^/]+\.egg-info)(\/|$)|\.pyc$/;

/** The files that are not the same in two folders, or are in one alone, each as a sentence's beginning. */
export function differences(committed: string, made: string): string[] {
    const here = filesIn(committed);
    const there = filesIn(made);
    return [
        ...there.filter((name) => !here.includes(name)).map((name) => `${name} is missing`),
        ...here.filter((name) => !there.includes(name)).map((name) => `${name} is no longer generated`),
        ...here
            .filter((name) => there.includes(name))
            .filter((name) => !readFileSync(join(committed, name)).equals(readFileSync(join(made, name))))
            .map((name) => `${name} is not what the schema makes now`),
    ];
}

function filesIn(folder: string): string[] {
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((name) => name.replaceAll("\\", "/"))
        .filter((name) => !LEFTOVERS.test(name) && statSync(join(folder, name)).isFile())
        .sort();
}
