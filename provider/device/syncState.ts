/**
 * What the documented states of a component mean. Beside them `enabled` is documented, without a meaning: any word but
 * these is read as none of them.
 */
const STATES: ReadonlyMap<string, "good" | "outOfStep"> = new Map([
    ["true", "good"],
    // Not in use.
    ["disabled", "good"],
    ["false", "outOfStep"],
]);

export type SyncMeaning = "good" | "outOfStep" | "unknown";

/** A word as {@link spellingOfState} makes it. No declaration changes a known meaning. */
export function meaningOfState(state: string): SyncMeaning {
    return STATES.get(state) ?? "unknown";
}

/** A component's state is compared without regard to case. */
export function spellingOfState(word: string): string {
    return word.trim().toLowerCase();
}
