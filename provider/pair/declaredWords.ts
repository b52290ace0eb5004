import { nameOfRole, type Role } from "../device/role.js";
import { type DeviceWord, listed } from "../device/words.js";
import type { Sighting, Sightings } from "./sighting.js";

/** `"hot-standby" means standby`: each role word of these answers that has its meaning from deviceWords, once. */
export function declaredRoles(sightings: Sightings): string[] {
    return distinct(
        statusesIn(sightings).flatMap((status) => [
            ...(status.isRoleDeclared && status.roleWord ? [meaningOf(status.roleWord, status.role)] : []),
            ...(status.isPeerRoleDeclared && status.peerRoleWord && status.peerRole
                ? [meaningOf(status.peerRoleWord, status.peerRole)]
                : []),
        ]),
    );
}

/** `"enabled" means synchronized`: the same of the states of components. */
export function declaredStates(sightings: Sightings): string[] {
    const declared = statusesIn(sightings).flatMap(({ syncComponents }) =>
        syncComponents.filter(({ isDeclared }) => isDeclared),
    );
    return distinct(declared.map(({ state }) => `"${state.printed}" means synchronized`));
}

/** To be put behind what is observed; empty if nothing is declared of it. */
export function describeDeclared(words: readonly string[]): string {
    return words.length === 0 ? "" : `, declared in deviceWords: ${listed(words)}`;
}

function meaningOf(word: DeviceWord, role: Role): string {
    return `"${word.printed}" means ${nameOfRole(role)}`;
}

function statusesIn(sightings: Sightings) {
    const seen = (sighting: Sighting) => (sighting.kind === "seen" ? [sighting.status] : []);
    return sightings.flatMap(seen);
}

function distinct(texts: readonly string[]): string[] {
    return [...new Set(texts)];
}
