import { type Bag, isBag } from "../bag.js";
import { cleaned } from "./inputs/nulls.js";

/**
 * What is left out of a partial failure that is too long: first a large bundle of CA certificates, which the next `up` has
 * from the program, and records again. What the last switchover was is in `lastAction` too, and what it required in the log
 * of its run. At last every long text, which is a program's own.
 */
export function shorterOutputs(outputs: Bag): readonly Bag[] {
    const withoutBundle = withoutCa(outputs);
    const { history: _history, ...withoutHistory } = withoutBundle;
    const { lastAction } = withoutHistory as { lastAction?: object };
    const withoutChecks = lastAction && {
        ...withoutHistory,
        lastAction: cleaned({ ...lastAction, checks: undefined }),
    };
    const least = withoutChecks ?? withoutHistory;
    return [withoutBundle, withoutHistory, least, withoutLongTexts(least)];
}

/** No name, address, time or word of a device is as long. */
const LONG_TEXT = 300;

/** What begins with two underscores is Pulumi's own. */
function withoutLongTexts(bag: Bag): Bag {
    const isShort = ([name, value]: [string, unknown]) =>
        name.startsWith("__") || typeof value !== "string" || value.length <= LONG_TEXT;
    const kept = Object.entries(bag).filter(isShort);
    return Object.fromEntries(kept.map(([name, value]) => [name, isBag(value) ? withoutLongTexts(value) : value]));
}

/** Of the resource and of each node: by their places, since a node may be named as any property is. */
function withoutCa(outputs: Bag): Bag {
    const { tls, nodes } = outputs as { tls?: object; nodes?: readonly { tls?: object }[] };
    const without = <T extends { tls?: object }>(holder: T): T =>
        holder.tls === undefined ? holder : { ...holder, tls: { ...holder.tls, caCertificate: undefined } };
    return cleaned({
        ...without({ ...outputs, ...(tls && { tls }) }),
        ...(nodes && { nodes: nodes.map(without) }),
    });
}
