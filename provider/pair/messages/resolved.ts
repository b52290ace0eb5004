import { loggedIn } from "./logged.js";
import type { RequestEnd } from "../openRequest/end.js";
import { pairName, type OpenSwitchover, type PairSettings } from "../settings.js";
import { describeSightings } from "../sighting.js";
import type { View } from "../look.js";
import { whereCallsAre } from "./calls.js";
import { requestOf } from "./openRequest.js";
import type { PairMessage } from "./pairMessage.js";

/** What became of an earlier run's request. */
export function resolvedMessage(
    pair: Pick<PairSettings, "sessions">,
    view: Pick<View, "sightings">,
    pending: OpenSwitchover,
    end: RequestEnd,
): PairMessage {
    return {
        pair: pairName(pair),
        verdict: "resolved",
        calls: whereCallsAre(view),
        requests: 0,
        why: [`The ${requestOf(pending)} ${howItEnded(view, pending, end)}`, ...loggedIn(end.moved?.logEntry)],
        remedies:
            end.outcome === "undone" ? [`Read the log of ${pending.to} before another switchover is requested.`] : [],
    };
}

function howItEnded(
    { sightings }: Pick<View, "sightings">,
    { from, to, isAtOtherAddresses }: OpenSwitchover,
    end: RequestEnd,
): string {
    if (isAtOtherAddresses)
        return `is waited for no longer. What became of it can't be told from this pair (now ${describeSightings(sightings)}).`;
    switch (end.outcome) {
        case "switched":
            if (end.moved?.by === "request") return `took effect: ${to} is active.`;
            if (end.moved?.by === "device") return `is settled: ${to} is active, but the device moved calls by itself.`;
            return `is settled: ${to} is active. Whether the request or the device itself moved calls can't be told from the logs.`;
        case "undone":
            return `was undone: ${to} was active in between, and ${from} is active again.`;
        case "noEffect":
            return "had no effect: roles, counters and logs are as before.";
        case "unknown":
            return `is too old to act any more. Whether it took effect can't be told (now ${describeSightings(sightings)}).`;
    }
}
