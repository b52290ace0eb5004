import type { Role } from "../../provider/device/role.js";
import type { NodeStatus } from "../../provider/device/status.js";
import { SbcError, unreachableCase } from "../../provider/errors.js";
import { decide, type Decision, type Reason } from "../../provider/pair/decide.js";
import { judge } from "../../provider/pair/pairState.js";
import type { Sighting } from "../../provider/pair/sighting.js";
import { said } from "../provider/sightings.js";

/** What a node can say of itself, or not say: as far as a decision can tell it apart. */
const SAYINGS = [
    "active",
    "standby",
    "becoming active",
    "becoming standby",
    "out of service",
    "standalone",
    "another word",
    "no answer",
] as const;
type Saying = (typeof SAYINGS)[number];

export interface Row {
    readonly wanted: Saying;
    readonly other: Saying;
    readonly state: string;
    readonly decision: string;
    /** Of the decision, where it has something to say. */
    readonly message: string;
}

const WANTED = "sbc-a";
const OTHER = "sbc-b";
const DEFAULTS = {
    minimumHealthPercent: { value: 75, isDeclared: false },
    synchronized: { value: true, isDeclared: false },
};

/** Every combination of what the wanted node and the other one say, in a pair that is healthy and synchronized. */
export function decisionTable(): Row[] {
    return SAYINGS.flatMap((wanted) => SAYINGS.map((other) => rowFor(wanted, other)));
}

function rowFor(wanted: Saying, other: Saying): Row {
    const sightings = [sighting(WANTED, wanted, OTHER, other), sighting(OTHER, other, WANTED, wanted)] as const;
    const state = judge(sightings);
    const decision = decide(
        { sightings, state, endedMs: 0, date: new Date(0) },
        { activeNode: WANTED, preconditions: DEFAULTS },
    );
    return { wanted, other, state: state.kind, decision: decision.kind, message: messageOf(decision) };
}

function sighting(node: string, says: Saying, peerName: string, peer: Saying): Sighting {
    if (says === "no answer") {
        const error = new SbcError("unreachable", `${node}: no connection.`, "Check the address and the network.");
        return { kind: "notSeen", node, error };
    }
    const role = roleFor(says);
    const peerRole = peer === "no answer" ? "outOfService" : roleFor(peer);
    const pairing: Partial<NodeStatus> = role === "standalone" ? {} : { peerName: said(peerName), peerRole };
    const roleWord = says === "another word" ? "in maintenance" : says;
    const status: NodeStatus = {
        role,
        roleWord: said(roleWord),
        becomingActive: says === "becoming active",
        hostName: said(node),
        healthPercent: 100,
        ...pairing,
        syncComponents: [],
        log: [],
        hasUnreadableLog: false,
        unreadable: [],
        hasUnreadableDate: false,
    };
    return { kind: "seen", node, status, times: { ms: 0, date: new Date(0), answeredMs: 0 } };
}

function roleFor(says: Exclude<Saying, "no answer">): Role {
    switch (says) {
        case "active":
        case "standby":
        case "standalone":
            return says;
        case "becoming active":
        case "becoming standby":
            return "transitional";
        case "out of service":
            return "outOfService";
        case "another word":
            return "unknown";
        default:
            return unreachableCase(says);
    }
}

function messageOf(decision: Decision): string {
    switch (decision.kind) {
        case "alreadyActive":
            return sentencesOf(decision.warning ?? []);
        case "switchOver":
            return `from ${decision.from} to ${decision.to}, after the quiet period`;
        case "wait":
            return decision.observed;
        case "refuse":
            return sentencesOf(decision.reasons);
        default:
            return unreachableCase(decision);
    }
}

function sentencesOf(reasons: readonly Reason[]): string {
    return reasons.map(({ observed, remedy }) => `${observed} ${remedy}`.trim()).join(" ");
}
