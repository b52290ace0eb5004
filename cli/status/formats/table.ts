import { columns, type Paint } from "../columns.js";
import type { Fleet, FleetPair } from "../fleet.js";
import { attentionFirst, totals } from "../words.js";
import { COLUMNS, logLines } from "./cells.js";

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
        return [[`The log of ${name}:`, ...logLines(log).map((line) => `  ${line}`)].join("\n")];
    });
}
