import type { Sighting, Sightings } from "../sighting.js";
import type { PreconditionCheck } from "./precondition.js";

/**
 * That what a decision rests on can be read. A field that is there and can't be read is no field that is absent.
 *
 * @param waived elements that nothing rests on, since the user requires nothing of them
 */
export function checkReadable(sightings: Sightings, waived: readonly string[] = []): PreconditionCheck {
    const unreadable = sightings.flatMap((sighting) =>
        sighting.kind === "notSeen"
            ? []
            : sighting.status.unreadable
                  .filter((field) => !waived.includes(field))
                  .map((field) => `${field} of ${sighting.node}`),
    );
    return {
        name: "status",
        observed: unreadable.length === 0 ? "readable" : `unreadable in ${unreadable.join(", ")}`,
        required: "fields of the documented form, each once",
        met: unreadable.length === 0,
        remedy: READ_ON_THE_DEVICE,
    };
}

/** Whether a node reports such an element in a form that can't be read: whoever looks for it must not call it "not reported". */
export function isUnreadable(sighting: Sighting, ...elements: readonly string[]): boolean {
    return sighting.kind === "seen" && sighting.status.unreadable.some((element) => elements.includes(element));
}

/** What is observed of an element that {@link isUnreadable}. */
export const UNREADABLE = "can't be read";
export const READ_ON_THE_DEVICE = "Look at the device's own status, and report what it answers.";
