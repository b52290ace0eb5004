import type { Io } from "../device/io.js";
import { getSessionCount, type SessionCount } from "../device/sessionCount.js";
import { deviceNow } from "../pair/deviceDate.js";
import { look, type View } from "../pair/look.js";
import { checkSynchronized } from "../pair/preconditions/synchronized.js";
import { otherName, roleOf, type SeenRole, type Sighting } from "../pair/sighting.js";
import { type LastSwitchover, logLines } from "../pair/switchoverLogs/newLogLine.js";
import { lookedAt, type Known, type LookedAtPair } from "./getPair.js";
import { lookInputs } from "./inputs/lookInputs.js";
import { settingsFor } from "./settingsFor.js";

/** A look in detail: the report, and what each node reports of itself. All texts are safe to print. */
export interface PairLook extends LookedAtPair {
    /** In the order of the declaration. */
    readonly nodes: readonly [NodeLook, NodeLook];
    /** By the nodes' answers: `complete`, `not reported`, or what is not synchronized, on which node. */
    readonly synchronization: string;
    /** Absent if a node was not seen, or reports nothing that can be read, or a word whose meaning is not known. */
    readonly synchronized?: boolean;
}

export interface NodeLook {
    /** As declared. */
    readonly name: string;
    readonly role: SeenRole;
    readonly healthPercent?: number;
    /** The node's own counter, which nothing is concluded from. */
    readonly switchoverCount?: number;
    /** Of a node that is active, by its own count. */
    readonly sessions?: number;
    /** Why there is no such number, if it was asked for: a phrase to stand after `sessions on sbc-a: `. */
    readonly sessionsUnknown?: string;
    /** The node's own log, in its order; an entry has `at` only if its time can be read. */
    readonly log: readonly LastSwitchover[];
    readonly hasUnreadableLog: boolean;
    /** The node's own clock when the look ended: between these two, ISO 8601 UTC. Absent without a `Date` that can be read. */
    readonly clock?: { readonly earliest: string; readonly latest: string };
    /** From the question for its status to the whole answer. */
    readonly answeredAfterMs?: number;
}

/** Looks at a pair once, and at how many sessions its active node carries; changes nothing. Throws for arguments that can't be used. */
export async function lookInDetail(args: unknown, io: Io, known: Known): Promise<PairLook> {
    const { sessions } = settingsFor(lookInputs(args, known.config), known.config, known.sessions);
    const view = await look(sessions, io, { beside: { readers: [getSessionCount] } });
    const sightings = own(view.sightings);
    const synchronized = isSynchronized(sightings);
    const [a, b] = view.sightings;
    return {
        ...lookedAt(view),
        nodes: [nodeLook(a, view), nodeLook(b, view)],
        synchronization: synchronizationOf(sightings),
        ...(synchronized === undefined ? {} : { synchronized }),
    };
}

/** A word whose meaning is not known is no yes and no no, and a node that was not seen neither. */
function isSynchronized(sightings: View["sightings"]): boolean | undefined {
    const all = sightings.flatMap((each) => (each.kind === "seen" ? each.status.syncComponents : []));
    if (all.some(({ meaning }) => meaning === "outOfStep")) return false;
    return sightings.every(isUsable) && checkSynchronized(sightings, true).met ? true : undefined;
}

function synchronizationOf(sightings: View["sightings"]): string {
    const { observed, met } = checkSynchronized(sightings, true);
    const [first, ...more] = sightings.filter(isUsable).map(({ node }) => node);
    if (first === undefined) return "not seen";
    return met && more.length === 0 ? observed.replace(/^complete/, `complete by what ${first} reports`) : observed;
}

function isUsable(sighting: Sighting): boolean {
    return sighting.kind === "seen" && otherName(sighting) === undefined;
}

/** What another device reports at a node's address is nothing of this pair. */
function own([a, b]: View["sightings"]): View["sightings"] {
    const usable = (sighting: Sighting): Sighting =>
        sighting.kind === "seen" && otherName(sighting) !== undefined
            ? { ...sighting, status: { ...sighting.status, syncComponents: [], unreadable: [] } }
            : sighting;
    return [usable(a), usable(b)];
}

function nodeLook(sighting: Sighting, view: View): NodeLook {
    const name = sighting.node;
    const role = roleOf(sighting);
    if (sighting.kind === "notSeen" || otherName(sighting) !== undefined)
        return { name, role, log: [], hasUnreadableLog: false };
    const { status, times, readings } = sighting;
    const count = readings?.get(getSessionCount) as SessionCount | undefined;
    const now = status.date === undefined ? undefined : deviceNow(sighting, { ms: view.endedMs, date: view.date });
    return {
        name,
        role,
        ...given({ healthPercent: status.healthPercent, switchoverCount: status.switchoverCount }),
        ...(count === undefined
            ? {}
            : count.kind === "counted"
              ? { sessions: count.count }
              : { sessionsUnknown: count.fact }),
        log: logLines([sighting]),
        hasUnreadableLog: status.hasUnreadableLog,
        ...(now === undefined
            ? {}
            : { clock: { earliest: now.earliest.toISOString(), latest: now.latest.toISOString() } }),
        answeredAfterMs: times.answeredMs - times.ms,
    };
}

function given<T extends object>(values: T): { [Name in keyof T]?: NonNullable<T[Name]> } {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
