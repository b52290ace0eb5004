import type { Log } from "../device/io.js";
import { describeMissing } from "../pair/explainFailure.js";
import { loggedBy, openRequestLine } from "../pair/openRequest/messages.js";
import type { LastAction, Result } from "../pair/result.js";
import { pairName, type DesiredPair } from "../pair/settings.js";
import { describeSightings } from "../pair/sighting.js";

type Success = Extract<Result, { kind: "alreadyActive" | "switched" }>;

/** What an operator has to know of a success. */
export function tellSuccess(result: Success, settings: DesiredPair, log: Log): void {
    const pair = pairName(settings);
    if (result.kind === "alreadyActive") {
        if (result.warning !== undefined)
            log(`${pair}: ${settings.activeNode} is active, but ${result.warning}`, "warning");
        if (settings.pending !== undefined) log(openRequestLine(settings, settings.pending, result.view), "warning");
        return;
    }
    const { action, redundant, view } = result;
    log(`${pair}: ${describeSwitched(action)}`, "result");
    if (redundant) return;
    const seen = describeSightings(view.sightings);
    const { facts, remedies } = describeMissing(settings, view);
    log(
        `${pair}: the pair is not redundant again ${settings.settleMs / 1000} s after the switchover (${seen}).${facts} ${remedies} Look at ${action.from}; calls are on ${action.to}.`,
        "warning",
    );
}

/** Never credits the request with what the logs show to be somebody else's doing. */
function describeSwitched(action: LastAction): string {
    const { to, by = "unknown", tookSeconds } = action;
    switch (by) {
        case "device":
            return `${to} is active. The device moved calls by itself, not by the request${loggedBy(action)}.`;
        case "other":
            return `${to} is active. Calls had moved before the request was sent${loggedBy(action)}.`;
        case "request":
            return `${to} is active, ${tookSeconds} s after the request.`;
        case "unknown":
            return `${to} is active, ${tookSeconds} s after the request. The nodes' logs don't tell whether the request did it.`;
    }
}
