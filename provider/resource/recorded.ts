import * as z from "zod";
import { type Bag, isBag } from "../bag.js";
import type { PendingSwitchover } from "../pair/settings.js";
import type { LastAction } from "../pair/result.js";
import { isSameName } from "../pair/sighting.js";
import { OBSERVED_FORMS, type Recorded, type Remembered, rememberedIn } from "./outputs.js";
import type { OrUndefined } from "./picked.js";

/** What a state holds of a resource, as far as it can be read. */
export interface ReadRecord {
    /** With the recorded inputs beside it, as they stand. */
    readonly recorded: Recorded;
    /** A sentence for each field that is not of its form. */
    readonly problems: readonly string[];
}

/** By the fields that a state may have: one more, without its form, does not compile. */
type Forms<Name extends string> = Readonly<Record<Name, z.ZodType>>;

const text = z.string();
const counts = z.record(z.string(), z.number());

const ACTION: Forms<keyof LastAction> = {
    ...{ id: text, at: text, from: text, to: text, reason: text, outcome: text, by: z.unknown() },
    requestedBy: z.looseObject({ actor: text }),
    ...{ status: z.number(), tookSeconds: z.number(), sessionsBefore: z.number(), sessionsAfter: z.number() },
    ...{ switchoverCountsBefore: counts, switchoverCountsAfter: counts },
    logEntry: z.looseObject({ node: text, info: text }),
    checks: z.array(z.looseObject({})),
};

const PENDING: Forms<keyof PendingSwitchover> = {
    ...{ id: text, since: z.iso.datetime({ offset: true }), sinceByDevice: text, from: text, to: text },
    switchoverCounts: counts,
    // No program can declare more.
    settleSeconds: z.number().min(0).max(3600),
};

/**
 * Reads what a state file has, which may have been edited by hand. What is null is absent; what is not of its form does not
 * count, and is named.
 *
 * Two fields decide whether a switchover may be requested, so what can't be read of them forbids one: `pending` counts as a
 * request of unknown nodes, and `fulfilledActiveNode` as the desired node.
 */
export function readRecord(olds: Bag, desired?: string): ReadRecord {
    const { lastAction, history, pending, fulfilledActiveNode, ...others } = withoutNullFields(olds);
    const observed = inForm(OBSERVED_FORMS, others);
    const actions = { lastAction: actionIn(lastAction), history: actionsIn(history) };
    const unreadable = [
        ...observed.dropped,
        ...(lastAction !== undefined && actions.lastAction === undefined ? ["lastAction"] : []),
        ...(history !== undefined && !isWhole(history, actions.history) ? ["history"] : []),
    ];
    const isFulfilledRead = fulfilledActiveNode === undefined || typeof fulfilledActiveNode === "string";
    const fulfilled = isFulfilledRead ? fulfilledActiveNode : desired;
    const remembered: Required<OrUndefined<Remembered>> = {
        ...actions,
        fulfilledActiveNode: fulfilled,
        pending: pending === undefined ? undefined : pendingIn(pending),
    };
    const recorded: Recorded = { ...observed.value, ...rememberedIn(remembered) };
    const problems = unreadable.map((name) => `what is recorded as ${name} can't be read and does not count.`);
    if (!isFulfilledRead) problems.push(FULFILLED_UNREADABLE);
    return { recorded, problems };
}

const FULFILLED_UNREADABLE =
    "what is recorded as fulfilledActiveNode can't be read: with revertive: false, the declared node counts as the one that became active last, and nothing is requested for it. " +
    "To request a switchover all the same, declare revertive: true.";

/** Without the fields that are null: a bag of a state may say so of what is absent. */
function withoutNullFields(bag: Bag): Bag {
    return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== null && value !== undefined));
}

/** The fields that are of their form; those without one stay as they are. */
function inForm(forms: Forms<string>, bag: Bag): { readonly value: Bag; readonly dropped: readonly string[] } {
    const isDropped = ([name, value]: [string, unknown]) =>
        Object.hasOwn(forms, name) && forms[name]?.safeParse(value).success === false;
    const entries = Object.entries(withoutNullFields(bag));
    const kept = entries.filter((entry) => !isDropped(entry));
    return { value: Object.fromEntries(kept), dropped: entries.filter(isDropped).map(([name]) => name) };
}

/** An action says when, from, to and how it ended; what else is readable of it stays. */
function actionIn(value: unknown): LastAction | undefined {
    if (!isBag(value)) return undefined;
    const action = inForm(ACTION, value).value;
    return isAction(action) ? action : undefined;
}

function isAction(bag: Bag): bag is Bag & LastAction {
    return ["at", "from", "to", "outcome"].every((name) => bag[name] !== undefined);
}

function actionsIn(value: unknown): readonly LastAction[] | undefined {
    if (!Array.isArray(value)) return undefined;
    return value.map(actionIn).filter((action) => action !== undefined);
}

function isWhole(value: unknown, read: readonly unknown[] | undefined): boolean {
    return Array.isArray(value) && value.length === read?.length;
}

/**
 * A request all the same. What can't be read of its nodes leaves none of them: a part of a record could be taken for the end of
 * another request.
 */
function pendingIn(value: unknown): PendingSwitchover {
    const { since, from, to, ...others } = inForm(PENDING, isBag(value) ? value : {}).value;
    const isReadable =
        typeof since === "string" && typeof from === "string" && typeof to === "string" && !isSameName(from, to);
    const when = typeof since === "string" ? since : "";
    const nodes = isReadable ? { from, to } : { from: "", to: "" };
    return { since: when, switchoverCounts: {}, ...others, ...nodes };
}
