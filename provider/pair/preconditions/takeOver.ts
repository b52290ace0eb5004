import { sightingOf, type Sightings } from "../sighting.js";
import { checksOf } from "./definition.js";
import { TAKE_OVER, type TakeOverLimits } from "./list.js";
import { checkPeers } from "./peers.js";
import type { PreconditionCheck } from "./precondition.js";
import { checkReadable } from "./readable.js";
import { checkSystemState } from "./systemState.js";

/**
 * Everything but its role that keeps a node from taking over, in the order in which it is printed.
 *
 * One table for the preconditions and for `redundant`: they differ in the limits alone.
 */
export function takeOverChecks(sightings: Sightings, node: string, limits: TakeOverLimits): PreconditionCheck[] {
    const takingOver = sightingOf(sightings, node);
    return [
        checkReadable(sightings, limits.synchronized.value ? [] : ["haSyncState"]),
        checkPeers(sightings),
        checkSystemState(takingOver),
        ...checksOf(TAKE_OVER, limits, { sightings, takingOver }),
    ];
}
