import type { Io } from "../device/io.js";
import { ensureActive } from "../pair/ensureActive.js";
import { explainFailure } from "../pair/explainFailure.js";
import { awaitOpenRequest } from "../pair/openRequest/await.js";
import type { Pending, Plan } from "../pair/settings.js";
import { awaitRedundancy } from "../pair/awaitRedundancy.js";
import { besideOpenRequest, openRequestLine } from "../pair/openRequest/messages.js";
import { isRedundantAsRequired } from "../pair/redundancy.js";
import { resolveLater, type Resolution, withOpen } from "../pair/openRequest/resolve.js";
import type { RunParts } from "../pair/run/runParts.js";
import { resolveOnce } from "../pair/run/spellings.js";
import { claimForChange } from "./claims.js";
import { conclude, type Conclusion } from "./outcome.js";
import type { Context } from "./context.js";
import { isSameNode, isWishOpen } from "./diff.js";
import type { Inputs } from "./inputs/schema.js";
import { observe, outputsOf, rememberedIn, type Observed, type Recorded, type Remembered } from "./outputs.js";
import { withResolution } from "./resolution.js";
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
    /** Is told of an earlier run's request that is open, and when it is no more: a run that is cancelled must say it. */
    readonly onOpenRequest?: (pending: Pending | undefined) => void;
}

/**
 * What an `up` does about a pair: the wish is carried out where it is open, and else only what is seen is recorded.
 *
 * Rejects with the run's abort reason while nothing was sent, and with `pairUnreachable` where there was only to look.
 */
export async function carryOut(declared: Declared, context: Context, io: Io): Promise<Conclusion> {
    const { inputs, recorded, plan } = declared;
    const run = runFor(declared, context, io);
    const claimed =
        inputs.observeOnly === true ? undefined : await claimForChange(context, declared.declarer, plan, io, run);
    if (claimed !== undefined) {
        const known = await context.planAndRecall(inputs, recorded, io);
        return { kind: "failed", failure: besideOpenRequest(claimed, known.plan) };
    }
    const unreadable = unreadableRequest(recorded, plan, io.clock.date());
    if (unreadable !== undefined) return { kind: "failed", failure: unreadable };
    return await carryOutReadable({ ...declared, recorded: withoutEndedUnreadably(declared, io) }, context, run, io);
}

async function carryOutReadable(declared: Declared, context: Context, run: RunParts, io: Io): Promise<Conclusion> {
    const { inputs, recorded, plan, isHandsOff } = declared;
    if (!isWishOpen(inputs, recorded, isHandsOff)) return await recordOnly(declared, context, run, io);
    const { result, resolved } = await ensureActive(plan, run, io);
    const fulfilled = { ...recorded, ...fulfilledBy(resolved, observe(result.view)) };
    const open = withOpen(plan, resolved);
    return conclude(result, { ...declared, plan: open, recorded: fulfilled, resolved, log: io.log });
}

function withoutEndedUnreadably({ recorded, plan }: Declared, { log }: Io): Recorded {
    if (!isUnreadableRequest(recorded, plan)) return recorded;
    log(endedUnreadably(plan), "result");
    const { pending: _ended, ...rest } = recorded;
    return rest;
}

/** If a failover is to stay, or the active node is not to be changed: looks, and requests nothing. */
async function recordOnly(declared: Declared, context: Context, run: RunParts, io: Io): Promise<Conclusion> {
    const { inputs, recorded, plan, isHandsOff } = declared;
    const awaited = await awaitOpenRequest(plan, run, io);
    const first = await context.see(withOpen(plan, awaited), io);
    const resolved = await resolveLater(plan, awaited, first, run, io);
    const after = withOpen(plan, resolved);
    const { activeNode } = observe(first);
    const mustBeRedundant = plan.requireRedundancy && inputs.observeOnly !== true && activeNode !== undefined;
    const view = mustBeRedundant ? await awaitRedundancy({ ...plan, activeNode }, io) : first;
    const remembered = withResolution(rememberedIn(recorded), resolved);
    // Nobody else may see that an open request has made the desired node active.
    const isFulfilled =
        isHandsOff && inputs.observeOnly !== true && isSameNode(observe(view).activeNode, inputs.activeNode);
    const fulfilled = isFulfilled ? { fulfilledActiveNode: plan.activeNode } : fulfilledBy(resolved, observe(view));
    const outputs = outputsOf(inputs, observe(view), { ...remembered, ...fulfilled });
    if (!mustBeRedundant || isRedundantAsRequired(view, activeNode, plan.preconditions)) {
        if (after.pending !== undefined) io.log(openRequestLine(plan, after.pending, view), "warning");
        return { kind: "recorded", outputs };
    }
    const failure = explainFailure({ ...after, activeNode }, { kind: "degraded", view });
    return { kind: "unfinished", outputs, failure };
}

/** What an earlier run desired and requested is fulfilled when it is seen, whatever is desired today. */
function fulfilledBy(resolved: Resolution | undefined, { activeNode }: Observed): Remembered {
    const to = resolved?.pending.to;
    return to !== undefined && isSameNode(activeNode, to) ? { fulfilledActiveNode: to } : {};
}

/** What the pairs of the run share, with what is this change's own. */
function runFor({ onOpenRequest }: Declared, { run }: Context, { clock, signal }: Io): RunParts {
    const own = { ...run, resolve: resolveOnce({ resolve: run.resolve, clock, signal }) };
    return onOpenRequest === undefined ? own : { ...own, onOpenRequest };
}
