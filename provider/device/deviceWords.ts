import { readRole, type RoleWords, type KnownRole, spellingOfRole } from "./role.js";
import { meaningOfState, spellingOfState } from "./syncState.js";

/** What a program declares that words mean which are not known here. */
export interface DeclaredWords {
    /** By the word, in any spelling. */
    readonly roles?: Readonly<Record<string, KnownRole>> | undefined;
    /** States of a component that mean that it is synchronized. */
    readonly synchronized?: readonly string[] | undefined;
}

/** The same as words are compared: equal for equal declarations, whatever their order and spelling. */
export interface DeviceWords {
    readonly roles: RoleWords;
    readonly synchronized: readonly string[];
}

/** Undefined if nothing is declared. */
export function deviceWordsOf({ roles = {}, synchronized = [] }: DeclaredWords): DeviceWords | undefined {
    const meanings = new Map(Object.entries(roles).map(([word, role]) => [spellingOfRole(word), role]));
    const states = new Set(synchronized.map(spellingOfState));
    if (meanings.size === 0 && states.size === 0) return undefined;
    return { roles: [...meanings].sort(([a], [b]) => (a < b ? -1 : 1)), synchronized: [...states].sort() };
}

/** Why a role word can't be declared: the end of a sentence. Undefined if it can. */
export function roleWordProblem(word: string): string | undefined {
    if (spellingOfRole(word) === "") return EMPTY;
    return readRole(word).role === "unknown" ? undefined : KNOWN;
}

/** The same of a component's state. */
export function stateProblem(word: string): string | undefined {
    if (spellingOfState(word) === "") return EMPTY;
    return meaningOfState(spellingOfState(word)) === "unknown" ? undefined : KNOWN;
}

const EMPTY = "is empty; write a word that the device reports";
const KNOWN = "is a word whose meaning is known, which can't be changed; take it out";
