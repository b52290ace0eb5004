import { printable } from "pulumi-oracle-sbc/provider";
import { hasUnreadableRequest } from "../stack/index.js";
import type { Looked } from "./lookAtAll.js";

/** A switchover request whose outcome no run has seen yet. */
export interface FleetRequest {
    /** Whether this machine's journal has it, or the stack's state, as `pending`. */
    readonly from: "journal" | "state";
    /** Absent if the state's record can't be read, or is encrypted. */
    readonly since?: string;
    readonly id?: string;
    /** True if the nodes' names alone match, at other addresses than a pair's that was looked at: it may be another pair's. */
    readonly atOtherAddresses?: boolean;
}

/** Once each: what is pending in a state may stand in the journal too. */
export function requestsOf({ subject, journal }: Looked): FleetRequest[] {
    const { pending } = subject.pair.recorded ?? {};
    const own = journal.requests.map(({ id, since, isAtOtherAddresses }): FleetRequest => {
        return { from: "journal", since, id, ...(isAtOtherAddresses === true ? { atOtherAddresses: true } : {}) };
    });
    // It may be the one that the journal has.
    if (pending === undefined)
        return own.length === 0 && hasUnreadableRequest(subject.pair) ? [{ from: "state" }] : own;
    if (own.some(({ id }) => id === pending.id)) return own;
    const id = pending.id === undefined ? {} : { id: printable(pending.id) };
    return [...own, { from: "state", since: printable(pending.since), ...id }];
}
