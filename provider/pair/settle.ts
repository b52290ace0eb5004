import { TOKEN_AGE_FOR_REQUEST_MS } from "../device/switchover.js";
import type { Io } from "../device/io.js";
import { poll } from "../poll.js";
import { decide, type Decision } from "./decide.js";
import { look, type View } from "./look.js";
import { lookEveryMs, pairName, type Plan } from "./plan.js";
import { describeSightings, type Sighting } from "./sighting.js";

export interface Settled {
    readonly view: View;
    readonly decision: Exclude<Decision, { kind: "wait" }>;
}

/**
 * Looks and decides until the decision stands: at once where the wanted node is active, with the second look where
 * nothing may be sent, and after `quietMs` of looks that all said the same where a switchover is due. While the pair is
 * changing by itself, none stands.
 *
 * A switchover takes up to five seconds after its request was answered, so a request that an earlier, killed run or
 * somebody else sent shows itself within the quiet period. A pair that does not settle within `settleMs` is a refusal.
 */
export async function settle(plan: Plan, quietMs: number, io: Io): Promise<Settled> {
    let steadySince: View | undefined;
    let told: string | undefined;
    let refusals = 0;
    const read = async () => {
        const view = await look(plan.sessions, io, TOKEN_AGE_FOR_REQUEST_MS);
        if (steadySince === undefined || !isSame(steadySince, view)) steadySince = view;
        const decision = decide(view, plan);
        if (decision.kind === "wait" && decision.observed !== told) {
            io.log(`${pairName(plan)}: ${decision.observed}; waiting for it to end.`);
            told = decision.observed;
        }
        refusals = decision.kind === "refuse" ? refusals + 1 : 0;
        // Every answer of the first look is older than its end, every answer of this one younger than its start.
        const isQuiet = quietMs === 0 || view.startedMs - steadySince.endedMs >= quietMs;
        // One lost answer, or a peer's role that is half a second old, is no reason yet.
        const stands = { inPlace: true, switchOver: isQuiet, refuse: refusals >= 2, wait: false }[decision.kind];
        return { view, decision, stands };
    };
    const result = await poll(read, ({ stands }) => stands, {
        everyMs: lookEveryMs(plan),
        timeoutMs: plan.settleMs + quietMs,
        signal: io.signal,
        clock: io.clock,
    });
    const { view, decision } = result.kind === "done" ? result.value : result.last;
    const isDone = result.kind === "done" || decision.kind === "refuse";
    return isDone && decision.kind !== "wait" ? { view, decision } : notSettled(plan, view);
}

/** A refusal for a pair that keeps changing. */
export function notSettled(plan: Plan, view: View): Settled {
    const seen = describeSightings(view.sightings);
    const observed = `The pair did not come to rest within ${plan.settleMs / 1000} s (last seen ${seen}).`;
    const remedy = "Look at the pair's own log for what keeps it changing, or raise timeouts.settleSeconds.";
    return { view, decision: { kind: "refuse", reasons: [{ observed, remedy }], checks: [] } };
}

/** Whether both nodes say the same of roles, counters and logs. Health may move. */
export function isSame(a: View, b: View): boolean {
    return a.sightings.every((sighting, index) => keyOf(sighting) === keyOf(b.sightings[index] as Sighting));
}

/** What a switchover changes in a node's answer. */
export function keyOf(sighting: Sighting): string {
    if (sighting.kind === "unseen") return "unseen";
    const { roleWord, hostName, peerName, peerRole, switchoverCount, log } = sighting.status;
    return JSON.stringify([roleWord, hostName, peerName, peerRole, switchoverCount, log]);
}
