import { given } from "../bag.js";
import type { DeclaredPair } from "./declared.js";
import type { Diagnostic, Preview } from "./document.js";
import { type Message, readMessage } from "./message.js";
import type { PlannedPair } from "./planned.js";
import { classOf, nameOf } from "../urn.js";

/** All that a preview has said of one pair. */
export interface SaidOfPair {
    /** Absent for a pair that Pulumi lists no step of: an unchanged one of the dynamic provider. */
    readonly planned?: PlannedPair;
    readonly name: string;
    readonly site?: string;
    /** As the topology has it. */
    readonly desired?: string;
    readonly messages: readonly Message[];
    /** About this very resource, in other words. */
    readonly errors: readonly string[];
    readonly isFailure: boolean;
}

export interface Joined {
    readonly byPair: readonly SaidOfPair[];
    readonly waves: readonly string[];
    readonly errors: readonly string[];
}

interface Gathered {
    readonly planned?: PlannedPair;
    readonly name: string;
    readonly messages: Message[];
    readonly errors: string[];
    isFailure: boolean;
}

/** Pulumi's own last word about a preview that failed, which tells nothing. */
const LAST_WORD = /^(?:error: )?(?:preview|update) failed\s*$/i;
const WAVE = /^Wave \d+[: ]/;

/**
 * Puts each message to its pair: by its URN, or, since a dynamic provider prints without one, by the names of the nodes
 * that it begins with.
 */
export function joined(
    { diagnostics }: Preview,
    planned: readonly PlannedPair[],
    declared: ReadonlyMap<string, DeclaredPair>,
): Joined {
    const gathered = new Map<string, Gathered>(
        planned.map((pair) => [
            pair.urn,
            { planned: pair, name: pair.name, messages: [], errors: [], isFailure: false },
        ]),
    );
    const find = finder(planned, [...declared.values()]);
    const waves: string[] = [];
    const errors: string[] = [];
    for (const diagnostic of diagnostics) {
        const isError = diagnostic.severity === "error";
        const message = readMessage(diagnostic.message);
        const text = diagnostic.message.trim();
        const own = find(diagnostic, message);
        if (own !== undefined) {
            const pair = gathered.get(own.key) ?? { name: own.name, messages: [], errors: [], isFailure: false };
            gathered.set(own.key, pair);
            pair.isFailure ||= isError;
            if (message !== undefined) pair.messages.push(message);
            else if (isError) pair.errors.push(text);
        } else if (WAVE.test(withoutPrefix(text))) waves.push(withoutPrefix(text));
        else if (isError && !LAST_WORD.test(text)) errors.push(withoutPrefix(text));
    }
    const byPair = [...gathered.values()].map((pair) => ({ ...pair, ...placeOf(declared.get(pair.name)) }));
    return { byPair, waves, errors };
}

function placeOf(declared: DeclaredPair | undefined) {
    return given({ site: declared?.site, desired: declared?.desired });
}

function withoutPrefix(text: string): string {
    return text.replace(/^(?:error|warning): /, "");
}

type Finder = (
    diagnostic: Diagnostic,
    message: Message | undefined,
) => { readonly key: string; readonly name: string } | undefined;

function finder(planned: readonly PlannedPair[], declared: readonly DeclaredPair[]): Finder {
    const byUrn = new Map(planned.map((pair) => [pair.urn, pair]));
    const only = <T>(found: readonly T[]) => (found.length === 1 ? found[0] : undefined);
    return ({ urn = "" }, message) => {
        const known = byUrn.get(urn);
        if (known !== undefined) return { key: urn, name: known.name };
        if (classOf(urn) === "HaActiveNode") return { key: urn, name: nameOf(urn) };
        if (message === undefined) return undefined;
        const { pair } = message;
        const own = only(planned.filter(({ nodes, name }) => nodes === pair || (nodes === undefined && name === pair)));
        if (own !== undefined) return { key: own.urn, name: own.name };
        return { key: pair, name: only(declared.filter(({ nodes }) => nodes === pair))?.name ?? pair };
    };
}
