import type { Sighting } from "../sighting.js";
import type { Check } from "./check.js";

/**
 * Health of the node that is to take over, in percent.
 *
 * The active node's is not asked for: one fails over from a sick node. The device's own threshold is 75 by default, and
 * a standby below it does not take over by itself.
 */
export function checkHealth(takingOver: Sighting, minimumPercent: number, isDeclared: boolean): Check {
    const percent = takingOver.kind === "seen" ? takingOver.status.healthPercent : undefined;
    return {
        name: `health of ${takingOver.node}`,
        observed: percent === undefined ? "not reported" : `${percent} %`,
        required: `at least ${minimumPercent} %`,
        met: percent === undefined ? !isDeclared : percent >= minimumPercent,
        remedy: `Clear the alarms on ${takingOver.node}, or lower preconditions.minimumHealthPercent.`,
    };
}
