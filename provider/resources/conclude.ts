import type { SbcError } from "../errors.js";
import type { Log } from "../device/io.js";
import type { Result } from "../pair/result.js";
import type { Resolution } from "../pair/awaitOpenRequest.js";
import { describeMissing, explainFailure } from "../pair/explain.js";
import { describeSightings } from "../pair/sighting.js";
import { pairName, type Plan } from "../pair/plan.js";
import type { Inputs } from "./inputs.js";
import {
    observe,
    outputsOf,
    rememberedIn,
    withAction,
    withResolution,
    type Recorded,
    type Remembered,
} from "./outputs.js";

/** What there is to record at the end of an `up`, and what to say. */
export type Conclusion =
    | { readonly kind: "recorded"; readonly outputs: Outputs }
    /** What was seen is to be kept beside the failure: of a request without a success, or of a redundancy that is missing. */
    | { readonly kind: "unfinished"; readonly outputs: Outputs; readonly failure: SbcError }
    /** Nothing happened: what is recorded stays. */
    | { readonly kind: "failed"; readonly failure: SbcError };

type Outputs = Readonly<Record<string, unknown>>;

export interface Concluding {
    readonly inputs: Inputs;
    readonly recorded: Recorded;
    readonly plan: Plan;
    /** How an earlier run's open request ended, if there was one. */
    readonly resolved: Resolution | undefined;
    readonly log: Log;
}

/** What follows from how a run ended. Says what an operator has to know of a success. */
export function conclude(result: Result, on: Concluding): Conclusion {
    switch (result.kind) {
        case "refused":
        case "notSent":
        case "rejected":
            return { kind: "failed", failure: explainFailure(on.plan, result) };
        case "degraded":
        case "noEffect":
        case "unknown":
            return {
                kind: "unfinished",
                outputs: outputsOf(on.inputs, observe(result.view), remember(result, on)),
                failure: explainFailure(on.plan, result),
            };
        case "inPlace":
        case "switched":
            tell(result, on);
            return { kind: "recorded", outputs: outputsOf(on.inputs, observe(result.view), remember(result, on)) };
    }
}

function remember(result: Exclude<Result, { kind: "refused" | "notSent" | "rejected" }>, on: Concluding): Remembered {
    const { pending: _ended, ...before } = withResolution(rememberedIn(on.recorded), on.resolved);
    switch (result.kind) {
        case "inPlace":
            return { ...before, fulfilledActiveNode: on.plan.activeNode };
        case "switched":
        case "degraded": {
            const fulfilled = { ...before, fulfilledActiveNode: on.plan.activeNode };
            return result.action === undefined ? fulfilled : withAction(fulfilled, result.action);
        }
        case "noEffect":
            return withAction(before, result.action);
        case "unknown":
            return { ...withAction(before, result.action), pending: result.pending };
    }
}

function tell(result: Extract<Result, { kind: "inPlace" | "switched" }>, { plan, log }: Concluding): void {
    const pair = pairName(plan);
    if (result.kind === "inPlace") {
        if (result.warning !== undefined)
            log(`${pair}: ${plan.activeNode} is active, but ${result.warning}`, "warning");
        return;
    }
    const { action, redundant, view } = result;
    log(`${pair}: ${action.to} is active, ${action.tookSeconds} s after the request.`, "result");
    if (redundant) return;
    const seen = describeSightings(view.sightings);
    const { facts, remedies } = describeMissing(plan, view);
    log(
        `${pair}: the pair is not redundant again ${plan.settleMs / 1000} s after the switchover (${seen}).${facts} ${remedies} Look at ${action.from}; calls are on ${action.to}.`,
        "warning",
    );
}
