import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../filesIn.js";

/** What Python, pip and dotnet leave behind in a folder that they install or build from. */
const LEFTOVERS = /(^|\/)(__pycache__|build|dist|bin|obj|[^/]+\.egg-info)(\/|$)|\.pyc$/;

/** The files that are not the same in two folders, or are in one alone, each as a sentence's beginning. */
export function differences(committed: string, made: string): string[] {
    const here = withoutLeftovers(committed);
    const there = withoutLeftovers(made);
    return [
        ...there.filter((name) => !here.includes(name)).map((name) => `${name} is missing`),
        ...here.filter((name) => !there.includes(name)).map((name) => `${name} is no longer generated`),
        ...here
            .filter((name) => there.includes(name))
            .filter((name) => !readFileSync(join(committed, name)).equals(readFileSync(join(made, name))))
            .map((name) => `${name} is not what the schema makes now`),
    ];
}

function withoutLeftovers(folder: string): string[] {
    return existsSync(folder) ? filesIn(folder).filter((name) => !LEFTOVERS.test(name)) : [];
}
