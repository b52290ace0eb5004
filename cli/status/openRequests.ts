import { printable } from "pulumi-oracle-sbc/provider";
import type { Looked } from "./lookAtAll.js";

/** A switchover request whose outcome no run has seen yet. */
export interface FleetRequest {
    /** Whether this machine's journal has it, or the stack's state, as `pending`. */
    readonly from: "journal" | "state";
    readonly since: string;
    readonly id?: string;
    /** True if the nodes' names alone match, at other addresses than a pair's that was looked at: it may be another pair's. */
    readonly atOtherAddresses?: boolean;
}

/** Ids of the requests that have an address of a pair which was looked at: they are no other pair's. */
export function ownRequests(all: readonly Looked[]): ReadonlySet<string> {
    const requests = all.flatMap(({ journal }) => journal.requests);
    return new Set(requests.filter(({ isAtOtherAddresses }) => isAtOtherAddresses !== true).map(({ id }) => id));
}

/** What the journal has of a pair, without what is another's for sure. */
export function journaledRequests({ journal }: Looked, owned: ReadonlySet<string>): Looked["journal"]["requests"] {
    return journal.requests.filter(({ id, isAtOtherAddresses }) => isAtOtherAddresses !== true || !owned.has(id));
}

/** Once each: what is pending in a state may stand in the journal too. */
export function requestsOf(looked: Looked, owned: ReadonlySet<string>): FleetRequest[] {
    const { pair } = looked.subject;
    const own = journaledRequests(looked, owned).map(({ id, since, isAtOtherAddresses }): FleetRequest => {
        return { from: "journal", since, id, ...(isAtOtherAddresses === true ? { atOtherAddresses: true } : {}) };
    });
    const { pending } = pair.recorded ?? {};
    if (pending === undefined || own.some(({ id }) => id === pending.id)) return own;
    const id = pending.id === undefined ? {} : { id: printable(pending.id) };
    return [...own, { from: "state", since: printable(pending.since), ...id }];
}
