import type { View } from "./look.js";
import { unsynchronizedComponents } from "./preconditions/synchronized.js";
import { otherSighting, roleOf, sightingOf } from "./sighting.js";

/** Whether the other node could take over: standby, and nothing that either reports is out of step. */
export function isRedundant({ sightings }: Pick<View, "sightings">, active: string): boolean {
    const isStandby = roleOf(otherSighting(sightings, active)) === "standby";
    return (
        roleOf(sightingOf(sightings, active)) === "active" &&
        isStandby &&
        unsynchronizedComponents(sightings).length === 0
    );
}

/** `; awaited: sbc-b standby`, to be put behind what is seen; empty where nothing is awaited any more. */
export function awaitedFor(view: Pick<View, "sightings">, active: string): string {
    const other = otherSighting(view.sightings, active);
    const awaited = [
        ...(roleOf(sightingOf(view.sightings, active)) === "active" ? [] : [`${active} active`]),
        ...(roleOf(other) === "standby" ? [] : [`${other.node} standby`]),
    ];
    const isInStep = awaited.length > 0 || unsynchronizedComponents(view.sightings).length === 0;
    const all = isInStep ? awaited : ["synchronization"];
    return all.length === 0 ? "" : `; awaited: ${all.join(", ")}`;
}
