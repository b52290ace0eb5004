import { decide, type Decision } from "../pair/decide.js";
import type { View } from "../pair/look.js";
import type { Plan } from "../pair/settings.js";
import type { Context } from "./context.js";
import { isWishOpen } from "./diff.js";
import type { Inputs } from "./inputs/schema.js";
import { isDue, noticeOf, type Notice } from "./previewMessages.js";
import type { Recorded } from "./outputs.js";
import { unreadableRequest } from "./unreadableRequest.js";

export interface Foretelling {
    readonly inputs: Inputs;
    readonly recorded: Recorded;
    readonly plan: Plan;
    /** The resource exists, and `ignoreChanges` covers its `activeNode`. */
    readonly isHandsOff: boolean;
    /** Nothing is recorded of a new resource. */
    readonly isNew: boolean;
}

/** What an `up` would do, by one look. */
export interface Foretold {
    /** Absent if no switchover may be requested whatever the look shows. */
    readonly decision: Decision | undefined;
    readonly notice: Notice;
}

/** Counts what is due among the switchovers of this run. */
export function foretell(context: Context, view: View, foretelling: Foretelling): Foretold {
    const { inputs, recorded, plan, isHandsOff, isNew } = foretelling;
    const refusal = unreadableRequest(recorded, plan, view.date);
    if (refusal !== undefined)
        return { decision: undefined, notice: { line: refusal.message, isWarning: true, refusal } };
    const decision = isWishOpen(inputs, recorded, isHandsOff) ? decide(view, plan) : undefined;
    const due = isDue(decision) ? context.foresee(plan) : 0;
    const isOverMaximum = due > (context.config.limits.maximumSwitchovers ?? Infinity);
    return { decision, notice: noticeOf(plan, view, { decision, isHandsOff, isNew, isOverMaximum, recorded }) };
}
