import type { SbcError } from "../errors.js";
import type { Log } from "../device/io.js";
import type { View } from "../pair/look.js";
import type { Result } from "../pair/result.js";
import { explainFailure } from "../pair/messages/failures.js";
import { tellSuccess } from "../pair/messages/successes.js";
import type { Resolution } from "../pair/openRequest/resolve.js";
import type { DesiredPair } from "../pair/settings.js";
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
export type ApplyOutcome =
    | { readonly kind: "recorded"; readonly outputs: Outputs }
    /** What was seen is to be kept beside the failure. */
    | { readonly kind: "unfinished"; readonly outputs: Outputs; readonly failure: SbcError }
    /** Nothing is to be kept: of what is new and was not requested, or if nothing was seen. */
    | { readonly kind: "failed"; readonly failure: SbcError };

type Outputs = Readonly<Record<string, unknown>>;

export interface ApplyState {
    readonly inputs: Inputs;
    readonly recorded: Recorded;
    /** With what is open at the end, if an earlier run's request is. */
    readonly settings: DesiredPair;
    readonly isNew: boolean;
    /** How an earlier run's open request ended, or that it has not, if there was one. */
    readonly resolved: Resolution | undefined;
    readonly log: Log;
}

/** What follows from how a run ended. Says what an operator has to know of a success. */
export function outcomeOf(result: Result, on: ApplyState): ApplyOutcome {
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
                failure: explainFailure(on.settings, result),
            };
        case "alreadyActive":
        case "switched":
            // Of a new pair that is as it should be, its creation says enough.
            if (!on.isNew || result.kind === "switched" || result.warning !== undefined)
                tellSuccess(result, on.settings, on.log);
            return { kind: "recorded", outputs: outputsOf(on.inputs, observe(result.view), remember(result, on)) };
    }
}

/** What is new leaves no record; of what exists, the record is to be as true as the last look. */
function nothingDone(result: NothingDone, on: ApplyState): ApplyOutcome {
    const failure = explainFailure(on.settings, result);
    if (on.isNew) return { kind: "failed", failure };
    const remembered = remember(result, on);
    if (isRecordOnly(result.view, on)) {
        on.log(failure.message, "warning");
        const fulfilled = { ...remembered, fulfilledActiveNode: on.settings.activeNode };
        return { kind: "recorded", outputs: outputsOf(on.inputs, observe(result.view), fulfilled) };
    }
    return { kind: "unfinished", outputs: outputsOf(on.inputs, shown(result.view, on), remembered), failure };
}

type NothingDone = Extract<Result, { kind: "refused" | "notSent" | "rejected" }>;

/** The desired node is active: what was refused, for the other node's sake, was not needed. */
function isRecordOnly(view: View, { inputs, recorded, settings }: ApplyState): boolean {
    const isActive = observe(view).activeNode !== undefined;
    return (
        isActive &&
        !needsUpdate({ inputs, recorded, view, isHandsOff: false }) &&
        !lacksRedundancy(settings, inputs, view)
    );
}

/** What the look shows; if no node answered, the record is all that is known. */
function shown(view: View, { recorded }: ApplyState): Partial<Observed> {
    const observed = observe(view);
    return Object.values(observed.roles).every((role) => role === "unseen") ? observedIn(recorded) : observed;
}

function remember(result: Result, on: ApplyState): Remembered {
    const before = withResolution(rememberedIn(on.recorded), on.resolved);
    switch (result.kind) {
        case "refused":
        case "notSent":
        case "rejected":
            return before;
        case "alreadyActive":
            return { ...before, fulfilledActiveNode: on.settings.activeNode };
        case "switched":
        case "degraded": {
            const fulfilled = { ...before, fulfilledActiveNode: on.settings.activeNode };
            return result.action === undefined ? fulfilled : withAction(fulfilled, result.action);
        }
        case "noEffect":
            return withAction(before, result.action);
        case "unknown":
            return { ...withAction(before, result.action), pending: result.pending };
    }
}
