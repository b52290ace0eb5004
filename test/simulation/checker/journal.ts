import type { RequestRule } from "./rules.js";

/** The intent is durable before the first byte leaves, and says what is requested. */
export const journal: RequestRule = ({ site, process, task, from, entry }, checking) => {
    const { machine, run } = process;
    const { journal: setting } = run.settings;
    if (setting === "off") return;
    if (machine.isFull) {
        if (setting === "required")
            checking.broken(
                "Write-ahead journal",
                task,
                "requested although the journal is required and can't be written",
            );
        return;
    }
    if (entry === undefined)
        return checking.broken("Write-ahead journal", task, "requested without a durable entry in the journal");
    const named = checking.world.nodeIn(entry.entry, site);
    if (named !== from)
        checking.broken(
            "Write-ahead journal",
            task,
            `requested from ${from}, and the journal says ${named ?? "nobody"}`,
        );
    if (site.requests.some((earlier) => earlier.entry?.id === entry.id))
        checking.broken("Write-ahead journal", task, "requested again under the entry of an earlier request");
    if (entry.entry.settleSeconds !== task.timeouts.settleSeconds)
        checking.broken("Write-ahead journal", task, `wrote settleSeconds ${entry.entry.settleSeconds}`);
};
