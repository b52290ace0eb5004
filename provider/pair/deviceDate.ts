import type { Moment } from "../clock.js";
import type { Sighting } from "./sighting.js";

/** A node's own clock now: not before the one, not after the other. */
export interface DeviceNow {
    readonly earliest: Date;
    readonly latest: Date;
}

/**
 * By the `Date` header of the node's last answer and the time since, which runs from some instant between question and answer.
 * This machine's clock if the node sent no `Date`; absent if it sent one that can't be read, or gave no answer.
 */
export function deviceNow(sighting: Sighting, now: Moment): DeviceNow | undefined {
    if (sighting.kind === "notSeen") return undefined;
    const { status, times } = sighting;
    if (status.hasUnreadableDate) return undefined;
    if (status.date === undefined) return { earliest: now.date, latest: now.date };
    const at = Date.parse(status.date);
    return {
        earliest: new Date(at + now.ms - times.answeredMs),
        latest: new Date(at + now.ms - times.ms),
    };
}
