import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";

export interface Page {
    /** From the package's folder, with forward slashes: `docs/journal.md`. */
    readonly path: string;
    readonly text: string;
    /** Without code blocks and code spans. */
    readonly prose: string;
    readonly blocks: readonly Block[];
    /** What stands between backticks in a line. */
    readonly spans: readonly string[];
}

interface Block {
    readonly language: string;
    /** Lines that end in a backslash are joined with the next. */
    readonly code: string;
}

const BLOCK = /^ *```([^\n]*)\n(.*?)^ *```/gms;
const SPAN = /`([^`\n]+)`/g;

/** Each page that people read: the README files, CONTRIBUTING and all of docs. */
export function pages(): Page[] {
    return ["README.md", "CONTRIBUTING.md", "examples/topology/README.md", ...markdownIn("docs")].map((path) =>
        parsePage(path, readFileSync(join(ROOT, path), "utf8")),
    );
}

export function parsePage(path: string, text: string): Page {
    const withoutBlocks = text.replaceAll(BLOCK, "");
    return {
        path,
        text,
        prose: withoutBlocks.replaceAll(SPAN, "code"),
        blocks: [...text.matchAll(BLOCK)].map(([, language = "", code = ""]) => ({
            language: language.trim(),
            code: code.replaceAll(/\\\n\s*/g, " "),
        })),
        spans: [...withoutBlocks.matchAll(SPAN)].map(([, code = ""]) => code),
    };
}

/** All of a page's code, a span or a line each. */
export function codeLines({ blocks, spans }: Page): string[] {
    return [...spans, ...blocks.flatMap(({ code }) => code.split("\n"))];
}

function markdownIn(folder: string): string[] {
    return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".md"))
        .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
        .sort();
}
