import { differingInputs } from "../../resource/diff.js";
import type { PropertyChange } from "../lifecycle.js";
import type { Bag } from "../rpc/wire.js";

/** Changes of the arguments by their paths, such as `nodes[0].address`; the desired node is none of these. */
export function changedInputs(olds: Bag, news: Bag): Record<string, PropertyChange> {
    return Object.fromEntries(differingInputs(olds, news).flatMap((name) => changesAt(name, olds[name], news[name])));
}

/** The desired node as an argument among the others: not whether it is active. */
export function changedDesiredNode(olds: Bag, news: Bag): Record<string, PropertyChange> {
    return Object.fromEntries(changesAt("activeNode", olds["activeNode"], news["activeNode"]));
}

function changesAt(path: string, old: unknown, now: unknown): [string, PropertyChange][] {
    const change = (kind: PropertyChange["kind"]): [string, PropertyChange][] => [[path, { kind, inputDiff: true }]];
    if (old === now) return [];
    if (old === undefined || old === null) return change("add");
    if (now === undefined || now === null) return change("delete");
    // What is inside of a secret is none of the display's business.
    if (path === "credentials") return change("update");
    if (Array.isArray(old) && Array.isArray(now)) {
        const longest = old.length > now.length ? (old as unknown[]) : (now as unknown[]);
        return longest.flatMap((_element, index) => changesAt(`${path}[${index}]`, old[index], now[index]));
    }
    if (!isBag(old) || !isBag(now)) return change("update");
    const names = new Set([...Object.keys(old), ...Object.keys(now)]);
    const own = (bag: Bag, name: string) => (Object.hasOwn(bag, name) ? bag[name] : undefined);
    return [...names].flatMap((name) => changesAt(`${path}.${name}`, own(old, name), own(now, name)));
}

function isBag(value: unknown): value is Bag {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
