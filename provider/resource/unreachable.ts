import { SbcError } from "../errors.js";
import type { View } from "../pair/look.js";
import { besideOpenRequest } from "../pair/openRequest/messages.js";
import { pairName, type PairSettings } from "../pair/settings.js";
import { describeSightings, lookErrors } from "../pair/sighting.js";

/**
 * If both nodes refused the login: a further try would bring the account nearer to being locked. Nothing where one of them
 * gave an answer, or none.
 */
export function loginsRefused(settings: PairSettings, { sightings }: View): SbcError | undefined {
    const errors = sightings.flatMap((sighting) => (sighting.kind === "notSeen" ? [sighting.error] : []));
    const isRefused = ({ code }: SbcError) => code === "unauthorized" || code === "forbidden";
    if (errors.length < 2 || !errors.every(isRefused)) return undefined;
    const { facts, remedies } = lookErrors(sightings);
    const fact = `${pairName(settings)}: both nodes refused the login, so which node is active can't be seen. ${facts.join(" ")}`;
    return besideOpenRequest(new SbcError("pairUnreachable", fact, remedies.join(" ")), settings);
}

/** For what can't go on without a look: names what each silent node gave as its reason. */
export function pairUnreachable(settings: PairSettings, view: View): SbcError {
    const { fact, remedy } = whyNotSeen(view);
    return besideOpenRequest(new SbcError("pairUnreachable", `${pairName(settings)}: ${fact}`, remedy), settings);
}

export function whyNotSeen({ sightings }: View): { fact: string; remedy: string } {
    const { facts, remedies } = lookErrors(sightings);
    return {
        fact: `which node is active can't be seen (${describeSightings(sightings)}). ${facts.join(" ")}`,
        remedy: remedies.join(" "),
    };
}
