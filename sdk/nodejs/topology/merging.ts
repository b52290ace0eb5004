import type { HaActiveNodeArgs } from "../arguments.js";
import type { SharedPairArgs, TopologyArgs, TopologyPairArgs } from "./arguments.js";
import { NESTED, VALID_NAMES } from "./names.js";

export type Bag = Readonly<Record<string, unknown>>;

/** Merged field by field. Everything else that a later level gives replaces what an earlier one gave, lists included. */
const DEEP: readonly string[] = NESTED;

type Merge = (earlier: unknown, later: unknown) => unknown;

/** Merges two values when both are known: of a program, either may be an output. */
export type WhenKnown = (earlier: unknown, later: unknown, merge: Merge) => unknown;

/**
 * What is declared of a pair, its site and the topology, the nearest first: absent inherits, `null` takes away.
 *
 * Here is no word of Pulumi: the command reads topologies without it.
 *
 * @param whenKnown for outputs; without it, the later one replaces the earlier
 */
export function mergedArgs(
    pair: TopologyPairArgs,
    { defaults, sites }: TopologyArgs,
    whenKnown: WhenKnown = (_earlier, later) => later,
): HaActiveNodeArgs {
    const { name: _name, site, wave: _wave, ...own } = pair;
    const shared = typeof site === "string" ? sites?.[site] : undefined;
    const levels = [levelOf(defaults, whenKnown), levelOf(shared, whenKnown), own as Bag];
    const merged = levels.reduce<Bag>((earlier, later) => mergedLevels(earlier, later, whenKnown), {});
    // Checked before, as far as it is plain; whatever else is wrong with it is for the resource's own check.
    const left = Object.entries(merged).map(
        ([each, value]) => [each, withoutNone(value, DEEP.includes(each))] as const,
    );
    return given(Object.fromEntries(left)) as unknown as HaActiveNodeArgs;
}

/** By the names of `HaActiveNodeArgs`. */
function levelOf(shared: SharedPairArgs | null | undefined, whenKnown: WhenKnown): Bag {
    const known: SharedPairArgs = isBag(shared) ? shared : {};
    const { username, password, caCertificate, serverName, certificateSha256, tls, ...own } = known;
    const credentials = given({ username, password });
    const trust = given({ caCertificate, serverName, certificateSha256 });
    return {
        ...own,
        ...(isEmpty(credentials) ? {} : { credentials }),
        ...given({ tls: isEmpty(trust) ? tls : mergedValues(tls === null ? NO_TRUST : tls, trust, true, whenKnown) }),
    };
}

/** What takes away all that is inherited, beside fields that are given anew. */
const NO_TRUST: Bag = Object.fromEntries(VALID_NAMES.tls.map((name) => [name, null]));

function mergedLevels(earlier: Bag, later: Bag, whenKnown: WhenKnown): Bag {
    const names = Object.keys(given(later));
    const changed = names.map(
        (name) => [name, mergedValues(earlier[name], later[name], DEEP.includes(name), whenKnown)] as const,
    );
    return { ...earlier, ...Object.fromEntries(changed) };
}

/** Two values of one name: an output is merged when it is known, since one that turns out to be absent inherits as well. */
function mergedValues(earlier: unknown, later: unknown, isDeep: boolean, whenKnown: WhenKnown): unknown {
    if (later === undefined) return earlier;
    if (earlier === undefined || earlier === null || later === null) return later;
    if (isEventual(later) || (isDeep && isEventual(earlier)))
        return whenKnown(earlier, later, (one, other) =>
            withoutNone(mergedValues(one, other, isDeep, whenKnown), isDeep),
        );
    return isDeep && isBag(earlier) && isBag(later) ? mergedFields(earlier, later, whenKnown) : later;
}

function mergedFields(earlier: Bag, later: Bag, whenKnown: WhenKnown): Bag {
    const fields = Object.entries(later).map(
        ([name, value]) => [name, mergedValues(earlier[name], value, false, whenKnown)] as const,
    );
    return { ...earlier, ...Object.fromEntries(fields) };
}

/** Without what was taken away, at the top and in what is merged: of that, nothing is left if each of its fields was. */
function withoutNone(value: unknown, isDeep: boolean): unknown {
    if (!isDeep || !isBag(value)) return value ?? undefined;
    const fields = Object.entries(value).filter(([, field]) => (field ?? undefined) !== undefined);
    return fields.length === 0 && !isEmpty(value) ? undefined : Object.fromEntries(fields);
}

function isEmpty(bag: Bag): boolean {
    return Object.keys(bag).length === 0;
}

function given(bag: Bag): Bag {
    return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== undefined));
}

/** An output by the mark of `Output.isInstance`, by which every copy of Pulumi's SDK knows those of the others. */
function isEventual(value: unknown): boolean {
    if (value instanceof Promise) return true;
    return (
        typeof value === "object" && value !== null && (value as { __pulumiOutput?: unknown }).__pulumiOutput === true
    );
}

export function isBag(value: unknown): value is Bag {
    return typeof value === "object" && value !== null && !Array.isArray(value) && !isEventual(value);
}
