import type { Clearing } from "./precondition.js";

/**
 * When the last of several reasons may have cleared on its own, as a sentence; absent if one of them does not, or if for none
 * of them it is known when.
 *
 * @param date when they were observed
 */
export function clearsAt(reasons: readonly { readonly clearsByItself?: Clearing }[], date: Date): string | undefined {
    const clearings = reasons.map(({ clearsByItself }) => clearsByItself);
    if (clearings.some((clearing) => clearing === undefined)) return undefined;
    const known = clearings.flatMap((clearing) => (clearing?.inMs === undefined ? [] : [clearing.inMs]));
    const inMs = Math.max(...known);
    if (known.length === 0 || !Number.isFinite(inMs)) return undefined;
    return `It may clear on its own at ${new Date(date.getTime() + inMs).toISOString()} at the earliest.`;
}
