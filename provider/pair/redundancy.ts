import type { View } from "./look.js";
import { unsynchronizedComponents } from "./preconditions/synchronized.js";
import { otherSighting, roleOf, sightingOf } from "./sighting.js";

/** Whether the other node could take over: standby, and nothing that either reports is out of step. */
export function isRedundant(view: Pick<View, "sightings">, active: string): boolean {
    return awaited(view, active).length === 0;
}

/** `; awaited: sbc-b standby`, to be put behind what is seen; empty where nothing is awaited any more. */
export function awaitedFor(view: Pick<View, "sightings">, active: string): string {
    const all = awaited(view, active);
    return all.length === 0 ? "" : `; awaited: ${all.join(", ")}`;
}

/** What keeps the pair from being redundant. Synchronization is awaited last. */
function awaited({ sightings }: Pick<View, "sightings">, active: string): string[] {
    const other = otherSighting(sightings, active);
    const roles = [
        ...(roleOf(sightingOf(sightings, active)) === "active" ? [] : [`${active} active`]),
        ...(roleOf(other) === "standby" ? [] : [`${other.node} standby`]),
    ];
    const isInStep = roles.length > 0 || unsynchronizedComponents(sightings).length === 0;
    return isInStep ? roles : ["synchronization"];
}
