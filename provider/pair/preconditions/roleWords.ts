import { declaredRoles } from "../declaredWords.js";
import type { Sightings } from "../sighting.js";
import { listed } from "../../device/words.js";
import type { PreconditionCheck } from "./precondition.js";

/**
 * That a role rests on what the program declares of a word. A row that is met: it stands in the checklist, and in the record
 * of a request, since the device's documentation does not say so. Absent if every word is a known one.
 */
export function checkRoleWords(sightings: Sightings): PreconditionCheck[] {
    const words = declaredRoles(sightings);
    if (words.length === 0) return [];
    return [
        {
            name: "role words",
            observed: `declared in deviceWords: ${listed(words)}`,
            required: "known or declared",
            met: true,
            remedy: "",
        },
    ];
}
