import type { View } from "./look.js";
import { otherSighting, roleOf, type Sighting, sightingOf, type SeenRole } from "./sighting.js";

/** Roles that say of a node that it is not active. A word that is not known here says nothing. */
const NOT_ACTIVE: ReadonlySet<SeenRole> = new Set<SeenRole>(["standby", "outOfService", "transitional"]);

/** The node reports that it is active, and the other, asked at the same time, says that it is not: both are who they should be. */
export function isActiveAlone({ sightings, state }: Pick<View, "sightings" | "state">, node: string): boolean {
    if (state.kind === "wrongDevice") return false;
    return roleOf(sightingOf(sightings, node)) === "active" && saysNotActive(otherSighting(sightings, node));
}

/** A node gave no answer, and the other one does not contradict. */
export function isSilentOn({ sightings }: View, node: string): boolean {
    const mine = sightingOf(sightings, node);
    const theirs = otherSighting(sightings, node);
    if (mine.kind === "seen" && theirs.kind === "seen") return false;
    return (
        (mine.kind === "notSeen" || roleOf(mine) === "active") && (theirs.kind === "notSeen" || saysNotActive(theirs))
    );
}

/** And is not about to be. Of a word that is declared to stand between two roles, it is not known towards which. */
function saysNotActive(sighting: Sighting): boolean {
    if (sighting.kind === "notSeen" || !NOT_ACTIVE.has(roleOf(sighting))) return false;
    const { role, isRoleDeclared, becomingActive } = sighting.status;
    return !becomingActive && !(role === "transitional" && isRoleDeclared);
}
