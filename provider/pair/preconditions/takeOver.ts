import type { RequiredPreconditions } from "../settings.js";
import { sightingOf, type Sightings } from "../sighting.js";
import type { PreconditionCheck } from "./precondition.js";
import { checkHealth } from "./health.js";
import { checkPeers } from "./peers.js";
import { checkReadable } from "./readable.js";
import { checkSynchronized } from "./synchronized.js";
import { checkSystemState } from "./systemState.js";

/** What the checks are held to: the user's own limits for a switchover, fixed ones for `redundant`. */
export type TakeOverLimits = Pick<RequiredPreconditions, "minimumHealthPercent" | "synchronized">;

/**
 * Everything but its role that keeps a node from taking over, in the order in which it is printed.
 *
 * One table for the preconditions and for `redundant`: they differ in the limits alone.
 */
export function takeOverChecks(
    sightings: Sightings,
    node: string,
    { minimumHealthPercent, synchronized }: TakeOverLimits,
): PreconditionCheck[] {
    const takingOver = sightingOf(sightings, node);
    return [
        checkReadable(sightings, synchronized.value ? [] : ["haSyncState"]),
        checkPeers(sightings),
        checkSystemState(takingOver),
        checkHealth(takingOver, minimumHealthPercent.value, minimumHealthPercent.isDeclared),
        ...(synchronized.value ? [checkSynchronized(sightings, synchronized.isDeclared)] : []),
    ];
}
