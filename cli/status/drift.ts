import { isSameName } from "../nodeName.js";
import type { Subject } from "./subjects.js";

/**
 * Whether another node than the desired one is active. `mayStay`: it is, and `revertive: false` lets it; `unknown`: no single
 * active node was seen; `noneDesired`: nothing is declared.
 */
export type Drift = "no" | "yes" | "mayStay" | "unknown" | "noneDesired";

/** @param active the node that was seen to be active, alone */
export function driftOf(pair: Subject["pair"], active: string | undefined): Drift {
    const { activeNode: desired, revertive } = pair.declared;
    if (desired === undefined) return "noneDesired";
    if (active === undefined) return "unknown";
    if (isSameName(active, desired)) return "no";
    const fulfilled = pair.recorded?.fulfilledActiveNode;
    // Of a file, it is not known whether the last change was fulfilled.
    const isFulfilled = pair.recorded === undefined || isSameName(fulfilled, desired);
    return revertive === false && isFulfilled ? "mayStay" : "yes";
}
