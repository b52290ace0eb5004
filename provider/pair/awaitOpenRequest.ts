import type { Io } from "../device/io.js";
import { poll } from "../poll.js";
import { look, type View } from "./look.js";
import { findOpenRequest, isSuperseded, removeStaleRequests, type OpenRequest } from "./openRequest.js";
import { lookEveryMs, pairName, type Pending, type Plan } from "./plan.js";
import type { RunParts } from "./runParts.js";
import { isActiveAlone } from "./watch.js";
import { watchAgeMs } from "./watchAge.js";

/** How an earlier run's open request ended, as far as this run saw. */
export interface Resolution {
    readonly pending: Pending;
    /** `unknown`: it is too old to act any more, and what it did can't be told. */
    readonly outcome: "switched" | "unknown";
}

export interface AwaitOptions {
    /** Ids of requests whose end this run has seen. */
    readonly ended?: ReadonlySet<string>;
    /** Whether a switchover is needed: only then is one waited for that may be another pair's. */
    readonly isNeeded?: boolean;
}

/**
 * Watches the open request of an earlier run, if there is one, while its effect can still come. Requests nothing.
 *
 * Returns when the node that it was to make active is, twice in a row and past the device's lag, or when the request is so
 * old that another may be sent. Either way the pair is judged afresh after it.
 */
export async function awaitOpenRequest(
    plan: Plan,
    run: Pick<RunParts, "journal" | "resolve">,
    io: Io,
    { ended, isNeeded = false }: AwaitOptions = {},
): Promise<Resolution | undefined> {
    await removeStaleRequests(plan, run, io);
    const open = await findOpenRequest(plan, run, io, ended);
    if (open === undefined || (open.isByNameOnly && !isNeeded)) return undefined;
    const { pending } = open;
    const pair = pairName(plan);
    const first = await look(plan.sessions, io);
    const leftMs = watchAgeMs(plan, pending) - ageOf(pending, first, io);
    if (leftMs > 0) {
        io.log(
            `${pair}: the switchover to ${pending.to} that was requested at ${pending.since} has no seen outcome yet; watching for it, requesting nothing.`,
            "progress",
        );
    }
    const seen = leftMs > 0 ? await watchFor(plan, open, first, leftMs, run, io) : { view: first, outcome: "aged" };
    if (seen.outcome === "gone") return undefined;
    const isSwitched = seen.outcome === "switched";
    const isSettled = isSwitched ? !open.isByNameOnly : isShown(seen.view);
    if (isSettled) await Promise.all(open.entries.map((id) => run.journal.remove(id)));
    if (!isSwitched && isSuperseded(pending, plan)) return { pending, outcome: "unknown" };
    const how = isSwitched ? "took effect" : "is too old to act any more; whether it did can't be told";
    io.log(
        `${pair}: the switchover from ${pending.from} to ${pending.to} that was requested at ${pending.since} ${how}.`,
        "result",
    );
    return { pending, outcome: isSwitched ? "switched" : "unknown" };
}

interface Seen {
    readonly view: View;
    /** `gone`: another run has seen its end, and removed it from the journal. */
    readonly outcome: "switched" | "aged" | "gone";
}

async function watchFor(
    plan: Plan,
    open: OpenRequest,
    first: View,
    leftMs: number,
    run: Pick<RunParts, "journal" | "resolve">,
    io: Io,
): Promise<Seen> {
    const { pending } = open;
    let inARow = 0;
    const read = async (): Promise<Seen | { readonly view: View; readonly outcome: undefined }> => {
        const view = await look(plan.sessions, io);
        inARow = isActiveAlone(view, pending.to) ? inARow + 1 : 0;
        if (inARow >= 2 && view.startedMs - first.endedMs >= plan.lagMs) return { view, outcome: "switched" };
        const now = await findOpenRequest(plan, run, io);
        return { view, outcome: now?.pending.id === pending.id ? undefined : "gone" };
    };
    const result = await poll(read, ({ outcome }) => outcome !== undefined, {
        everyMs: lookEveryMs(plan),
        timeoutMs: leftMs,
        signal: io.signal,
        clock: io.clock,
    });
    const { view, outcome = "aged" } = result.kind === "done" ? result.value : result.last;
    return { view, outcome };
}

/** Both nodes answered, and neither is between two roles. */
function isShown({ sightings, state }: View): boolean {
    return sightings.every(({ kind }) => kind === "seen") && state.kind !== "switching" && state.kind !== "wrongDevice";
}

/**
 * By the clock of the node that was asked, and by this machine's: the younger of the two counts, since the clocks of two
 * machines may differ. A request of the future is as old as this run.
 */
function ageOf(pending: Pending, { sightings }: View, io: Io): number {
    const asked = sightings.find(({ node }) => node === pending.from);
    const deviceDate = asked?.kind === "seen" ? asked.status.date : undefined;
    const agesMs = [
        io.clock.date().getTime() - Date.parse(pending.since),
        Date.parse(deviceDate ?? "") - Date.parse(pending.sinceByDevice ?? ""),
    ];
    const known = agesMs.filter((ageMs) => !Number.isNaN(ageMs));
    return known.length === 0 ? 0 : Math.max(0, Math.min(...known));
}
