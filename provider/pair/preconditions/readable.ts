import type { Sightings } from "../sighting.js";
import type { Check } from "./check.js";

/** That what a decision rests on can be read. A field that is there and can't be read is no field that is absent. */
export function checkReadable(sightings: Sightings): Check {
    const unreadable = sightings.flatMap((sighting) =>
        sighting.kind === "unseen" ? [] : sighting.status.unreadable.map((field) => `${field} of ${sighting.node}`),
    );
    return {
        name: "status",
        observed: unreadable.length === 0 ? "readable" : `unreadable in ${unreadable.join(", ")}`,
        required: "fields of the documented form, each once",
        met: unreadable.length === 0,
        remedy: "Look at the device's own status, and report what it answers.",
    };
}
