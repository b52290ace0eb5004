import { NODES } from "../pairModel.js";
import type { RequestRule } from "./rules.js";

/** Each node's latest status was asked for no longer ago than `freshSeconds`, by true time. */
export const freshness: RequestRule = ({ site, process, task }, checking) => {
    for (const node of NODES) {
        const status = site.lastStatus(process, node);
        if (status === undefined) {
            checking.broken("Freshness", task, `requested without having seen ${node}`);
            continue;
        }
        const ageMs = checking.nowMs - status.sentMs;
        if (ageMs > task.timeouts.freshSeconds * 1000 + 1)
            checking.broken(
                "Freshness",
                task,
                `requested on a status of ${node} that was asked for ${Math.round(ageMs)} ms ago (freshSeconds ${task.timeouts.freshSeconds})`,
            );
    }
};
