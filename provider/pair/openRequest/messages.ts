import { SbcError } from "../../errors.js";
import type { RequestEnd } from "./end.js";
import type { View } from "../look.js";
import type { Moved } from "../switchoverLogs/mover.js";
import { pairName, type PendingSwitchover, type PairSettings } from "../settings.js";
import { describeSightings } from "../sighting.js";

const DO_NOT_REQUEST =
    "Do not request a switchover by hand: if the open request took effect, a second one moves calls back.";

/** What a preview, a read or a run that succeeds has to say of a request that is open. */
export function openRequestLine(pair: Pick<PairSettings, "sessions">, pending: PendingSwitchover, seen?: View): string {
    return `${pairName(pair)}: ${requestOf(pending)} has no seen outcome${lastSeen(seen)}; up looks for it first. ${DO_NOT_REQUEST}`;
}

/**
 * A failure while a request is open, whatever it is about, says so first: whoever reads it may be about to request a
 * switchover by hand.
 *
 * @param seen the last look; absent if the failure says what was seen, or nothing was looked at
 */
export function besideOpenRequest(
    error: SbcError,
    settings: Pick<PairSettings, "sessions" | "pending">,
    seen?: Pick<View, "sightings">,
): SbcError {
    const { pending } = settings;
    if (pending === undefined) return error;
    const { code, fact, remedy, cause } = error;
    const all = `${DO_NOT_REQUEST} ${remedy}`.trim();
    return new SbcError(
        code,
        openFact(fact, settings, pending, seen),
        all,
        cause === undefined ? undefined : { cause },
    );
}

/** The same for a failure that is one text. */
export function textBesideOpenRequest(text: string, settings: Pick<PairSettings, "sessions" | "pending">): string {
    const { pending } = settings;
    return pending === undefined ? text : `${openFact(text, settings, pending)} ${DO_NOT_REQUEST}`;
}

function openFact(
    fact: string,
    settings: Pick<PairSettings, "sessions">,
    pending: PendingSwitchover,
    seen?: Pick<View, "sightings">,
): string {
    const prefix = `${pairName(settings)}: `;
    const rest = (fact.startsWith(prefix) ? fact.slice(prefix.length) : fact).replace(
        /^(no switchover|nothing) was requested\./,
        "$1 was requested by this run.",
    );
    const capitalized = `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
    return `${prefix}${requestOf(pending)} has no seen outcome${lastSeen(seen)}. ${capitalized}`;
}

/** What became of an earlier run's request. */
export function describeEnd(
    { sightings }: Pick<View, "sightings">,
    pending: PendingSwitchover,
    end: RequestEnd,
): string {
    const { from, to } = pending;
    const request = requestOf(pending);
    const log = end.moved === undefined ? "" : loggedBy(end.moved);
    switch (end.outcome) {
        case "switched":
            if (end.moved?.by === "request") return `${request} took effect: ${to} is active${log}.`;
            if (end.moved?.by === "device")
                return `${request} is resolved: ${to} is active, but the device moved calls by itself${log}.`;
            return `${request} is resolved: ${to} is active; whether the request took effect, or the device moved calls by itself, can't be told from the logs${log}.`;
        case "undone":
            return `${request} was undone: ${to} was active in between${log}, and ${from} is active again.`;
        case "noEffect":
            return `${request} had no effect: roles, counters and logs are as before.`;
        case "unknown":
            return `${request} is too old to act any more; whether it took effect can't be told (now ${describeSightings(sightings)}).`;
    }
}

/** The device's own words for it, if it has some. */
export function loggedBy({ logEntry }: Pick<Moved, "logEntry">): string {
    if (logEntry === undefined) return "";
    const at = logEntry.at === undefined ? "" : `, at ${logEntry.at}`;
    return ` (the log of ${logEntry.node}${at}: "${logEntry.info}")`;
}

export function requestOf({ from, to, since }: PendingSwitchover): string {
    return `the switchover from ${from} to ${to} that was requested at ${since}`;
}

function lastSeen(seen: Pick<View, "sightings"> | undefined): string {
    return seen === undefined ? "" : ` (last seen ${describeSightings(seen.sightings)})`;
}
