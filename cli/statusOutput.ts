import type { PairReport } from "pulumi-oracle-sbc/provider";
import type { NodeOption } from "./pairOptions.js";

/** What a look showed, one line a node; below it the pair, and where it is not ready, what is wrong. */
export function statusTable(report: PairReport, nodes: readonly NodeOption[]): string {
    const { state, description, roles, redundant, switchoverCounts, lastSwitchover } = report;
    const rows = nodes.map(({ name, address }) => [
        name,
        address,
        roleWords[roles[name] ?? "unseen"] ?? roles[name] ?? "",
        String(switchoverCounts[name] ?? "not reported"),
    ]);
    const pair = [
        ["state", stateWords[state] ?? state],
        ["redundant", redundant ? "yes" : "no"],
        ["last switchover", lastSwitchover === undefined ? "none seen in the nodes' logs" : lineOf(lastSwitchover)],
    ];
    const table = columns([["node", "address", "role", "switchovers"], ...rows]);
    return [table, "", columns(pair), ...(state === "ready" ? [] : ["", description])].join("\n");
}

const roleWords: Readonly<Record<string, string>> = {
    unseen: "no answer",
    outOfService: "out of service",
    transitional: "between two roles",
};

const stateWords: Readonly<Record<string, string>> = {
    switching: "changing",
    unseen: "no active node seen",
    noStandby: "no standby",
    bothActive: "both active",
    noneActive: "none active",
    wrongDevice: "another device answers",
    notAPair: "not a pair",
    disagree: "the nodes disagree",
};

function lineOf({ at, node, oldState, newState, info }: NonNullable<PairReport["lastSwitchover"]>): string {
    const change = `${node} ${oldState} to ${newState}`;
    return `${at ?? "at an unreadable time"}, ${change}${info === "" ? "" : ` (${info})`}`;
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
