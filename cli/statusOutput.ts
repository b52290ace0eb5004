import type { LookedAtPair, PairReport } from "pulumi-oracle-sbc/provider";
import type { NodeOption } from "./pairOptions.js";

/** What a look showed, one line a node; below it the pair, and if it is not ready, what is wrong. */
export function statusTable({ report, roleWords }: LookedAtPair, nodes: readonly NodeOption[]): string {
    const { state, description, redundant } = report;
    // A node may be named as a property that every object has.
    const counts = new Map(Object.entries(report.switchoverCounts));
    const rows = nodes.map(({ name, address }, index) => {
        return [name, address, roleWords[index] ?? "", String(counts.get(name) ?? "not reported")];
    });
    const [newest = "", ...more] = lastSwitchover(report);
    const pair = [
        ["state", stateWords.get(state) ?? state],
        ["redundant", redundant ? "yes" : "no"],
        ["last switchover", newest],
        ...more.map((line) => ["", line]),
    ];
    const table = columns([["node", "address", "role", "switchovers"], ...rows]);
    return [table, "", columns(pair), ...(state === "ready" ? [] : ["", description])].join("\n");
}

const stateWords: ReadonlyMap<string, string> = new Map([
    ["switching", "changing"],
    ["activeNotSeen", "no active node seen"],
    ["noStandby", "no standby"],
    ["bothActive", "both active"],
    ["noneActive", "none active"],
    ["wrongDevice", "another device answers"],
    ["notAPair", "not a pair"],
    ["disagree", "the nodes disagree"],
]);

/** One line; more if the nodes' logs do not tell which entry is the newest. */
function lastSwitchover(report: PairReport): string[] {
    const { lastSwitchover: newest, possibleLastSwitchovers: possible = [], unreadableLogs = [] } = report;
    if (newest !== undefined) return [lineOf(newest)];
    const unreadable = unreadableLogs.map((node) => `the log of ${node} can't be read`);
    if (possible.length === 0) {
        return unreadable.length === 0 ? ["none seen in the nodes' logs"] : [`not known: ${unreadable.join(", and ")}`];
    }
    const why = ["a time in the logs can't be read", ...unreadable].join(", and ");
    return [`not known, since ${why}; it may be one of these`, ...possible.map(lineOf)];
}

function lineOf({ at, time, node, oldState, newState, info }: NonNullable<PairReport["lastSwitchover"]>): string {
    const change = `${node} ${oldState} to ${newState}`;
    const when = at ?? (time === undefined ? "no time" : `"${time}", a time that can't be read`);
    return `${when}, ${change}${info === "" ? "" : ` (${info})`}`;
}

function columns(rows: readonly (readonly string[])[]): string {
    const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
    return rows
        .map((row) =>
            row
                .map((cell, column) => cell.padEnd(width(column)))
                .join("  ")
                .trimEnd(),
        )
        .join("\n");
}
