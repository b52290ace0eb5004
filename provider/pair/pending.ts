import type { Io } from "../device/io.js";
import { poll } from "../poll.js";
import { look } from "./look.js";
import { lookEveryMs, pairName, type Pending, type Plan } from "./plan.js";
import { isActiveAlone } from "./watch.js";

/**
 * Watches the outcome of a request that an earlier run sent and could not see, while it can still come.
 *
 * Returns when the node that was asked for is active, twice in a row and past the device's lag, or when the request is
 * older than `settleSeconds`. Either way the pair is judged afresh after it: nothing is concluded here.
 */
export async function awaitPending(plan: Plan, pending: Pending, io: Io): Promise<void> {
    // Another machine's clock may run ahead of this one's: a request of the future is as old as this run.
    const ageMs = Math.max(0, io.clock.date().getTime() - Date.parse(pending.since) || 0);
    if (ageMs >= plan.settleMs) return;
    const sentMs = io.clock.now() - ageMs;
    io.log(
        `${pairName(plan)}: the switchover to ${pending.to} that was asked for ${Math.round(ageMs / 1000)} s ago has no seen outcome yet; watching for it, asking for nothing.`,
    );
    let inARow = 0;
    const read = async () => {
        const view = await look(plan.sessions, io);
        inARow = isActiveAlone(view, pending.to) ? inARow + 1 : 0;
        return view;
    };
    await poll(read, (view) => inARow >= 2 && view.startedMs - sentMs >= plan.quietMs, {
        everyMs: lookEveryMs(plan),
        timeoutMs: plan.settleMs - ageMs,
        signal: io.signal,
        clock: io.clock,
    });
}
