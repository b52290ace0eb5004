import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** The package's own folder: compiled tests run in dist/test/structure. */
export const ROOT = resolve(__dirname, "../../..");

export interface SourceFile {
    /** From the package's folder, with forward slashes: `provider/pair/pairState.ts`. */
    readonly path: string;
    readonly lines: number;
    /** What it imports or re-exports: a path like its own for files, else the package's name as written. */
    readonly imports: readonly string[];
    /** Those of them that Node.js loads: types alone are gone by then. */
    readonly loads: readonly string[];
}

export function sourceFilesIn(...folders: readonly string[]): SourceFile[] {
    return folders.flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
            .filter((name) => name.endsWith(".ts") && !name.includes("node_modules"))
            .map((name) => readSource(join(ROOT, folder, name))),
    );
}

function readSource(file: string): SourceFile {
    const text = readFileSync(file, "utf8");
    const values = text.replace(
        /^(?:import|export) type (?:\{[^}]*\}|\* as \w+) from .*$|^import \{(?:\s*type \w+,?)+\s*\} from .*$/gm,
        "",
    );
    return {
        path: relative(ROOT, file).replaceAll("\\", "/"),
        lines: text.split("\n").length,
        imports: namedIn(text, file),
        loads: namedIn(values, file),
    };
}

function namedIn(text: string, file: string): string[] {
    const written = [...text.matchAll(/\b(?<!")(?:from|import)\s*\(?\s*"([@.a-z][^"]*)"/g)].map(
        (match) => match[1] ?? "",
    );
    return written.map((name) => (name.startsWith(".") ? pathOf(file, name) : name));
}

function pathOf(file: string, name: string): string {
    return relative(ROOT, join(dirname(file), name))
        .replaceAll("\\", "/")
        .replace(/\.js$/, ".ts");
}
