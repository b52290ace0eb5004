import type { Bag } from "../../bag.js";
import { SbcError } from "../../errors.js";
import { heldBack, type Held } from "./heldBack.js";
import { holdsUnknown } from "../inputs/unknown.js";

/** A pair as a gate sees it: what its program declares, and the outputs of its resource. */
export interface GatedPair {
    readonly name: string;
    readonly id?: string;
    readonly desiredActiveNode?: string;
    readonly revertive?: boolean;
    readonly requireRedundancy?: boolean;
    readonly roles?: Readonly<Record<string, string>>;
    readonly redundant?: boolean;
    readonly fulfilledActiveNode?: string;
    readonly pending?: { readonly since?: string };
}

/** A wave that others wait for. A number that is not known yet, in a preview, is left out; so are all that wait beside it. */
export interface Gate {
    readonly wave: number | undefined;
    readonly holdsBack: readonly number[];
    readonly pairs: readonly GatedPair[];
}

/** What a gate's pairs add up to. */
export interface GateView {
    /** Those that are not as desired, each with the reason. */
    readonly holding: readonly Held[];
    /** In a preview, those that `up` has to create or update first: what they will be is not known. */
    readonly open: readonly string[];
}

/** What the inputs declare, after their check. Without `holdsBack`, it is the next wave that waits. */
export function gateOf({ wave, holdsBack, pairs }: Bag): Gate {
    const number = typeof wave === "number" ? wave : undefined;
    const next = number === undefined ? [] : [number + 1];
    return {
        wave: number,
        holdsBack: holdsBack === undefined ? next : numbersIn(holdsBack),
        pairs: Array.isArray(pairs) ? (pairs as GatedPair[]) : [],
    };
}

/** Each once; none if one of them is not known. */
function numbersIn(holdsBack: unknown): readonly number[] {
    const all: readonly unknown[] = Array.isArray(holdsBack) ? holdsBack : [];
    return all.every((each) => typeof each === "number") ? [...new Set(all)] : [];
}

/** Opaque, and without a secret: an id is always in plaintext. */
export function gateId(inputs: Bag): string {
    return `wave-${gateOf(inputs).wave}`;
}

/** @param unseen ids of resources whose pair this run looked at, and could not see */
export function viewOf({ pairs }: Gate, unseen: readonly string[]): GateView {
    const open = pairs.filter(isOpen);
    const known = pairs.filter((pair) => !isOpen(pair)).map(withoutUnknown);
    const holding = known.flatMap((pair) => heldBack(pair, unseen));
    return { holding, open: open.map(nameOf) };
}

/** In a preview, a Node.js program hands over an output that is absent as not known: the roles, which always are there, tell. */
function isOpen({ roles, desiredActiveNode }: GatedPair): boolean {
    return holdsUnknown(roles) || holdsUnknown(desiredActiveNode);
}

function withoutUnknown({ name, ...fields }: GatedPair): GatedPair {
    return {
        name: nameOf({ name }),
        ...Object.fromEntries(Object.entries(fields).filter(([, value]) => !holdsUnknown(value))),
    };
}

function nameOf({ name }: Pick<GatedPair, "name">): string {
    return holdsUnknown(name) ? "a pair whose name is not known yet" : name;
}

/** What of the inputs is recorded: not what the pairs were, which would be out of date with their next change. */
export function outputsOf(inputs: Bag): Record<string, unknown> {
    const { wave, holdsBack, pairs } = inputs;
    const names = Array.isArray(pairs) ? (pairs as GatedPair[]).map(({ name }) => ({ name })) : pairs;
    return { wave, ...(holdsBack === undefined ? {} : { holdsBack }), pairs: names };
}

/** Whether what is recorded of a gate is no longer what is declared. */
export function changedOutputs(olds: Bag, news: Bag): readonly string[] {
    const now = outputsOf(news);
    const names = ["wave", "holdsBack", "pairs"];
    return names.filter((name) => JSON.stringify(olds[name]) !== JSON.stringify(now[name]));
}

/** What keeps the waves behind it from their switchovers; undefined if nothing does. */
export function refusalOf(gate: Gate, { holding, open }: GateView): SbcError | undefined {
    // In `up`, the engine leaves out what is not known. A value that stands for it is not as desired either.
    const all = [...holding, ...open.map((name) => ({ name, why: "what became of it is not known" }))];
    if (all.length === 0) return undefined;
    return new SbcError("refused", factOf(gate, all), "Bring these pairs to their desired nodes, then run this again.");
}

function factOf(gate: Gate, holding: readonly Held[]): string {
    const reasons = shortened(holding.map(({ name, why }) => `${name}: ${why}.`)).join(" ");
    return `${waveOf(gate)} is not as desired and holds back ${wavesOf(gate)}: none of their switchovers is requested. ${reasons}`;
}

/** What a check says, in a preview as in an `up`: which waves wait, and for what. */
export function messagesOf(gate: Gate, { holding, open }: GateView) {
    const waiting = `${waveOf(gate)}: ${wavesOf(gate)} would wait until ${list(shortened(open))} ${open.length === 1 ? "is" : "are"} as desired.`;
    return {
        ...(holding.length === 0 ? {} : { warning: factOf(gate, holding) }),
        ...(open.length === 0 ? {} : { notice: waiting }),
    };
}

function waveOf({ wave }: Gate): string {
    return wave === undefined ? "A wave whose number is not known yet" : `Wave ${wave}`;
}

function wavesOf({ holdsBack }: Gate): string {
    const numbers = holdsBack.map(String);
    if (numbers.length === 0) return "the waves behind it";
    return numbers.length === 1 ? `wave ${numbers[0]}` : `waves ${list(numbers)}`;
}

const SHOWN = 10;

function shortened(parts: readonly string[]): readonly string[] {
    if (parts.length <= SHOWN) return parts;
    return [...parts.slice(0, SHOWN), `${parts.length - SHOWN} more`];
}

function list(parts: readonly string[]): string {
    return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
