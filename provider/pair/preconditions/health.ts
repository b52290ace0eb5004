import type { Sighting } from "../sighting.js";
import { takeOverPrecondition } from "./definition.js";
import type { PreconditionCheck } from "./precondition.js";
import { isUnreadable, READ_ON_THE_DEVICE, UNREADABLE } from "./readable.js";

export const minimumHealthPercent = takeOverPrecondition({
    argument: { kind: "number", what: "a number from 0 to 100", from: 0, to: 100 },
    default: 75,
    check: ({ value, isDeclared }, { takingOver }) => checkHealth(takingOver, value, isDeclared),
});

/**
 * Health of the node that is to take over, in percent.
 *
 * The active node's is not required: one fails over from a sick node. The device's own threshold is 75 by default, and
 * a standby below it does not take over by itself.
 *
 * @internal
 */
export function checkHealth(takingOver: Sighting, minimumPercent: number, isDeclared: boolean): PreconditionCheck {
    const garbled = isUnreadable(takingOver, "healthScorePercent");
    const percent = takingOver.kind === "seen" && !garbled ? takingOver.status.healthPercent : undefined;
    return {
        name: `health of ${takingOver.node}`,
        observed: garbled ? UNREADABLE : percent === undefined ? "not reported" : `${percent} %`,
        required: `at least ${minimumPercent} %`,
        met: percent === undefined ? !isDeclared && !garbled : percent >= minimumPercent,
        remedy: garbled
            ? READ_ON_THE_DEVICE
            : percent === undefined
              ? `Leave out preconditions.minimumHealthPercent: ${takingOver.node} does not report its health.`
              : `Clear the alarms on ${takingOver.node}, or lower preconditions.minimumHealthPercent.`,
    };
}
