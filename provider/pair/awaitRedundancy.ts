import type { Io } from "../device/io.js";
import { poll } from "../poll.js";
import { look, type View } from "./look.js";
import { pollingFor } from "./polling.js";
import type { DesiredPair } from "./settings.js";
import { isRedundantAsRequired } from "./redundancy.js";

/**
 * Looks until the other node could take over from `settings.activeNode`, but for what is waived, for `settleMs` at the most;
 * gives the last look.
 */
export async function awaitRedundancy(settings: DesiredPair, io: Io): Promise<View> {
    const result = await poll(
        () => look(settings.sessions, io),
        (view) => isRedundantAsRequired(view, settings.activeNode, settings.preconditions),
        pollingFor(settings, settings.settleMs, io),
    );
    return result.kind === "done" ? result.value : result.last;
}
