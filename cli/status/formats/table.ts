import { type Cell, columns, type Paint } from "../columns.js";
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

/** One row a pair, those that need attention first, and below it what is wrong with which. */
export function fleetTable(fleet: Fleet, paint: Paint): string {
    const pairs = attentionFirst(fleet.pairs);
    const shown = COLUMNS.filter(({ isNeeded }) => isNeeded === undefined || pairs.some(isNeeded));
    const rows = pairs.map((pair) => shown.map(({ cell }) => cell(pair)));
    const problems = pairs.filter(({ ready }) => !ready).map(({ name, description }) => `${name}: ${description}`);
    const blocks = [
        columns([shown.map(({ title }) => title), ...rows], paint),
        totals(fleet),
        ...(problems.length === 0 ? [] : [problems.join("\n")]),
        ...logBlocks(pairs),
    ];
    return blocks.join("\n\n");
}

/** The merged log of each pair, if it was asked for. */
export function logBlocks(pairs: readonly FleetPair[]): string[] {
    return pairs.flatMap(({ name, log }) => {
        if (log === undefined) return [];
        const lines = log.entries.map((entry) => `  ${entryWords(entry)}`);
        const none = lines.length === 0 && log.notes.length === 0 ? ["  No switchover is logged."] : [];
        return [[`The log of ${name}:`, ...lines, ...none, ...log.notes.map((note) => `  ${note}`)].join("\n")];
    });
}

interface Column {
    readonly title: string;
    readonly cell: (pair: FleetPair) => string | Cell;
    /** Absent: always. Else only if a pair has something to say in it. */
    readonly isNeeded?: (pair: FleetPair) => boolean;
}

const COLUMNS: readonly Column[] = [
    { title: "site", cell: ({ site = "" }) => site, isNeeded: ({ site }) => site !== undefined },
    { title: "pair", cell: ({ name }) => name },
    { title: "state", cell: stateCell },
    { title: "nodes", cell: ({ nodes }) => nodes.map(({ name, roleWords }) => `${name} ${roleWords}`).join(", ") },
    { title: "health", cell: healthWords },
    { title: "synchronized", cell: synchronizedWords },
    { title: "sessions", cell: ({ sessions }) => (sessions === undefined ? "?" : String(sessions)) },
    { title: "last switchover", cell: lastSwitchoverWords },
    {
        title: "redundant",
        cell: ({ redundant }) => (redundant ? "yes" : { text: "no", colour: "yellow" }),
    },
    {
        title: "drift",
        cell: ({ drift }) => (drift === "yes" ? { text: "yes", colour: "yellow" } : DRIFT_WORDS[drift]),
        isNeeded: ({ drift }) => drift !== "noneDesired",
    },
    {
        title: "open requests",
        cell: ({ openRequests }) =>
            openRequests.length === 0 ? "" : { text: String(openRequests.length), colour: "yellow" },
        isNeeded: ({ openRequests }) => openRequests.length > 0,
    },
];

function stateCell({ state, ready }: FleetPair): Cell {
    return { text: stateWords(state), colour: ready ? "green" : "red" };
}

export function synchronizedWords({ synchronized, synchronization = "" }: FleetPair): string | Cell {
    if (synchronized === true) return "yes";
    if (synchronized === false) return { text: "no", colour: "yellow" };
    return synchronization === "not reported" || synchronization === "" ? "?" : "not known";
}
