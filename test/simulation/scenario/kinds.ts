export const KINDS = [
    "calm",
    "network",
    "slow",
    "device",
    "killed",
    "cancelled",
    "sideBySide",
    "manyPairs",
    "twins",
    "clocks",
    "everything",
] as const;
/** What needs much to come together is drawn more often. */
export const DRAWN = [
    ...KINDS,
    "network",
    "slow",
    "device",
    "device",
    "killed",
    "cancelled",
    "sideBySide",
    "clocks",
] as const;
export type Kind = (typeof KINDS)[number];
