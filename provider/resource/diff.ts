import { isDeepStrictEqual } from "node:util";
import { isBag } from "../bag.js";
import type { View } from "../pair/look.js";
import { isSuperseded } from "../pair/openRequest/find.js";
import type { PairSettings } from "../pair/settings.js";
import { isRedundantAsRequired } from "../pair/redundancy.js";
import { isNeitherSeen, isSameName } from "../pair/sighting.js";
import { DEFAULTS, INPUT_NAMES, type Inputs } from "./inputs/schema.js";
import type { Recorded } from "./outputs.js";
import { observe } from "./outputs.js";

/** @param isHandsOff whether `ignoreChanges` covers `activeNode` of a resource that exists */
export function mayEverRequest({ activeNode, observeOnly }: Inputs, isHandsOff: boolean): boolean {
    return !isHandsOff && observeOnly !== true && activeNode !== undefined;
}

/**
 * Whether the declaration allows a switchover to be requested if another node is active.
 *
 * Revertive: always. Not revertive: only if the desired node is not the last one that was fulfilled; a failover that the
 * device made by itself stays. While a request has no seen outcome, whatever it brings is no failover of the device's own.
 *
 * @param recorded with an open request that the journal alone knows of
 */
export function mayRequest(inputs: Inputs, recorded: Recorded, isHandsOff: boolean): boolean {
    if (!mayEverRequest(inputs, isHandsOff)) return false;
    const { revertive = DEFAULTS.revertive, activeNode } = inputs;
    const { fulfilledActiveNode, pending } = recorded;
    if (revertive || fulfilledActiveNode === undefined) return true;
    if (pending !== undefined && !isSuperseded(pending, recorded)) return true;
    return !isSameNode(fulfilledActiveNode, activeNode);
}

/** What a comparison is made of. */
export interface Compared {
    readonly inputs: Inputs;
    /** With the inputs of last time beside it. */
    readonly recorded: Recorded;
    readonly view: View;
    readonly isHandsOff: boolean;
}

/**
 * Whether an `up` has something to do, whatever else is recorded: inputs that differ, a request without a seen outcome, the
 * wrong node active. Never a health score, a counter or a log line.
 */
export function needsUpdate({ inputs, recorded, view, isHandsOff }: Compared): boolean {
    if (recorded.pending !== undefined || differingInputs({ ...recorded }, inputs).length > 0) return true;
    if (!mayRequest(inputs, recorded, isHandsOff)) return false;
    return inputs.revertive === false || !isSameNode(activeNodeBy(view, recorded), inputs.activeNode);
}

/** The node that counts as active: a pair that can't be looked at is judged on what is recorded. */
export function activeNodeBy(view: View, recorded: Recorded): string | undefined {
    return view.state.kind === "activeNotSeen" ? recorded.activeNode : observe(view).activeNode;
}

/** The declared arguments that differ from the recorded ones; the desired node is none of these. */
export function differingInputs(
    olds: Readonly<Record<string, unknown>>,
    news: Readonly<Record<string, unknown>>,
): (keyof Inputs)[] {
    return INPUT_NAMES.filter(
        (name) => name !== "activeNode" && !isDeepStrictEqual(normal(name, olds[name]), normal(name, news[name])),
    );
}

/** Whether neither node of the old declaration is kept, by name or by address: then it is another pair. */
export function isAnotherPair(oldNodes: unknown, newNodes: unknown): boolean {
    const olds = nodesOf(oldNodes);
    const news = nodesOf(newNodes);
    const isKept = olds.some((old) =>
        news.some((now) => isSameName(old.name, now.name) || isSameName(old.address, now.address)),
    );
    return olds.length > 0 && news.length > 0 && !isKept;
}

/**
 * Whether something recorded is, by one look, no longer true. Two silent nodes contradict nothing; nor does one, if the other
 * is as recorded and not active: which node is active can't be seen then.
 */
export function hasUntrueRecords(recorded: Recorded, view: View): boolean {
    const now = observe(view);
    const answered = Object.entries(now.roles).filter(([, role]) => role !== "unseen");
    const roles = new Map(Object.entries(recorded.roles ?? {}).map(([node, role]) => [node.toLowerCase(), role]));
    if (answered.some(([node, role]) => roles.get(node.toLowerCase()) !== role)) return true;
    if (answered.length === 0 || (answered.length < 2 && now.activeNode === undefined)) return false;
    return !isSameSeen({ roles: {}, ...recorded }, now);
}

/** Whether an `up` would fail because the pair is not redundant, which is required. */
export function lacksRedundancy(
    settings: Pick<PairSettings, "requireRedundancy" | "preconditions">,
    { observeOnly }: Inputs,
    view: View,
): boolean {
    const { activeNode } = observe(view);
    const isRequired = settings.requireRedundancy && observeOnly !== true;
    if (!isRequired || isNeitherSeen(view.sightings)) return false;
    return activeNode === undefined || !isRedundantAsRequired(view, activeNode, settings.preconditions);
}

/** Whether two looks show the same of what is recorded and compared. */
export function isSameSight(a: View, b: View): boolean {
    return isSameSeen(observe(a), observe(b));
}

/** Whether two looks show calls on the same node, and the record has them on another one, or on none alone. */
export function isSameMove(recorded: Recorded, a: View, b: View): boolean {
    const { activeNode } = observe(b);
    if (activeNode === undefined) return false;
    return isSameNode(observe(a).activeNode, activeNode) && !isSameNode(recorded.activeNode, activeNode);
}

function isSameSeen(a: Seen, b: Seen): boolean {
    const roles = new Map(Object.entries(a.roles).map(([node, role]) => [node.toLowerCase(), role]));
    return (
        Object.entries(b.roles).every(([node, role]) => roles.get(node.toLowerCase()) === role) &&
        isSameNode(a.activeNode, b.activeNode) &&
        isSameNode(a.standbyNode, b.standbyNode) &&
        a.redundant === b.redundant
    );
}

type Seen = Pick<Recorded, "activeNode" | "standbyNode" | "redundant"> & Required<Pick<Recorded, "roles">>;

export function isSameNode(a: string | undefined, b: string | undefined): boolean {
    return a === undefined || b === undefined ? a === b : isSameName(a, b);
}

// The order of the nodes and the case of their names mean nothing.
function normal(name: string, value: unknown): unknown {
    if (name !== "nodes") return value;
    return nodesOf(value)
        .map((node) => ({ ...node, name: node.name.toLowerCase() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The nodes that a bag declares, as far as they can be read. */
export function nodesOf(value: unknown): { name: string; address: string }[] {
    const nodes: readonly unknown[] = Array.isArray(value) ? value : [];
    return nodes.filter(
        (node): node is { name: string; address: string } =>
            isBag(node) && typeof node["name"] === "string" && typeof node["address"] === "string",
    );
}
