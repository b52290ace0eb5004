import { codeSpan } from "../../codeSpan.js";
import type { Cell } from "../columns.js";
import type { Fleet, FleetPair } from "../fleet.js";
import {
    attentionFirst,
    DRIFT_WORDS,
    entryWords,
    healthWords,
    lastSwitchoverWords,
    stateWords,
    totals,
} from "../words.js";
import { synchronizedWords } from "./table.js";

const TITLES = [
    "Site",
    "Pair",
    "State",
    "Nodes",
    "Health",
    "Synchronized",
    "Sessions",
    "Last switchover",
    "Redundant",
    "Drift",
    "Open requests",
];

/** A table for a page or a comment; the pairs that need attention first. */
export function fleetMarkdown(fleet: Fleet): string {
    const pairs = attentionFirst(fleet.pairs);
    const problems = pairs
        .filter(({ ready }) => !ready)
        .map(({ name, description }) => `- ${inert(name)}: ${inert(description)}`);
    return [
        totals(fleet),
        "",
        row(TITLES),
        row(TITLES.map(() => "---")),
        ...pairs.map((pair) => row(cellsOf(pair).map(inert))),
        ...(problems.length === 0 ? [] : ["", ...problems]),
        ...pairs.flatMap(logLines),
        "",
        `Looked at ${fleet.lookedAt}.`,
    ].join("\n");
}

function cellsOf(pair: FleetPair): string[] {
    const { site = "", name, nodes, sessions, redundant, openRequests } = pair;
    return [
        site,
        name,
        stateWords(pair.state),
        nodes.map((node) => `${node.name} ${node.roleWords}`).join(", "),
        healthWords(pair),
        textOf(synchronizedWords(pair)),
        sessions === undefined ? "?" : String(sessions),
        lastSwitchoverWords(pair),
        redundant ? "yes" : "no",
        DRIFT_WORDS[pair.drift],
        openRequests.length === 0 ? "" : String(openRequests.length),
    ];
}

function logLines({ name, log }: FleetPair): string[] {
    if (log === undefined) return [];
    const none = log.entries.length === 0 && log.notes.length === 0 ? ["- No switchover is logged."] : [];
    const lines = [...log.entries.map(entryWords), ...log.notes].map((line) => `- ${inert(line)}`);
    return ["", `The log of ${inert(name)}:`, "", ...lines, ...none];
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
