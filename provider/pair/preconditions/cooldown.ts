import type { Moment } from "../../clock.js";
import { deviceNow } from "../deviceDate.js";
import type { Sighting, Sightings } from "../sighting.js";
import { switchoverPrecondition } from "./definition.js";
import type { PreconditionCheck } from "./precondition.js";

export const cooldownSeconds = switchoverPrecondition({
    argument: { kind: "wholeNumber", what: "whole seconds, from 1 to 31536000 (a year)", from: 1, to: 31_536_000 },
    // The switchover log comes with it.
    needs: "status",
    check: ({ value }, { sightings, now }) => checkCooldown(sightings, now, value * 1000),
});

/** What one node's log says of the time since its newest entry. */
type Since =
    | { readonly kind: "never" }
    | { readonly kind: "ago"; readonly ms: number }
    | { readonly kind: "unreadable"; readonly why: string };

/**
 * That the newest entry of either node's own switchover log is old enough, failovers of its own included.
 *
 * By the device's clock: the log's times are compared with the `Date` header of the very reply that the log came in, and the
 * time since, so that neither another machine's clock nor this one's matters. A log that can't be read is no log that is empty.
 *
 * @internal
 */
export function checkCooldown(sightings: Sightings, now: Moment, requiredMs: number): PreconditionCheck {
    const logs = sightings.map((sighting) => ({
        node: sighting.node,
        since: sinceNewest(sighting, now),
    }));
    const unreadable = logs.flatMap(({ node, since }) =>
        since.kind === "unreadable" ? [`the log of ${node} ${since.why}`] : [],
    );
    const youngestMs = Math.min(...logs.map(({ since }) => (since.kind === "ago" ? since.ms : Infinity)));
    const isMet = unreadable.length === 0 && youngestMs >= requiredMs;
    const ago = youngestMs === Infinity ? "no switchover in the logs" : `${Math.floor(youngestMs / 1000)} s ago`;
    return {
        name: "last switchover",
        observed: unreadable.length > 0 ? unreadable.join(", and ") : ago,
        required: `at least ${requiredMs / 1000} s ago`,
        met: isMet,
        remedy:
            unreadable.length > 0
                ? "Look at the device's own log, or leave out preconditions.cooldownSeconds."
                : "Wait until the cool-down is over, then run this again.",
        ...(isMet || unreadable.length > 0 ? {} : { clearsByItself: { inMs: requiredMs - youngestMs } }),
    };
}

function sinceNewest(sighting: Sighting, now: Moment): Since {
    if (sighting.kind === "notSeen") return { kind: "unreadable", why: "can't be seen" };
    const clock = deviceNow(sighting, now);
    if (clock === undefined) return { kind: "unreadable", why: "came with a Date that can't be read" };
    const { log, hasUnreadableLog, switchoverCount } = sighting.status;
    if (hasUnreadableLog) return { kind: "unreadable", why: "can't be read" };
    if (log.length === 0) {
        if (switchoverCount === 0) return { kind: "never" };
        const counted = switchoverCount === undefined ? "nor counter" : `and ${switchoverCount} switchovers counted`;
        return { kind: "unreadable", why: `is missing (no entry ${counted})` };
    }
    const newest = Math.max(...log.map(({ at }) => (at === undefined ? NaN : Date.parse(at))));
    if (Number.isNaN(newest)) return { kind: "unreadable", why: "has a time that can't be read" };
    // An entry of the future is as young as one can be.
    return { kind: "ago", ms: Math.max(0, clock.earliest.getTime() - newest) };
}
