import type { Session } from "../device/session.js";
import type { Freeze } from "./preconditions/freeze.js";
import type { RequiredPreconditions } from "./preconditions/list.js";
import type { LastAction, RequestedBy } from "./result.js";
import { isSameName } from "./sighting.js";

/** How one pair is looked at, and what is to be true of it, with every default filled in. */
export interface PairSettings {
    /** In the order of the declaration. */
    readonly sessions: readonly [Session, Session];
    /** The desired node, in the declared spelling. Absent if a pair is only looked at. */
    readonly activeNode?: string;
    readonly preconditions: RequiredPreconditions;
    /** What forbids any switchover for as long as it lasts. */
    readonly freezes?: readonly Freeze[];
    /** How long a run waits for preconditions that may clear on their own. */
    readonly waitMs: number;
    /** Whether a pair that is not redundant at the end of `settleMs` is a failure. */
    readonly requireRedundancy: boolean;
    /** Whether the device's configuration lock is held around a switchover. */
    readonly exclusive: boolean;
    /** Whether this run has shown beforehand that a switchover is needed. */
    readonly wasPreviewed: boolean;
    readonly settleMs: number;
    readonly quietMs: number;
    /** How old an answer may be when a request rests on it. */
    readonly freshMs: number;
    /** How long after its answer a request may still act: see lag.ts. */
    readonly lagMs: number;
    /** Free text recorded with a switchover. */
    readonly reason?: string;
    /** Who had this run made, recorded with a switchover. */
    readonly requestedBy?: RequestedBy;
    /** A request of an earlier run without a seen outcome: recorded in state, or for what only shows, in the journal. */
    readonly pending?: OpenSwitchover;
    /** The newest action in state: what the journal has from before it is settled. */
    readonly lastAction?: Pick<LastAction, "id" | "at" | "outcome" | "status">;
    /** Whether names and addresses are secret: then the journal has hashes of them. */
    readonly hasSecretNodes: boolean;
}

/** One with a desired node: what decides and requests takes no other. */
export interface DesiredPair extends PairSettings {
    readonly activeNode: string;
}

export function hasDesiredNode(settings: PairSettings): settings is DesiredPair {
    return settings.activeNode !== undefined;
}

/** A switchover request without a seen outcome, as recorded in state. */
export interface PendingSwitchover {
    /** The same as in the journal and in `lastAction`. Absent from what an older version recorded. */
    readonly id?: string;
    /** When it was sent: ISO 8601 UTC, by the clock of the machine that sent it. */
    readonly since: string;
    /** The same by the `Date` header of the node that was asked, where it sent one. */
    readonly sinceByDevice?: string;
    readonly from: string;
    readonly to: string;
    /** Each node's own counter before the request, where it reported one. */
    readonly switchoverCounts: Readonly<Record<string, number>>;
    /** What the run that sent it declared: nothing is requested before it is over. */
    readonly settleSeconds?: number;
}

/** The same as a run knows it, for what is said of it. */
export interface OpenSwitchover extends PendingSwitchover {
    /** Known by the nodes' names alone: this pair was given other addresses, or it is another pair's request. */
    readonly isAtOtherAddresses?: boolean;
}

/** What the run knows of a node; throws where it is none of the pair's. */
export function sessionOf({ sessions }: Pick<PairSettings, "sessions">, node: string): Session {
    const found = sessions.find(({ endpoint }) => isSameName(endpoint.name, node));
    if (found === undefined) throw new Error(`${node} is not a node of this pair.`);
    return found;
}

/** How a message names the pair. */
export function pairName({ sessions: [a, b] }: Pick<PairSettings, "sessions">): string {
    return `${a.endpoint.name}/${b.endpoint.name}`;
}

/** At least four looks in a quiet period, at most one a second, at least fifty milliseconds apart. */
export function lookEveryMs({ quietMs }: PairSettings): number {
    return quietMs === 0 ? 1000 : Math.min(1000, Math.max(50, quietMs / 4));
}
