import { type Bag, bagIn, given, textIn } from "../bag.js";
import { nodesText } from "./declared.js";
import type { Step } from "./document.js";
import { isSameName } from "../nodeName.js";
import { classOf, nameOf } from "../urn.js";

/** What the steps of a preview show of one pair's resource. */
export interface PlannedPair {
    readonly urn: string;
    readonly name: string;
    /** The last operation but for the read before it: `same`, `update`, `create`, `delete`, `replace` …; `read` alone. */
    readonly op: string;
    /** Absent if they are secret. */
    readonly nodes?: string;
    readonly desired?: string;
    /** The program says what it said last, and that was fulfilled: another active node is drift. */
    readonly wasFulfilled: boolean;
    /** What the device's log has of it, if the read found another node active than was recorded. */
    readonly moved: readonly string[];
}

/** Pulumi's text for a value that only `up` will show. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** In the order of their first steps. */
export function plannedPairs(steps: readonly Step[]): PlannedPair[] {
    const byUrn = new Map<string, Step[]>();
    for (const step of steps) {
        if (classOf(step.urn) !== "HaActiveNode") continue;
        const known = byUrn.get(step.urn);
        if (known === undefined) byUrn.set(step.urn, [step]);
        else known.push(step);
    }
    return [...byUrn].map(([urn, own]) => plannedPair(urn, own));
}

function plannedPair(urn: string, steps: readonly Step[]): PlannedPair {
    const read = steps.find(({ op }) => op === "refresh");
    const last = steps.filter(({ op }) => op !== "refresh").at(-1);
    const { oldInputs = {}, oldOutputs = {}, newInputs = {} } = last ?? read ?? {};
    const inputs = isEmpty(newInputs) ? oldInputs : newInputs;
    const desired = known(inputs, "activeNode");
    const before = [known(oldInputs, "activeNode"), known(oldOutputs, "fulfilledActiveNode")];
    return {
        urn,
        name: nameOf(urn),
        op: last?.op ?? "read",
        ...given({ nodes: nodesText(inputs), desired }),
        wasFulfilled: before.every((node) => isSameName(node, desired)),
        moved: read === undefined || last === undefined ? [] : loggedSince(read.oldOutputs, oldOutputs),
    };
}

/** @param seen what the read has found: the state before the step that follows it */
function loggedSince(recorded: Bag, seen: Bag): readonly string[] {
    if (isSameName(known(recorded, "activeNode"), known(seen, "activeNode"))) return [];
    const entry = bagIn(seen, "lastSwitchover");
    const [node, at, info] = ["node", "at", "info"].map((name) => textIn(entry, name));
    if (node === undefined || info === undefined) return [];
    return [`The log of ${node}${at === undefined ? "" : `, at ${at}`}: "${info}".`];
}

function isEmpty(bag: Bag): boolean {
    return Object.keys(bag).length === 0;
}

function known(bag: Bag, name: string): string | undefined {
    const text = textIn(bag, name);
    return text === UNKNOWN || text === "[secret]" ? undefined : text;
}
