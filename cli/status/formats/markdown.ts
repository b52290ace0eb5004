import { codeSpan } from "../../codeSpan.js";
import type { Cell } from "../columns.js";
import type { Fleet, FleetPair } from "../fleet.js";
import { attentionFirst, totals } from "../words.js";
import { COLUMNS, logLines } from "./cells.js";

/** A table for a page or a comment; the pairs that need attention first. */
export function fleetMarkdown(fleet: Fleet): string {
    const pairs = attentionFirst(fleet.pairs);
    const problems = pairs
        .filter(({ ready }) => !ready)
        .map(({ name, description }) => `- ${inert(name)}: ${inert(description)}`);
    return [
        totals(fleet),
        "",
        row(COLUMNS.map(({ title }) => capitalized(title))),
        row(COLUMNS.map(() => "---")),
        ...pairs.map((pair) => row(COLUMNS.map(({ cell }) => inert(textOf(cell(pair)))))),
        ...(problems.length === 0 ? [] : ["", ...problems]),
        ...pairs.flatMap(logOf),
        "",
        `Looked at ${fleet.lookedAt}.`,
    ].join("\n");
}

function logOf({ name, log }: FleetPair): string[] {
    if (log === undefined) return [];
    return ["", `The log of ${inert(name)}:`, "", ...logLines(log).map((line) => `- ${inert(line)}`)];
}

function capitalized(title: string): string {
    return title.charAt(0).toUpperCase() + title.slice(1);
}

function row(cells: readonly string[]): string {
    return `| ${cells.join(" | ")} |`;
}

function textOf(cell: string | Cell): string {
    return typeof cell === "string" ? cell : cell.text;
}

/** Words that Markdown leaves as they are: no address, no mention, no mark of a form. */
const PLAIN = /^(?!.*(?:www\.|:\/\/))[\p{L}\p{N}](?:[\p{L}\p{N} ,;:%/()?.-]|_(?=[\p{L}\p{N}]))*$/u;

/** As text, whatever Markdown or HTML it may be. */
function inert(text: string): string {
    return text === "" || PLAIN.test(text) ? text : codeSpan(text);
}
