import { isDeepStrictEqual } from "node:util";
import type { View } from "../pair/look.js";
import { isSameName } from "../pair/sighting.js";
import { DEFAULTS, INPUT_NAMES, type Inputs } from "./inputs.js";
import type { Recorded } from "./outputs.js";
import { observe } from "./outputs.js";

/**
 * Whether the declaration asks for a switchover where another node is active.
 *
 * Revertive: always. Not revertive: only where the wish is one that was not carried out yet; a failover that the device
 * made by itself stays. While a request has no seen outcome, whatever it brings is no failover of the device's own.
 *
 * @param isHandsOff whether `ignoreChanges` covers `activeNode` of a resource that exists: then never
 */
export function isWishOpen(
    { revertive = DEFAULTS.revertive, activeNode, observeOnly }: Inputs,
    recorded: Recorded,
    isHandsOff: boolean,
): boolean {
    if (isHandsOff || observeOnly === true || activeNode === undefined) return false;
    const { fulfilledActiveNode, pending } = recorded;
    if (revertive || fulfilledActiveNode === undefined || pending !== undefined) return true;
    return !isSameName(fulfilledActiveNode, activeNode);
}

/**
 * Whether an `up` has something to do: inputs that differ, a request without a seen outcome, the wrong node active, or
 * records that are no longer true. Never a health score, a counter or a log line.
 */
export function isChanged(
    inputs: Inputs,
    olds: Readonly<Record<string, unknown>>,
    view: View,
    isHandsOff: boolean,
): boolean {
    const recorded = olds as Recorded;
    if (recorded.pending !== undefined || differingInputs(olds, inputs).length > 0) return true;
    if (isWishOpen(inputs, recorded, isHandsOff)) {
        if (inputs.revertive === false) return true;
        if (!isSameNode(activeNodeBy(view, recorded), inputs.activeNode)) return true;
    }
    return hasUntrueRecords(recorded, view);
}

/** The node that counts as active: a pair that can't be looked at is judged on what is recorded. */
export function activeNodeBy(view: View, recorded: Recorded): string | undefined {
    return view.state.kind === "unseen" ? recorded.activeNode : observe(view).activeNode;
}

/** The declared arguments that differ from the recorded ones; the wish is none of these. */
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
    const [olds, news] = [nodesOf(oldNodes), nodesOf(newNodes)];
    const isKept = olds.some((old) =>
        news.some((now) => isSameName(old.name, now.name) || isSameName(old.address, now.address)),
    );
    return olds.length > 0 && news.length > 0 && !isKept;
}

/** Whether something recorded is, by a look, no longer true. A node that gave no answer contradicts nothing. */
export function hasUntrueRecords(recorded: Recorded, view: View): boolean {
    const now = observe(view);
    const answered = Object.entries(now.roles).filter(([, role]) => role !== "unseen");
    const roles = new Map(Object.entries(recorded.roles ?? {}).map(([node, role]) => [node.toLowerCase(), role]));
    if (answered.some(([node, role]) => roles.get(node.toLowerCase()) !== role)) return true;
    if (answered.length < 2) return false;
    return !isSameNode(recorded.activeNode, now.activeNode) || !isSameNode(recorded.standbyNode, now.standbyNode);
}

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

function nodesOf(value: unknown): { name: string; address: string }[] {
    const nodes = Array.isArray(value) ? (value as unknown[]) : [];
    return nodes.filter(
        (node): node is { name: string; address: string } =>
            typeof node === "object" &&
            node !== null &&
            typeof (node as { name?: unknown }).name === "string" &&
            typeof (node as { address?: unknown }).address === "string",
    );
}
