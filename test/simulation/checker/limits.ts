import type { SentRequest } from "../sent.js";
import type { Run } from "../run.js";
import type { RequestRule } from "./rules.js";
import type { World } from "../world.js";

/** At most one request per run and pair, by whatever resource, spelling or process. */
export const oneRequest: RequestRule = ({ site, process, task }, checking) => {
    const { run } = process;
    if (site.requests.some((earlier) => earlier.process.run === run))
        checking.broken("One request per run and pair", task, "requested from a pair that this run had requested from");
    if (run.orphanedMs !== undefined && checking.nowMs - run.orphanedMs > 1000)
        checking.broken(
            "Orphan",
            task,
            `requested ${Math.round(checking.nowMs - run.orphanedMs)} ms after its engine was gone`,
        );
};

/** Run limits hold for the whole run and by pair, however many processes serve it. */
export const runLimits: RequestRule = ({ site, process, task }, checking) => {
    const { run } = process;
    const { parallelSwitchovers = 1, stopAfterFailures = 1, maximumSwitchovers = Infinity } = run.settings;
    const others = requestsOf(run, checking.world).filter((request) => request.site !== site);
    const underWay = others.filter(({ task: other, process: its }) => other.endedMs === undefined && !its.isKilled);
    if (underWay.length + 1 > parallelSwitchovers)
        checking.broken(
            "Run limits",
            task,
            `requested with ${underWay.length} others under way (parallelSwitchovers ${parallelSwitchovers})`,
        );
    if (others.length + 1 > maximumSwitchovers)
        checking.broken(
            "Run limits",
            task,
            `is request ${others.length + 1} of the run (maximumSwitchovers ${maximumSwitchovers})`,
        );
    const failed = others.filter(hasFailed).sort((a, b) => endOf(a) - endOf(b));
    const lastFailure = failed[stopAfterFailures - 1];
    if (stopAfterFailures === 0 || lastFailure === undefined) return;
    // Who had its turn already when the last one failed may go on.
    const since = others.filter(({ sentMs }) => sentMs > endOf(lastFailure)).length;
    if (since + 1 > parallelSwitchovers - 1)
        checking.broken(
            "Run limits",
            task,
            `requested after ${failed.length} failed (stopAfterFailures ${stopAfterFailures})`,
        );
};

function requestsOf(run: Run, world: World): readonly SentRequest[] {
    return world.sites.flatMap(({ requests }) => requests).filter(({ process }) => process.run === run);
}

/** An unknown outcome counts as well, and what was under way in a process that died. */
function hasFailed({ task, process }: SentRequest): boolean {
    return process.isKilled
        ? task.endedMs === undefined
        : ["failure", "partialFailure"].includes(task.report?.kind ?? "");
}

function endOf({ task, sentMs }: SentRequest): number {
    return task.endedMs ?? sentMs;
}
