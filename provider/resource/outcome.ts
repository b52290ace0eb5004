import type { SbcError } from "../errors.js";
import type { Log } from "../device/io.js";
import type { View } from "../pair/look.js";
import type { Action, Result } from "../pair/result.js";
import { describeMissing, explainFailure } from "../pair/explainFailure.js";
import { loggedBy, openRequestLine } from "../pair/openRequest/messages.js";
import type { Resolution } from "../pair/openRequest/resolve.js";
import { describeSightings } from "../pair/sighting.js";
import { pairName, type Plan } from "../pair/settings.js";
import { lacksRedundancy, needsUpdate } from "./diff.js";
import type { Inputs } from "./inputs/schema.js";
import {
    observe,
    observedIn,
    outputsOf,
    rememberedIn,
    withAction,
    type Observed,
    type Recorded,
    type Remembered,
} from "./outputs.js";
import { withResolution } from "./resolution.js";

/** What there is to record at the end of an `up`, and what to say. */
export type Conclusion =
    | { readonly kind: "recorded"; readonly outputs: Outputs }
    /** What was seen is to be kept beside the failure. */
    | { readonly kind: "unfinished"; readonly outputs: Outputs; readonly failure: SbcError }
    /** Nothing is to be kept: of what is new and was not requested, or if nothing was seen. */
    | { readonly kind: "failed"; readonly failure: SbcError };

type Outputs = Readonly<Record<string, unknown>>;

export interface Concluding {
    readonly inputs: Inputs;
    readonly recorded: Recorded;
    /** With what is open at the end, if an earlier run's request is. */
    readonly plan: Plan;
    readonly isNew: boolean;
    /** How an earlier run's open request ended, or that it has not, if there was one. */
    readonly resolved: Resolution | undefined;
    readonly log: Log;
}

/** What follows from how a run ended. Says what an operator has to know of a success. */
export function conclude(result: Result, on: Concluding): Conclusion {
    switch (result.kind) {
        case "refused":
        case "notSent":
        case "rejected":
            return nothingDone(result, on);
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

/** What is new leaves no record; of what exists, the record is to be as true as the last look. */
function nothingDone(result: NothingDone, on: Concluding): Conclusion {
    const failure = explainFailure(on.plan, result);
    if (on.isNew) return { kind: "failed", failure };
    const remembered = remember(result, on);
    if (isRecordOnly(result.view, on)) {
        on.log(failure.message, "warning");
        const fulfilled = { ...remembered, fulfilledActiveNode: on.plan.activeNode };
        return { kind: "recorded", outputs: outputsOf(on.inputs, observe(result.view), fulfilled) };
    }
    return { kind: "unfinished", outputs: outputsOf(on.inputs, shown(result.view, on), remembered), failure };
}

type NothingDone = Extract<Result, { kind: "refused" | "notSent" | "rejected" }>;

/** The desired node is active: what was refused, for the other node's sake, was not needed. */
function isRecordOnly(view: View, { inputs, recorded, plan }: Concluding): boolean {
    const isActive = observe(view).activeNode !== undefined;
    return (
        isActive && !needsUpdate({ inputs, recorded, view, isHandsOff: false }) && !lacksRedundancy(plan, inputs, view)
    );
}

/** What the look shows; if no node answered, the record is all that is known. */
function shown(view: View, { recorded }: Concluding): Partial<Observed> {
    const observed = observe(view);
    return Object.values(observed.roles).every((role) => role === "unseen") ? observedIn(recorded) : observed;
}

function remember(result: Result, on: Concluding): Remembered {
    const before = withResolution(rememberedIn(on.recorded), on.resolved);
    switch (result.kind) {
        case "refused":
        case "notSent":
        case "rejected":
            return before;
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
        if (plan.pending !== undefined) log(openRequestLine(plan, plan.pending, result.view), "warning");
        return;
    }
    const { action, redundant, view } = result;
    log(`${pair}: ${describeSwitched(action)}`, "result");
    if (redundant) return;
    const seen = describeSightings(view.sightings);
    const { facts, remedies } = describeMissing(plan, view);
    log(
        `${pair}: the pair is not redundant again ${plan.settleMs / 1000} s after the switchover (${seen}).${facts} ${remedies} Look at ${action.from}; calls are on ${action.to}.`,
        "warning",
    );
}

/** Never credits the request with what the logs show to be somebody else's doing. */
function describeSwitched(action: Action): string {
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
