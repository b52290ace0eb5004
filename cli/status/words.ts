import type { Drift } from "./drift.js";
import type { Fleet, FleetPair } from "./fleet.js";

const STATE_WORDS: ReadonlyMap<string, string> = new Map([
    ["switching", "changing"],
    ["activeNotSeen", "no active node seen"],
    ["noStandby", "no standby"],
    ["bothActive", "both active"],
    ["noneActive", "none active"],
    ["wrongDevice", "another device answers"],
    ["notAPair", "not a pair"],
    ["disagree", "the nodes disagree"],
    ["notLookedAt", "not looked at"],
]);

/** A pair's state in a few words. */
export function stateWords(state: string): string {
    return STATE_WORDS.get(state) ?? state;
}

export const DRIFT_WORDS: Readonly<Record<Drift, string>> = {
    no: "no",
    yes: "yes",
    mayStay: "yes, may stay",
    unknown: "not known",
    noneDesired: "none desired",
};

/** An entry of a node's log in one line. */
export function entryWords(entry: NonNullable<FleetPair["lastSwitchover"]>): string {
    const { at, time, node, oldState, newState, info } = entry;
    const change = `${node} ${oldState} to ${newState}`;
    const when = at ?? (time === undefined || time === "" ? "no time" : `"${time}", a time that can't be read`);
    return `${when}, ${change}${info === "" ? "" : ` (${info})`}`;
}

/** The pairs that are not ready, then those that want attention otherwise; each in the order of the stack. */
export function attentionFirst(pairs: readonly FleetPair[]): readonly FleetPair[] {
    return [...pairs].sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ ready, redundant, drift, openRequests }: FleetPair): number {
    if (!ready) return 0;
    return !redundant || drift === "yes" || openRequests.length > 0 ? 1 : 2;
}

/** `12 pairs: 11 ready, 1 not. Drift: 0. Not redundant: 1. Open requests: 0.` */
export function totals({ pairs }: Fleet): string {
    const count = (is: (pair: FleetPair) => boolean) => pairs.filter(is).length;
    const ready = count((pair) => pair.ready);
    const requests = pairs.reduce((sum, { openRequests }) => sum + openRequests.length, 0);
    const all = pairs.length === 1 ? "1 pair" : `${pairs.length} pairs`;
    const rest = pairs.length - ready;
    const drifted = count(({ drift }) => drift === "yes" || drift === "mayStay");
    const unredundant = count(({ redundant }) => !redundant);
    return (
        `${all}: ${ready} ready${rest === 0 ? "" : `, ${rest} not`}. ` +
        `Drift: ${drifted}. Not redundant: ${unredundant}. Open requests: ${requests}.`
    );
}

/** When calls moved last, in a cell of a table. */
export function lastSwitchoverWords({ lastSwitchover, hasAllLogs }: FleetPair): string {
    if (lastSwitchover !== undefined) return lastSwitchover.at ?? lastSwitchover.time ?? "no time";
    return hasAllLogs ? "none" : "not known";
}

/** Health of both nodes, in percent, in the order of the declaration: `100/98`. */
export function healthWords({ nodes }: FleetPair): string {
    return nodes.map(({ healthPercent }) => healthPercent ?? "?").join("/");
}
