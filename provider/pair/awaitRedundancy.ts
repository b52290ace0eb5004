import type { Io } from "../device/io.js";
import { poll } from "../poll.js";
import { look, type View } from "./look.js";
import { lookEveryMs, type Plan } from "./settings.js";
import { isRedundantAsRequired } from "./redundancy.js";

/** Looks until the other node could take over from `plan.activeNode`, but for what is waived, for `settleMs` at the most; gives the last look. */
export async function awaitRedundancy(plan: Plan, io: Io): Promise<View> {
    const result = await poll(
        () => look(plan.sessions, io),
        (view) => isRedundantAsRequired(view, plan.activeNode, plan.preconditions),
        { everyMs: lookEveryMs(plan), timeoutMs: plan.settleMs, signal: io.signal, clock: io.clock },
    );
    return result.kind === "done" ? result.value : result.last;
}
