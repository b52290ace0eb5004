import * as z from "zod";
import { switchoverCounts, type View } from "../pair/look.js";
import { newestLogLine, type LastSwitchover } from "../pair/switchoverLogs/newLogLine.js";
import type { PendingSwitchover } from "../pair/settings.js";
import { isRedundant } from "../pair/redundancy.js";
import type { LastAction } from "../pair/result.js";
import { isSameName, roleOf, type SeenRole } from "../pair/sighting.js";
import { INPUT_NAMES, type Inputs } from "./inputs/schema.js";
import { type OrUndefined, picked } from "./picked.js";

/** What a look showed, and nothing that is only desired. */
export interface Observed {
    /** Absent where no node, or more than one, reports that it is active. */
    readonly activeNode?: string;
    readonly standbyNode?: string;
    readonly roles: Readonly<Record<string, SeenRole>>;
    readonly redundant: boolean;
    readonly switchoverCounts: Readonly<Record<string, number>>;
    /** Absent if the logs have no entry, or do not tell which is the newest. */
    readonly lastSwitchover?: LastSwitchover;
}

/** How a state is to have what a look showed; a node's role is any word there. */
export const OBSERVED_FORMS: Readonly<Record<keyof Observed, z.ZodType>> = {
    activeNode: z.string(),
    standbyNode: z.string(),
    roles: z.record(z.string(), z.string()),
    redundant: z.boolean(),
    switchoverCounts: z.record(z.string(), z.number()),
    lastSwitchover: z.looseObject({ node: z.string(), info: z.string() }),
};

/** What is remembered from one run to the next. */
export interface Remembered {
    readonly lastAction?: LastAction;
    /** The newest first. */
    readonly history?: readonly LastAction[];
    readonly fulfilledActiveNode?: string;
    readonly pending?: PendingSwitchover;
}

/** Everything that is recorded beside the inputs. From a state file: nothing of it is trusted to be there. */
export type Recorded = Partial<Observed> & Remembered;

/** Read, comparison and preview each ask. */
const observedOf = new WeakMap<View, Observed>();
export function observe(view: View): Observed {
    const observed = observedOf.get(view) ?? observeOnce(view);
    observedOf.set(view, observed);
    return observed;
}

function observeOnce(view: View): Observed {
    const { sightings } = view;
    const roles: Record<string, SeenRole> = Object.fromEntries(sightings.map((each) => [each.node, roleOf(each)]));
    const only = (role: SeenRole) => {
        const [first, second] = Object.keys(roles).filter((node) => roles[node] === role);
        return second === undefined ? first : undefined;
    };
    const activeNode = only("active");
    const standbyNode = only("standby");
    const { newest, unreadableLogs } = newestLogLine(sightings);
    const lastSwitchover = newest.kind === "entry" && unreadableLogs.length === 0 ? newest.entry : undefined;
    return {
        ...(activeNode === undefined ? {} : { activeNode }),
        ...(standbyNode === undefined ? {} : { standbyNode }),
        roles,
        redundant: activeNode !== undefined && standbyNode !== undefined && isRedundant(view, activeNode),
        switchoverCounts: switchoverCounts(view),
        ...(lastSwitchover === undefined ? {} : { lastSwitchover }),
    };
}

/** What Pulumi stores: the inputs but for `activeNode`, which as an output is what was seen. */
export function outputsOf(
    inputs: Inputs,
    observed: Partial<Observed>,
    remembered: Remembered,
): Record<string, unknown> {
    const { activeNode: _desired, ...declared } = inputs;
    return { ...declared, ...observed, ...remembered };
}

const REMEMBERED: Readonly<Record<keyof Remembered, true>> = {
    lastAction: true,
    history: true,
    fulfilledActiveNode: true,
    pending: true,
};

const OBSERVED_NAMES = namesOf(OBSERVED_FORMS);
export const REMEMBERED_NAMES = namesOf(REMEMBERED);
/** What a look shows, and what is remembered, by name: the outputs that are no inputs of last time. */
export const OUTPUT_NAMES: readonly (keyof Recorded)[] = [...OBSERVED_NAMES, ...REMEMBERED_NAMES];

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
    return Object.keys(table) as Name[];
}

/** What was seen last, as it is recorded. */
export function observedIn(recorded: Recorded): Partial<Observed> {
    return picked(recorded, OBSERVED_NAMES);
}

/** The arguments among whatever else stands beside them. */
export function inputsIn(bag: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const names = INPUT_NAMES.filter((name) => bag[name] !== undefined);
    return Object.fromEntries(names.map((name) => [name, bag[name]]));
}

/** The inputs as they stand in recorded outputs, but for the desired node, which does not. */
export function declaredIn(outputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { activeNode: _seen, ...declared } = inputsIn(outputs);
    return declared;
}

/** What one run leaves for the next: what the recorded outputs say, without the inputs. */
export function rememberedIn(recorded: OrUndefined<Remembered>): Remembered {
    return picked(recorded, REMEMBERED_NAMES);
}

/**
 * What a read leaves of what is remembered. What is imported was never looked at: then the node that is active counts as the
 * fulfilled one; and so does a desired node that is found active, whatever made it so, such as a run that was killed.
 *
 * @param desired the node as recorded; absent if it is not known, or if none is desired
 */
export function rememberedSince(recorded: Recorded, { activeNode }: Observed, desired?: string): Remembered {
    const isImported = recorded.roles === undefined;
    const isInPlace = desired !== undefined && activeNode !== undefined && isSameName(desired, activeNode);
    const remembered = rememberedIn(recorded);
    if (activeNode === undefined || recorded.pending !== undefined) return remembered;
    if (isInPlace) return { ...remembered, fulfilledActiveNode: activeNode };
    return isImported ? { fulfilledActiveNode: activeNode, ...remembered } : remembered;
}

const LONGEST_HISTORY = 20;

/** With one more switchover that was requested. */
export function withAction(before: Remembered, action: LastAction): Remembered {
    return { ...before, lastAction: action, history: [action, ...(before.history ?? [])].slice(0, LONGEST_HISTORY) };
}

/** `name=address,name=address`, sorted by name. As first declared, and opaque after that. */
export function idOf({ nodes }: Inputs): string {
    return nodes
        .map(({ name, address }) => `${name}=${address}`)
        .sort()
        .join(",");
}
