import type { HaActiveNodeArgs } from "../arguments.js";
import type { SharedPairArgs, TopologyArgs, TopologyPairArgs } from "./arguments.js";
import { NESTED } from "./names.js";

export type Bag = Readonly<Record<string, unknown>>;

/** Merged field by field. Everything else that a later level gives replaces what an earlier one gave, lists included. */
const DEEP: readonly string[] = NESTED;

/** Merges two values when both are known: of a program, either may be an output. */
export type WhenKnown = (earlier: unknown, later: unknown, merge: typeof mergedKnown) => unknown;

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
    return withoutNone(merged) as unknown as HaActiveNodeArgs;
}

/** By the names of `HaActiveNodeArgs`. */
function levelOf(shared: SharedPairArgs | null | undefined, whenKnown: WhenKnown): Bag {
    const known: SharedPairArgs = isBag(shared) ? shared : {};
    const { username, password, caCertificate, serverName, certificateSha256, tls, ...own } = known;
    const credentials = given({ username, password });
    const trust = given({ caCertificate, serverName, certificateSha256 });
    const isNone = tls === null && Object.keys(trust).length === 0;
    return {
        ...own,
        ...(Object.keys(credentials).length === 0 ? {} : { credentials }),
        ...(isNone ? { tls } : given({ tls: mergedValues(tls ?? undefined, orUndefined(trust), whenKnown) })),
    };
}

function mergedLevels(earlier: Bag, later: Bag, whenKnown: WhenKnown): Bag {
    const names = Object.keys(given(later));
    const changed = names.map((name) => {
        const value = later[name];
        return [name, DEEP.includes(name) ? mergedValues(earlier[name], value, whenKnown) : value] as const;
    });
    return { ...earlier, ...Object.fromEntries(changed) };
}

/** Two values of one name, field by field if both are objects: an output is merged when it is known. */
function mergedValues(earlier: unknown, later: unknown, whenKnown: WhenKnown): unknown {
    if (later === undefined) return earlier;
    if (earlier === undefined || earlier === null || later === null) return later;
    if (isEventual(earlier) || isEventual(later)) return whenKnown(earlier, later, mergedKnown);
    return mergedKnown(earlier, later);
}

function mergedKnown(earlier: unknown, later: unknown): unknown {
    return isBag(earlier) && isBag(later) ? { ...earlier, ...given(later) } : later;
}

/** Without what was taken away, at the top and in what is merged. */
function withoutNone(merged: Bag): Bag {
    const fields = Object.entries(merged).filter(([, value]) => value !== null);
    return Object.fromEntries(
        fields.map(([name, value]) => [name, DEEP.includes(name) && isBag(value) ? withoutNulls(value) : value]),
    );
}

function withoutNulls(bag: Bag): Bag {
    return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== null));
}

function orUndefined(bag: Bag): Bag | undefined {
    return Object.keys(bag).length === 0 ? undefined : bag;
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
