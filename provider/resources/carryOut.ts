import type { Io } from "../device/io.js";
import { ensureActive } from "../pair/ensureActive.js";
import { explainFailure } from "../pair/explain.js";
import { awaitOpenRequest, type Resolution } from "../pair/awaitOpenRequest.js";
import type { Plan } from "../pair/plan.js";
import { awaitRedundancy } from "../pair/awaitRedundancy.js";
import { isRedundantAsRequired } from "../pair/redundancy.js";
import { claimForChange } from "./claims.js";
import { conclude, type Conclusion } from "./conclude.js";
import type { Context } from "./context.js";
import { isSameNode, isWishOpen } from "./diff.js";
import type { Inputs } from "./inputs.js";
import {
    observe,
    outputsOf,
    rememberedIn,
    withResolution,
    type Observed,
    type Recorded,
    type Remembered,
} from "./outputs.js";
import { endedUnreadably, isUnreadableRequest, unreadableRequest } from "./unreadableRequest.js";

export interface Declared {
    readonly inputs: Inputs;
    /** What the last run left; nothing, of a resource that is new. */
    readonly recorded: Recorded;
    readonly plan: Plan;
    /** The resource's URN; absent in the dynamic provider, which is told none. */
    readonly declarer?: string;
    readonly isNew: boolean;
    /** The resource exists, and `ignoreChanges` covers its `activeNode`: nothing is requested. */
    readonly isHandsOff: boolean;
}

/**
 * What an `up` does about a pair: the wish is carried out where it is open, and else only what is seen is recorded.
 *
 * Rejects with the run's abort reason while nothing was sent, and with `pairUnreachable` where there was only to look.
 */
export async function carryOut(declared: Declared, context: Context, io: Io): Promise<Conclusion> {
    const { inputs, plan } = declared;
    const claimed =
        inputs.observeOnly === true ? undefined : await claimForChange(context, declared.declarer, plan, io);
    if (claimed !== undefined) return { kind: "failed", failure: claimed };
    const unreadable = unreadableRequest(declared.recorded, plan, io.clock.date());
    if (unreadable !== undefined) return { kind: "failed", failure: unreadable };
    return await carryOutReadable({ ...declared, recorded: withoutEndedUnreadably(declared, io) }, context, io);
}

async function carryOutReadable(declared: Declared, context: Context, io: Io): Promise<Conclusion> {
    const { inputs, recorded, plan, isHandsOff } = declared;
    if (!isWishOpen(inputs, recorded, isHandsOff)) return await recordOnly(declared, context, io);
    const { result, resolved } = await ensureActive(plan, context.run, io);
    const fulfilled = { ...recorded, ...fulfilledBy(resolved, observe(result.view)) };
    return conclude(result, { ...declared, recorded: fulfilled, resolved, log: io.log });
}

function withoutEndedUnreadably({ recorded, plan }: Declared, { log }: Io): Recorded {
    if (!isUnreadableRequest(recorded, plan)) return recorded;
    log(endedUnreadably(plan), "result");
    const { pending: _ended, ...rest } = recorded;
    return rest;
}

/** If a failover is to stay, or the active node is not to be changed: looks, and requests nothing. */
async function recordOnly(
    { inputs, recorded, plan, isHandsOff }: Declared,
    context: Context,
    io: Io,
): Promise<Conclusion> {
    const resolved = await awaitOpenRequest(plan, context.run, io);
    const first = await context.see(plan, io);
    const { activeNode } = observe(first);
    const mustBeRedundant = plan.requireRedundancy && inputs.observeOnly !== true && activeNode !== undefined;
    const view = mustBeRedundant ? await awaitRedundancy({ ...plan, activeNode }, io) : first;
    const { pending: _ended, ...remembered } = withResolution(rememberedIn(recorded), resolved);
    // Nobody else may see that an open request has made the desired node active.
    const isFulfilled =
        isHandsOff && inputs.observeOnly !== true && isSameNode(observe(view).activeNode, inputs.activeNode);
    const fulfilled = isFulfilled ? { fulfilledActiveNode: plan.activeNode } : fulfilledBy(resolved, observe(view));
    const outputs = outputsOf(inputs, observe(view), { ...remembered, ...fulfilled });
    if (!mustBeRedundant || isRedundantAsRequired(view, activeNode, plan.preconditions))
        return { kind: "recorded", outputs };
    const failure = explainFailure({ ...plan, activeNode }, { kind: "degraded", view });
    return { kind: "unfinished", outputs, failure };
}

/** What an earlier run desired and requested is fulfilled when it is seen, whatever is desired today. */
function fulfilledBy(resolved: Resolution | undefined, { activeNode }: Observed): Remembered {
    const to = resolved?.pending.to;
    return to !== undefined && isSameNode(activeNode, to) ? { fulfilledActiveNode: to } : {};
}
