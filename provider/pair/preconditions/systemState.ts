import type { Sighting } from "../sighting.js";
import type { PreconditionCheck } from "./precondition.js";
import { isUnreadable, READ_ON_THE_DEVICE, UNREADABLE } from "./readable.js";

/**
 * That the node that is to take over is in service.
 *
 * `online` and `offline` are the documented words. A node that is set offline refuses new calls; any other word is not
 * known here, and not taken for `online`. A node that reports none passes.
 */
export function checkSystemState(takingOver: Sighting): PreconditionCheck {
    const word = takingOver.kind === "seen" ? takingOver.status.systemState : undefined;
    const garbled = isUnreadable(takingOver, "systemState");
    return {
        name: `system state of ${takingOver.node}`,
        observed: garbled ? UNREADABLE : (word?.printed ?? "not reported"),
        required: "online",
        met: !garbled && (word === undefined || word.raw === "online"),
        remedy: garbled ? READ_ON_THE_DEVICE : `Set ${takingOver.node} online (set-system-state online).`,
    };
}
