import type { Site } from "../site.js";
import type { World } from "../world.js";
import { DEVICE_LAG_MS } from "./facts.js";

/**
 * A run that is killed anywhere and started again causes no second switchover: however late the device acts, with a
 * journal that is kept; without one, if it acts within the quiet period.
 */
export function mustHaveMovedOnce({ scenario, sites, checker, tasks, story }: World): void {
    if (scenario.kind !== "killed") return;
    const isKept = scenario.journal === "kept";
    const isQuiet = scenario.timeouts.quietSeconds * 1000 > DEVICE_LAG_MS;
    const isOrphaned = tasks.some(({ run }) => run.orphanedMs !== undefined);
    const ends = new Set(sites.flatMap(({ requests }) => requests.map(({ end }) => end)));
    // Accepted, and without effect for settleSeconds: a device that acts later than that breaks its own word.
    const isGivenUp = ends.has("noEffect") || ends.has("rejected") || sites.some(isGivenUpUnreported);
    if ((!isKept && (!isQuiet || isOrphaned)) || isGivenUp) return;
    story.has(isKept ? "killed, promised by the journal" : "killed, promised by the quiet period");
    for (const { model } of sites) {
        const moves = model.switchovers.outcomes.filter(({ outcome }) => outcome === "carriedOut").length;
        if (moves > 1) checker.broken("Killed and started again", "the pair", `was moved ${moves} times by one change`);
    }
}

/** The same by a run that had no report: its engine was gone, or it was killed before. Nothing had changed until it gave up. */
function isGivenUpUnreported({ requests, model }: Site): boolean {
    return requests.some(({ process, entry, sentMs, end = "unknown" }) => {
        const settledMs = entry && process.settledMs.get(entry.id);
        if (end !== "unknown" || settledMs === undefined || settledMs - sentMs < DEVICE_LAG_MS) return false;
        return !model.takeOversMs.some((ms) => ms > sentMs && ms <= settledMs);
    });
}
