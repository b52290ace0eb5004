import { formatMessage } from "../pair/messages/pairMessage.js";
import { PairError } from "../pair/messages/pairError.js";
import { pairName, type PairSettings } from "../pair/settings.js";
import { watchAgeMs } from "../pair/openRequest/watchAge.js";
import type { Recorded } from "./outputs.js";

/** A request on record that names no node of the pair. It can't be watched. */
export function isUnreadableRequest({ pending }: Recorded, settings: PairSettings): boolean {
    return pending !== undefined && settings.pending === undefined;
}

/** Why nothing may be requested: such a request may still act, or it can't be told whether it may. */
export function unreadableRequest(recorded: Recorded, settings: PairSettings, now: Date): PairError | undefined {
    const { pending } = recorded;
    if (pending === undefined || !isUnreadableRequest(recorded, settings)) return undefined;
    const sinceMs = Date.parse(pending.since);
    const watchedMs = watchAgeMs(settings, pending);
    if (now.getTime() - sinceMs >= watchedMs) return undefined;
    const isTimed = !Number.isNaN(sinceMs);
    const when = isTimed ? `was requested at ${new Date(sinceMs).toISOString()}` : "has no time that can be read";
    const wait = isTimed ? `Run this again when it is ${watchedMs / 1000} s old; or look` : "Look";
    return new PairError("refused", {
        pair: pairName(settings),
        verdict: "open",
        requests: 0,
        why: [
            `The state records an open request in pending, but which node it was to make active can't be read, and it ${when}.`,
        ],
        remedies: [
            `${wait} at both nodes: when each has reported the same role for ${watchedMs / 1000} s, remove pending from this resource's outputs in the state (pulumi state edit) and run this again.`,
        ],
    });
}

/** What is said of such a request that is too old to act. */
export function endedUnreadably(settings: PairSettings): string {
    return formatMessage({
        pair: pairName(settings),
        verdict: "resolved",
        requests: 0,
        why: [
            "The open request that the state records in pending can't be read. It is too old to act any more; whether it took effect can't be told.",
        ],
        remedies: [],
    });
}
