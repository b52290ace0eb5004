import type { Io } from "../device/io.js";
import { ensureActive } from "../pair/ensureActive.js";
import { explainFailure } from "../pair/messages/failures.js";
import { awaitOpenRequest } from "../pair/openRequest/await.js";
import { hasDesiredNode, type PairSettings, type OpenSwitchover } from "../pair/settings.js";
import { awaitRedundancy } from "../pair/awaitRedundancy.js";
import { besideOpenRequest, openRequestMessage } from "../pair/messages/openRequest.js";
import { formatMessage } from "../pair/messages/pairMessage.js";
import { isRedundantAsRequired } from "../pair/redundancy.js";
import { findOpenRequest } from "../pair/openRequest/find.js";
import { resolveLater, type Resolution, withOpen } from "../pair/openRequest/resolve.js";
import type { RunParts } from "../pair/run/runParts.js";
import { resolveOnce } from "../pair/run/spellings.js";
import { claimForChange } from "./claims.js";
import { outcomeOf, type ApplyOutcome } from "./outcome.js";
import type { Context } from "./context.js";
import { isSameNode, mayEverRequest, mayRequest } from "./diff.js";
import type { Inputs } from "./inputs/schema.js";
import { observe, outputsOf, rememberedIn, type Observed, type Recorded, type Remembered } from "./outputs.js";
import { withOwnOpenRequest, withResolution } from "./resolution.js";
import { lookThatShows } from "./unreachable.js";
import { endedUnreadably, isUnreadableRequest, unreadableRequest } from "./unreadableRequest.js";

export interface Declared {
    readonly inputs: Inputs;
    /** What the last run left; nothing, of a resource that is new. */
    readonly recorded: Recorded;
    readonly settings: PairSettings;
    /** The resource's URN; absent in the dynamic provider, which is told none. */
    readonly declarer?: string;
    readonly isNew: boolean;
    /** The resource exists, and `ignoreChanges` covers its `activeNode`: nothing is requested. */
    readonly isHandsOff: boolean;
    /** Is told of an earlier run's request that is open, and when it is no more: a run that is cancelled must say it. */
    readonly onOpenRequest?: (pending: OpenSwitchover | undefined) => void;
}

/**
 * What an `up` does about a pair: the desired node is made active if that is open, and else only what is seen is recorded.
 *
 * Rejects with the run's abort reason while nothing was sent, and with `pairUnreachable` where there was only to look.
 */
export async function apply(declared: Declared, context: Context, io: Io): Promise<ApplyOutcome> {
    const { inputs, recorded, settings } = declared;
    const run = runFor(declared, context, io);
    const claimed =
        inputs.observeOnly === true ? undefined : await claimForChange(context, declared.declarer, settings, io, run);
    if (claimed !== undefined) {
        const known = await context.settingsAndRecord(inputs, recorded, io);
        return { kind: "failed", failure: besideOpenRequest(claimed, known.settings) };
    }
    const unreadable = unreadableRequest(recorded, settings, io.clock.date());
    if (unreadable !== undefined) return { kind: "failed", failure: unreadable };
    return await applyReadable({ ...declared, recorded: withoutEndedUnreadably(declared, io) }, run, io);
}

async function applyReadable(declared: Declared, run: RunParts, io: Io): Promise<ApplyOutcome> {
    const { recorded, settings } = declared;
    if (!hasDesiredNode(settings) || !(await mayRequestNow(declared, run, io)))
        return await recordOnly(declared, run, io);
    const { result, resolved } = await ensureActive(settings, run, io);
    const fulfilled = { ...recorded, ...fulfilledBy(resolved, observe(result.view)) };
    const open = withOpen(settings, resolved);
    return outcomeOf(result, { ...declared, settings: open, recorded: fulfilled, resolved, log: io.log });
}

/** As a preview judges it. The journal is read only if it can make a difference. */
async function mayRequestNow(declared: Declared, run: RunParts, io: Io): Promise<boolean> {
    const { inputs, recorded, settings, isHandsOff } = declared;
    const isAllowed = mayRequest(inputs, recorded, isHandsOff);
    if (isAllowed || !mayEverRequest(inputs, isHandsOff)) return isAllowed;
    return mayRequest(inputs, withOwnOpenRequest(recorded, await findOpenRequest(settings, run, io)), isHandsOff);
}

function withoutEndedUnreadably({ recorded, settings }: Declared, { log }: Io): Recorded {
    if (!isUnreadableRequest(recorded, settings)) return recorded;
    log(endedUnreadably(settings), "result");
    const { pending: _ended, ...rest } = recorded;
    return rest;
}

/** If a failover is to stay, or the active node is not to be changed: looks, and requests nothing. */
async function recordOnly(declared: Declared, run: RunParts, io: Io): Promise<ApplyOutcome> {
    const { inputs, recorded, settings, isHandsOff } = declared;
    const awaited = await awaitOpenRequest(settings, run, io);
    const first = await lookThatShows(withOpen(settings, awaited), io);
    const resolved = await resolveLater(settings, awaited, first, run, io);
    const after = withOpen(settings, resolved);
    const { activeNode } = observe(first);
    const mustBeRedundant = settings.requireRedundancy && inputs.observeOnly !== true && hasDesiredNode(after);
    const view =
        mustBeRedundant && activeNode !== undefined ? await awaitRedundancy({ ...settings, activeNode }, io) : first;
    const observed = observe(view);
    const remembered = withResolution(rememberedIn(recorded), resolved);
    // No later run may see that an open request has made the desired node active.
    const isFulfilled = isHandsOff && inputs.observeOnly !== true && isSameNode(observed.activeNode, inputs.activeNode);
    const fulfilled =
        isFulfilled && hasDesiredNode(settings)
            ? { fulfilledActiveNode: settings.activeNode }
            : fulfilledBy(resolved, observed);
    const outputs = outputsOf(inputs, observed, { ...remembered, ...fulfilled });
    const isRedundant = activeNode !== undefined && isRedundantAsRequired(view, activeNode, settings.preconditions);
    if (!mustBeRedundant || isRedundant) {
        if (after.pending !== undefined)
            io.log(formatMessage(openRequestMessage(settings, after.pending, view)), "warning");
        return { kind: "recorded", outputs };
    }
    const failure = explainFailure(
        { ...after, activeNode: activeNode ?? after.activeNode },
        { kind: "degraded", view },
    );
    return { kind: "unfinished", outputs, failure };
}

/** What an earlier run desired and requested is fulfilled when it is seen, whatever is desired today. */
function fulfilledBy(resolved: Resolution | undefined, { activeNode }: Observed): Remembered {
    if (resolved?.outcome !== "switched") return {};
    const { to } = resolved.pending;
    return isSameNode(activeNode, to) ? { fulfilledActiveNode: to } : {};
}

/** What the pairs of the run share, with what is this change's own. */
function runFor({ onOpenRequest }: Declared, { run }: Context, { clock, signal }: Io): RunParts {
    const own = { ...run, resolve: resolveOnce({ resolve: run.resolve, clock, signal }) };
    return onOpenRequest === undefined ? own : { ...own, onOpenRequest };
}
