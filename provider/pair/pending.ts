import type { Io } from "../device/io.js";
import { poll } from "../poll.js";
import { look, type View } from "./look.js";
import { lookEveryMs, pairName, type Pending, type Plan } from "./plan.js";
import { isActiveAlone } from "./watch.js";

/**
 * Watches the outcome of a request that an earlier run sent and could not see, while it can still come.
 *
 * Returns when the node that was asked for is active, twice in a row and past the device's lag, or when the request is
 * older than `settleSeconds`. Either way the pair is judged afresh after it: nothing is concluded here.
 */
export async function awaitPending(plan: Plan, pending: Pending, io: Io): Promise<void> {
    const first = await look(plan.sessions, io);
    const ageMs = ageOf(pending, first, io);
    if (ageMs >= plan.settleMs) return;
    io.log(
        `${pairName(plan)}: the switchover to ${pending.to} that was asked for ${Math.round(ageMs / 1000)} s ago has no seen outcome yet; watching for it, asking for nothing.`,
        "progress",
    );
    let inARow = 0;
    const read = async () => {
        const view = await look(plan.sessions, io);
        inARow = isActiveAlone(view, pending.to) ? inARow + 1 : 0;
        return view;
    };
    await poll(read, (view) => inARow >= 2 && view.startedMs - first.endedMs >= plan.lagMs, {
        everyMs: lookEveryMs(plan),
        timeoutMs: plan.settleMs - ageMs,
        signal: io.signal,
        clock: io.clock,
    });
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
