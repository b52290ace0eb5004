import { type PairLook, printable } from "pulumi-oracle-sbc/provider";
import { type Drift, driftOf } from "./drift.js";
import type { Looked } from "./lookAtAll.js";
import { type FleetRequest, requestsOf } from "./openRequests.js";
import { type MergedLog, mergedLog } from "./mergedLog.js";

/** All pairs, as one look at each showed them: what `--format json` prints. Every text is one line, and inert on a terminal. */
export interface Fleet {
    /** When the looks began, ISO 8601 UTC, by this machine's clock: nothing that is shown is older. */
    readonly lookedAt: string;
    readonly pairs: readonly FleetPair[];
    /** What can't be read of this machine's journal: it may be an open request. */
    readonly journalProblems: readonly string[];
}

export interface FleetPair {
    readonly name: string;
    readonly site?: string;
    readonly wave?: number;
    /** `ready`, `switching`, `noStandby`, `bothActive` … as `getPair` has it; `notLookedAt` if its arguments can't be used. */
    readonly state: string;
    /** One node is active, the other standby. */
    readonly ready: boolean;
    /** The same for people, with the reason for each node that gave no answer. */
    readonly description: string;
    /** In the order of the declaration; none if they were not looked at. */
    readonly nodes: readonly FleetNode[];
    readonly activeNode?: string;
    readonly desiredActiveNode?: string;
    readonly drift: Drift;
    readonly redundant: boolean;
    /** `complete`, `not reported`, or what is not synchronized. */
    readonly synchronization?: string;
    readonly synchronized?: boolean;
    /** Of the active node, by its own count. */
    readonly sessions?: number;
    /** The newest entry in either node's own log. */
    readonly lastSwitchover?: PairLook["report"]["lastSwitchover"];
    /** False if a log was not seen, or can't be read: then there may be a newer entry, or one. */
    readonly hasAllLogs: boolean;
    readonly openRequests: readonly FleetRequest[];
    /** With `--log`. */
    readonly log?: MergedLog;
}

export interface FleetNode {
    readonly name: string;
    readonly address: string;
    readonly role: string;
    /** The role in a few words, such as why the node could not be seen. */
    readonly roleWords: string;
    readonly healthPercent?: number;
    readonly switchoverCount?: number;
    readonly answeredAfterSeconds?: number;
}

export function fleetOf(all: readonly Looked[], lookedAt: Date, withLog: boolean): Fleet {
    return {
        lookedAt: lookedAt.toISOString(),
        pairs: numbered(all.map((each) => pairOf(each, withLog))),
        journalProblems: [...new Set(all.flatMap(({ journal }) => journal.problems))].map((text) => printable(text)),
    };
}

/** Two resources of a stack may have one name, by different parents; a metric is known by the name alone. */
function numbered(pairs: readonly FleetPair[]): FleetPair[] {
    const keyOf = ({ site = "", name }: FleetPair) => JSON.stringify([site, name]);
    const taken = new Set(pairs.map(keyOf));
    const seen = new Set<string>();
    return pairs.map((pair) => {
        let own = pair;
        // Another pair may be named as this one would be.
        for (let count = 2; seen.has(keyOf(own)) || (own !== pair && taken.has(keyOf(own))); count++)
            own = { ...pair, name: `${pair.name} (${count})` };
        seen.add(keyOf(own));
        return own;
    });
}

export function isAllReady({ pairs }: Fleet): boolean {
    return pairs.length > 0 && pairs.every(({ ready }) => ready);
}

function pairOf(each: Looked, withLog: boolean): FleetPair {
    const { looked, subject } = each;
    const { pair } = subject;
    const { activeNode: desired } = pair.declared;
    const place = {
        name: printable(pair.name),
        ...(pair.site === undefined ? {} : { site: printable(pair.site) }),
        ...(pair.wave === undefined ? {} : { wave: pair.wave }),
        ...(desired === undefined ? {} : { desiredActiveNode: printable(desired) }),
        openRequests: requestsOf(each),
    };
    if ("problem" in looked) {
        const drift = desired === undefined ? "noneDesired" : "unknown";
        const seen = { state: "notLookedAt", ready: false, redundant: false, drift, hasAllLogs: false } as const;
        return { ...place, ...seen, nodes: [], description: looked.problem };
    }
    const { report, synchronization, synchronized } = looked;
    const sessions = looked.nodes.find(({ role }) => role === "active")?.sessions;
    return {
        ...place,
        state: report.state,
        ready: report.state === "ready",
        description: report.description,
        nodes: nodesOf(each, looked),
        ...(report.activeNode === undefined ? {} : { activeNode: report.activeNode }),
        drift: driftOf(pair, report.activeNode),
        redundant: report.redundant,
        synchronization,
        ...(synchronized === undefined ? {} : { synchronized }),
        ...(sessions === undefined ? {} : { sessions }),
        ...(report.lastSwitchover === undefined ? {} : { lastSwitchover: report.lastSwitchover }),
        hasAllLogs: looked.nodes.every(({ role, hasUnreadableLog }) => role !== "unseen" && !hasUnreadableLog),
        ...(withLog ? { log: mergedLog(looked.nodes) } : {}),
    };
}

function nodesOf({ subject }: Looked, { nodes, roleWords }: PairLook): FleetNode[] {
    return nodes.map(({ name, role, healthPercent, switchoverCount, answeredAfterMs }, index) => ({
        name: printable(name),
        address: printable(subject.look.nodes?.[index]?.address ?? ""),
        role,
        roleWords: roleWords[index] ?? role,
        ...(healthPercent === undefined ? {} : { healthPercent }),
        ...(switchoverCount === undefined ? {} : { switchoverCount }),
        ...(answeredAfterMs === undefined ? {} : { answeredAfterSeconds: Math.round(answeredAfterMs) / 1000 }),
    }));
}
