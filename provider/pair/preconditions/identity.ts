import { isSameName, otherSighting, type Sighting, type Sightings } from "../sighting.js";
import type { PreconditionCheck } from "./precondition.js";
import { isUnreadable } from "./readable.js";

/**
 * That the declared names belong to the devices at these addresses; names that contradict are judged before.
 *
 * Without it a switchover could go the wrong way. A node that does not report its own name is known by its peer's.
 */
export function checkIdentity(sightings: Sightings): PreconditionCheck {
    const nameless = sightings.filter((sighting) => !isIdentified(sighting, otherSighting(sightings, sighting.node)));
    return {
        name: "identity",
        observed:
            nameless.length === 0 ? "as declared" : `${nameless.map(({ node }) => node).join(" and ")} not confirmed`,
        required: "each node reports its hostName or its peer's",
        met: nameless.length === 0,
        remedy: "Check with the device's vendor why its status has neither hostName nor haPeerName.",
    };
}

function isIdentified(sighting: Sighting, other: Sighting): boolean {
    if (sighting.kind === "notSeen" || isUnreadable(sighting, "hostName")) return false;
    const { hostName, peerName } = sighting.status;
    return hostName !== undefined || (peerName !== undefined && isSameName(peerName.raw, other.node));
}
