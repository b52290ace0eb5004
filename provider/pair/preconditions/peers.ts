import { falseClaims } from "../pairState.js";
import type { Sightings } from "../sighting.js";
import { withWordRemedy } from "../unknownWords.js";
import type { PreconditionCheck } from "./precondition.js";
import { isUnreadable, UNREADABLE } from "./readable.js";

/** That what each node says of its peer, by name and by role, is what the peer says of itself. What is absent is skipped. */
export function checkPeers(sightings: Sightings): PreconditionCheck {
    const claims = falseClaims(sightings);
    const garbled = sightings.some((sighting) => isUnreadable(sighting, "haPeerName", "haPeerRole"));
    const isReported = sightings.some(
        (sighting) =>
            sighting.kind === "seen" &&
            (sighting.status.peerName !== undefined || sighting.status.peerRole !== undefined),
    );
    return {
        name: "peers",
        observed:
            claims.length > 0 ? claims.join(", and ") : garbled ? UNREADABLE : isReported ? "agree" : "not reported",
        required: "names and roles agree in both directions",
        met: claims.length === 0 && !garbled,
        remedy: withWordRemedy(
            "Check that the two addresses belong to one pair and that the link between the nodes works.",
            sightings,
        ),
    };
}
