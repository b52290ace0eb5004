import { isSameNode } from "../diff.js";
import type { GatedPair } from "./gate.js";

/** A pair that holds back the waves behind its own. Names no node: a node's name may be secret. */
export interface Held {
    readonly name: string;
    readonly why: string;
}

/** Empty if the pair is as desired. Absent outputs are those of a resource that failed: never as desired. */
export function heldBack(pair: GatedPair, unseen: readonly string[]): readonly Held[] {
    const why = reasons(pair, unseen);
    return why.length === 0 ? [] : [{ name: pair.name, why: why.join("; ") }];
}

function reasons(pair: GatedPair, unseen: readonly string[]): string[] {
    const { roles, pending, requireRedundancy, redundant, id } = pair;
    if (pending !== undefined) {
        const { since } = pending;
        return [`a switchover request${since === undefined ? "" : ` of ${since}`} is open`];
    }
    if (roles === undefined) return ["it failed, or was not looked at, in this run"];
    if (id !== undefined && unseen.includes(id)) return ["this run can't see which of its nodes is active"];
    const missing = requireRedundancy === true && redundant !== true ? ["it is not redundant"] : [];
    return [...nodeReasons(pair, roles), ...missing];
}

function nodeReasons({ desiredActiveNode, revertive, fulfilledActiveNode }: GatedPair, roles: Roles): string[] {
    const active = Object.keys(roles).filter((name) => roles[name] === "active");
    const [first, second] = active;
    if (first === undefined) return ["no node reports that it is active"];
    if (second !== undefined) return ["both nodes report that they are active"];
    if (desiredActiveNode === undefined || isSameNode(first, desiredActiveNode)) return [];
    if (revertive !== false) return [`its desired node is ${roleOf(desiredActiveNode, roles)}, not active`];
    const isFulfilled = fulfilledActiveNode !== undefined && isSameNode(fulfilledActiveNode, desiredActiveNode);
    return isFulfilled ? [] : ["the last change of its desired node is not fulfilled"];
}

type Roles = Readonly<Record<string, string>>;

function roleOf(node: string, roles: Roles): string {
    const name = Object.keys(roles).find((each) => isSameNode(each, node));
    return (name === undefined ? undefined : roles[name]) ?? "not one of its nodes";
}
