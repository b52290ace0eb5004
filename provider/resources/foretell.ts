import { decide, type Decision } from "../pair/decide.js";
import type { View } from "../pair/look.js";
import type { Plan } from "../pair/plan.js";
import type { Context } from "./context.js";
import type { Recorded } from "./outputs.js";
import { isDue, noticeOf, type Notice } from "./notices.js";

export interface Foretelling {
    readonly isWishOpen: boolean;
    /** The resource exists, and `ignoreChanges` covers its `activeNode`. */
    readonly isHandsOff: boolean;
    /** Nothing is recorded of a new resource. */
    readonly isNew: boolean;
    /** What the last run saw; absent if nothing is recorded. */
    readonly recorded?: Recorded;
}

/** What an `up` would do, by one look. */
export interface Foretold {
    /** Absent where the wish is not to be carried out, or there is none. */
    readonly decision: Decision | undefined;
    readonly notice: Notice;
}

/** Counts what is due among the switchovers of this run. */
export function foretell(context: Context, plan: Plan, view: View, { isWishOpen, ...known }: Foretelling): Foretold {
    const decision = isWishOpen ? decide(view, plan) : undefined;
    const due = isDue(decision) ? context.foresee(plan) : 0;
    const isOverMaximum = due > (context.config.limits.maximumSwitchovers ?? Infinity);
    return { decision, notice: noticeOf(plan, view, { ...known, decision, isOverMaximum }) };
}
