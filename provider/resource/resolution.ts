import type { OpenRequest } from "../pair/openRequest/find.js";
import type { Resolution } from "../pair/openRequest/resolve.js";
import type { LastAction } from "../pair/result.js";
import type { Recorded, Remembered } from "./outputs.js";

/**
 * With an open request that perhaps the journal alone knows of. One that may be another pair's, since only the names are the
 * same, is no part of this pair's record.
 */
export function withOwnOpenRequest(recorded: Recorded, open: OpenRequest | undefined): Recorded {
    return open === undefined || open.pending.isAtOtherAddresses ? recorded : { ...recorded, pending: open.pending };
}

/**
 * With what a later run saw of a request's end: `pending` only if it is open still, and the same in `lastAction` and `history`,
 * by its id. An action that another state recorded, or none, is not made up.
 */
export function withResolution(before: Remembered, resolved: Resolution | undefined): Remembered {
    const { pending: _before, lastAction, history, ...rest } = before;
    const settled = (action: LastAction) => (resolved === undefined ? action : settledBy(resolved, action));
    const isOpen = resolved?.open !== undefined && !resolved.pending.isAtOtherAddresses;
    return {
        ...rest,
        ...(lastAction === undefined ? {} : { lastAction: settled(lastAction) }),
        ...(history === undefined ? {} : { history: history.map(settled) }),
        ...(isOpen ? { pending: resolved.pending } : {}),
    };
}

function settledBy(resolution: Resolution, action: LastAction): LastAction {
    const { pending, outcome, moved, switchoverCounts: switchoverCountsAfter } = resolution;
    if (action.id === undefined || action.id !== pending.id) return action;
    // What was seen before is not taken back.
    if (action.outcome !== "unknown" || outcome === "unknown") return action;
    return { ...action, outcome, ...moved, switchoverCountsAfter };
}
