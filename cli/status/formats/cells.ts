import type { Cell } from "../columns.js";
import type { FleetPair } from "../fleet.js";
import { DRIFT_WORDS, entryWords, healthWords, lastSwitchoverWords, stateWords } from "../words.js";

interface Column {
    readonly title: string;
    readonly cell: (pair: FleetPair) => string | Cell;
    /** Absent: always. Else only if a pair has something to say in it. */
    readonly isNeeded?: (pair: FleetPair) => boolean;
}

/** What is said of a pair in a row, whatever the format. */
export const COLUMNS: readonly Column[] = [
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

function synchronizedWords({ synchronized, synchronization = "" }: FleetPair): string | Cell {
    if (synchronized === true) return "yes";
    if (synchronized === false) return { text: "no", colour: "yellow" };
    return synchronization === "not reported" || synchronization === "" ? "?" : "not known";
}

/** The lines of a pair's merged log; that there is none is one too. */
export function logLines({ entries, notes }: NonNullable<FleetPair["log"]>): readonly string[] {
    const lines = [...entries.map(entryWords), ...notes];
    return lines.length === 0 ? ["No switchover is logged."] : lines;
}
