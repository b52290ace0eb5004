import type { Result } from "../pair/result.js";
import { explainFailure } from "../pair/explain.js";
import { describeSightings } from "../pair/sighting.js";
import { pairName, type Plan } from "../pair/plan.js";
import type { Inputs } from "./inputs.js";
import { idOf, observe, outputsOf, rememberedIn, withAction, type Recorded, type Remembered } from "./outputs.js";
import { cleaned, PartialFailure } from "./results.js";

export interface Concluding {
    /** Of an existing resource; a new one gets its own. */
    readonly id?: string;
    readonly inputs: Inputs;
    readonly recorded: Recorded;
    readonly plan: Plan;
    /** Pulumi's `__provider`, which a partial failure must hand back. */
    readonly providerText: unknown;
    readonly log: (line: string) => void;
}

/**
 * The outputs to record.
 *
 * Throws where the wish was not seen to be fulfilled: a plain failure where nothing happened, so that what is recorded
 * stays, and a {@link PartialFailure} where a request was sent, so that what was seen of it is kept.
 */
export function conclude(result: Result, on: Concluding): Record<string, unknown> {
    switch (result.kind) {
        case "refused":
        case "notSent":
        case "rejected":
            throw explainFailure(on.plan, result);
        case "degraded":
        case "noEffect":
        case "unknown": {
            const outputs = outputsOf(on.inputs, observe(result.view), remember(result, on));
            throw new PartialFailure(
                on.id ?? idOf(on.inputs),
                outputs,
                on.providerText,
                explainFailure(on.plan, result),
            );
        }
        case "inPlace":
        case "switched":
            warn(result, on);
            return cleaned(outputsOf(on.inputs, observe(result.view), remember(result, on)));
    }
}

function remember(result: Exclude<Result, { kind: "refused" | "notSent" | "rejected" }>, on: Concluding): Remembered {
    const { pending: _resolved, ...before } = rememberedIn(on.recorded);
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

function warn(result: Extract<Result, { kind: "inPlace" | "switched" }>, { plan, log }: Concluding): void {
    const pair = pairName(plan);
    if (result.kind === "inPlace") {
        if (result.warning !== undefined) log(`${pair}: warning: ${plan.activeNode} is active, but ${result.warning}`);
        return;
    }
    const { action, redundant, view } = result;
    log(`${pair}: ${action.to} is active, ${action.tookSeconds} s after the request.`);
    if (redundant) return;
    const seen = describeSightings(view.sightings);
    log(
        `${pair}: warning: the pair is not redundant again ${plan.settleMs / 1000} s after the switchover (${seen}). Look at ${action.from}; calls are on ${action.to}.`,
    );
}
