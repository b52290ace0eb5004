import { type HaState, roleWord, type RoleWording, stateOf } from "../pair/roleWords.js";

/** What a pair calls its states. */
export interface RoleWords {
    readonly own: (state: HaState) => string;
    /** Of its peer. */
    readonly peer: (state: HaState) => string;
    /** Which node was active in the report. */
    readonly active: 0 | 1;
}

export interface SaidRoles {
    /** What each node said of itself, and of its peer; undefined if it said nothing. */
    readonly own: readonly [string | undefined, string | undefined];
    readonly peer: readonly [string | undefined, string | undefined];
}

/**
 * Learns the words of a pair that was seen once. An unknown word stands for the other role if one node's is known.
 *
 * @param active the node that was active, by whoever asks, where the words do not tell. Throws a sentence if that is needed.
 */
export function learnRoleWords(said: SaidRoles, wording: RoleWording, active: 0 | 1 | undefined): RoleWords {
    const states = statesIn(said, active);
    const own = new Map<HaState, string>();
    const peer = new Map<HaState, string>();
    for (const index of [0, 1] as const) {
        const ownWord = said.own[index];
        if (ownWord !== undefined && !isStandalone(ownWord)) own.set(stateIn(ownWord) ?? states[index], ownWord);
        const peerWord = said.peer[index];
        // Two nodes that contradict each other use a word of known meaning as it is meant.
        if (peerWord !== undefined) peer.set(stateIn(peerWord) ?? states[index === 0 ? 1 : 0], peerWord);
    }
    const styled = styleOf([...own.values(), ...peer.values()]);
    const other = (state: HaState) => styled(roleWord(state, wording));
    return {
        own: (state) => own.get(state) ?? peer.get(state) ?? other(state),
        peer: (state) => peer.get(state) ?? own.get(state) ?? other(state),
        active: states[1] === "Active" && states[0] !== "Active" ? 1 : 0,
    };
}

function statesIn({ own, peer }: SaidRoles, active: 0 | 1 | undefined): readonly [HaState, HaState] {
    const read = ([a, b]: SaidRoles["own"]) => [stateIn(a), stateIn(b)] as const;
    const [first, second] = read(own);
    // What each node says of the other one stands for it too.
    const [ofSecond, ofFirst] = read(peer);
    const known = [first ?? ofFirst, second ?? ofSecond] as const;
    if (known[0] !== undefined && known[1] !== undefined) return [known[0], known[1]];
    if (known[0] !== undefined) return [known[0], otherOf(known[0])];
    if (known[1] !== undefined) return [otherOf(known[1]), known[1]];
    const words = own.filter((word) => word !== undefined && !isStandalone(word));
    if (words.length > 0 && active === undefined) {
        throw new Error(
            `The report does not tell which node was active: what its nodes say of their roles (${words.join(", ")}) is not known here. Say it with --active.`,
        );
    }
    return active === 1 ? ["Standby", "Active"] : ["Active", "Standby"];
}

function stateIn(word: string | undefined): HaState | undefined {
    return word === undefined ? undefined : stateOf(word.replace(/[_-]+/g, " "));
}

function otherOf(state: HaState): HaState {
    return state === "Active" ? "Standby" : "Active";
}

function isStandalone(word: string): boolean {
    return word.toLowerCase().replace(/[\s_-]+/g, "") === "standalone";
}

/** Capitals as the words that were seen have them. */
export function styleOf(seen: readonly string[]): (word: string) => string {
    const letters = seen.filter((word) => /\p{L}/u.test(word));
    if (letters.length === 0) return (word) => word;
    if (letters.every((word) => word === word.toUpperCase())) return (word) => word.toUpperCase();
    if (letters.every((word) => /^\p{Lu}/u.test(word)))
        return (word) => word.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
    return (word) => word;
}
