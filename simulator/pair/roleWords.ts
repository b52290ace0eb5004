/** Documented states of the redundancy protocol, as the device's own log spells them; `Down` is a node without power. */
const haStates = [
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

const documented = {
    Active: "active",
    Standby: "standby",
    OutOfService: "out of service",
} as const satisfies Partial<Record<HaState, string>>;

type Transitional = Exclude<HaState, keyof typeof documented | "Down">;

/** Of the states between two roles, the nearest documented one. */
const nearest: Readonly<Record<Transitional, string>> = {
    Initial: documented.OutOfService,
    BecomingActive: documented.Standby,
    RelinquishingActive: documented.Active,
    BecomingStandby: documented.OutOfService,
};

/** A state between two roles: the pair has not settled. */
export function isTransitional(state: HaState): state is Transitional {
    return state in nearest;
}

/** The word for `state` in a REST answer. */
export function roleWord(state: HaState, wording: RoleWording): string {
    if (state in documented) return documented[state as keyof typeof documented];
    if (wording === "joined") return state;
    if (wording === "threeWords" && isTransitional(state)) return nearest[state];
    return state.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/** The state that a REST role word or a log word stands for, if it is one. */
export function stateOf(word: string): HaState | undefined {
    const joined = word.replace(/\s+/g, "").toLowerCase();
    return haStates.find((state) => state !== "Down" && state.toLowerCase() === joined);
}
