import type { Session } from "../device/session.js";

/** What is to be true of one pair, with every default filled in. */
export interface Plan {
    /** In the order of the declaration. */
    readonly sessions: readonly [Session, Session];
    /** The node that shall be active, in the declared spelling. */
    readonly activeNode: string;
    readonly preconditions: PlannedPreconditions;
    readonly settleMs: number;
    readonly quietMs: number;
    /** Free text recorded with a switchover. */
    readonly reason?: string;
    /** A request of an earlier run whose outcome nobody saw. */
    readonly pending?: Pending;
}

export interface PlannedPreconditions {
    readonly minimumHealthPercent: Requirement<number>;
    readonly synchronized: Requirement<boolean>;
}

/** What the user declared is required even of a device that does not report it; a default is not. */
export interface Requirement<T> {
    readonly value: T;
    readonly isDeclared: boolean;
}

/** A switchover request without a seen outcome, as recorded in state. */
export interface Pending {
    /** When it was sent: ISO 8601 UTC, by the clock of the machine that sent it. */
    readonly since: string;
    readonly from: string;
    readonly to: string;
    /** Each node's own counter before the request, where it reported one. */
    readonly switchoverCounts: Readonly<Record<string, number>>;
}

/** How a message names the pair. */
export function pairName({ sessions: [a, b] }: Plan): string {
    return `${a.endpoint.name}/${b.endpoint.name}`;
}

/** At least four looks in a quiet period, at most one a second. */
export function lookEveryMs({ quietMs }: Plan): number {
    return quietMs === 0 ? 1000 : Math.min(1000, quietMs / 4);
}
