/** Documented states of the redundancy protocol, as the device's own log spells them; `Down` is a node without power. */
export const haStates = [
    "Initial",
    "BecomingActive",
    "Active",
    "RelinquishingActive",
    "BecomingStandby",
    "Standby",
    "OutOfService",
    "Down",
] as const;

export type HaState = (typeof haStates)[number];

/**
 * What REST calls a state between two roles, which is not documented:
 * - `spaced`: `becoming standby`, spelled as the documented `out of service` is.
 * - `joined`: `BecomingStandby`, as in the log.
 * - `threeWords`: only the three documented words; a node in between says the one that it is nearest to.
 */
export type RoleWording = "spaced" | "joined" | "threeWords";

/** A state between two roles: the pair has not settled. */
export function isTransitional(state: HaState): boolean {
    return (
        state === "Initial" ||
        state === "BecomingActive" ||
        state === "RelinquishingActive" ||
        state === "BecomingStandby"
    );
}

const documented: Partial<Record<HaState, string>> = {
    Active: "active",
    Standby: "standby",
    OutOfService: "out of service",
};

const nearest: Partial<Record<HaState, string>> = {
    Initial: "out of service",
    BecomingActive: "standby",
    RelinquishingActive: "active",
    BecomingStandby: "out of service",
};

/** The word for `state` in a REST answer. */
export function roleWord(state: HaState, wording: RoleWording): string {
    const word = documented[state];
    if (word !== undefined) return word;
    if (wording === "joined") return state;
    const spaced = state.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
    return wording === "spaced" ? spaced : (nearest[state] ?? spaced);
}

/** The state that a REST role word or a log word stands for, if it is one. */
export function stateOf(word: string): HaState | undefined {
    const joined = word.replace(/\s+/g, "").toLowerCase();
    return haStates.find((state) => state !== "Down" && state.toLowerCase() === joined);
}
