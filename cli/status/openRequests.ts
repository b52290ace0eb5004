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

/** Whether all that is known of a pair's open request is that there is one. The journal's may be that one. */
export function hasUnreadableAlone({ subject: { pair }, journal }: Looked): boolean {
    return pair.recorded?.pending === undefined && journal.requests.length === 0 && hasUnreadableRequest(pair);
}

/** Once each: what is pending in a state may stand in the journal too. */
export function requestsOf(looked: Looked): FleetRequest[] {
    if (hasUnreadableAlone(looked)) return [{ from: "state" }];
    const { subject, journal } = looked;
    const { pending } = subject.pair.recorded ?? {};
    const own = journal.requests.map(({ id, since, isAtOtherAddresses }): FleetRequest => {
        return { from: "journal", since, id, ...(isAtOtherAddresses === true ? { atOtherAddresses: true } : {}) };
    });
    if (pending === undefined || own.some(({ id }) => id === pending.id)) return own;
    const id = pending.id === undefined ? {} : { id: printable(pending.id) };
    return [...own, { from: "state", since: printable(pending.since), ...id }];
}
