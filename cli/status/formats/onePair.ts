import type { PairLook, PairReport } from "pulumi-oracle-sbc/provider";
import { type Cell, columns, type Paint, PLAIN } from "../columns.js";
import type { NodeOption } from "../../pairOptions.js";
import { entryWords, stateWords } from "../words.js";

/** What a look at one pair showed, one line a node; below it the pair, and if it is not ready, what is wrong. */
export function pairTable(looked: PairLook, nodes: readonly NodeOption[], paint: Paint = PLAIN): string {
    const { report, roleWords, synchronization } = looked;
    const { state, description, redundant } = report;
    const rows = nodes.map(({ name, address }, index) => {
        const { healthPercent, switchoverCount } = looked.nodes[index] ?? {};
        const health = healthPercent === undefined ? "not reported" : `${healthPercent} %`;
        return [name, address, roleWords[index] ?? "", health, String(switchoverCount ?? "not reported")];
    });
    const [newest = "", ...more] = lastSwitchover(report);
    const pair: (readonly (string | Cell)[])[] = [
        ["state", { text: stateWords(state), colour: state === "ready" ? "green" : "red" }],
        ["redundant", redundant ? "yes" : { text: "no", colour: "yellow" }],
        ["synchronization", synchronization],
        ["sessions", sessions(looked)],
        ["last switchover", newest],
        ...more.map((line) => ["", line]),
    ];
    const table = columns([["node", "address", "role", "health", "switchovers"], ...rows]);
    return [table, "", columns(pair, paint), ...(state === "ready" ? [] : ["", description])].join("\n");
}

function sessions({ nodes }: PairLook): string {
    const counted = nodes.filter(({ sessions, sessionsUnknown }) => (sessions ?? sessionsUnknown) !== undefined);
    if (counted.length === 0) return "not known: no active node was seen";
    return counted
        .map(({ name, sessions, sessionsUnknown }) =>
            sessions === undefined ? `not known on ${name}: ${sessionsUnknown}` : `${sessions} on ${name}`,
        )
        .join(", ");
}

/** One line; more if the nodes' logs do not tell which entry is the newest. */
function lastSwitchover(report: PairReport): string[] {
    const { lastSwitchover: newest, possibleLastSwitchovers: possible = [], unreadableLogs = [] } = report;
    if (newest !== undefined) return [entryWords(newest)];
    const unreadable = unreadableLogs.map((node) => `the log of ${node} can't be read`);
    if (possible.length === 0) {
        return unreadable.length === 0 ? ["none seen in the nodes' logs"] : [`not known: ${unreadable.join(", and ")}`];
    }
    const why = ["a time in the logs can't be read", ...unreadable].join(", and ");
    return [`not known, since ${why}; it may be one of these`, ...possible.map(entryWords)];
}
