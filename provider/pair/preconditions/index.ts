import type { PlannedPreconditions } from "../plan.js";
import { sightingOf, type Sightings } from "../sighting.js";
import type { Check } from "./check.js";
import { checkHealth } from "./health.js";
import { checkIdentity } from "./identity.js";
import { checkReadable } from "./readable.js";
import { checkSynchronized } from "./synchronized.js";

/** Every condition of a switchover to `activeNode`, met or not, in the order in which they are printed. */
export function checkPreconditions(
    sightings: Sightings,
    plan: { readonly activeNode: string; readonly preconditions: PlannedPreconditions },
): Check[] {
    const { minimumHealthPercent, synchronized } = plan.preconditions;
    const takingOver = sightingOf(sightings, plan.activeNode);
    return [
        checkIdentity(sightings),
        checkReadable(sightings),
        checkHealth(takingOver, minimumHealthPercent.value, minimumHealthPercent.isDeclared),
        ...(synchronized.value ? [checkSynchronized(sightings, synchronized.isDeclared)] : []),
    ];
}
