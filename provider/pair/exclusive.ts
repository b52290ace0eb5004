import { acquireLock, releaseLock, releaseOn, type ConfigurationLock } from "../device/configurationLock.js";
import type { Io } from "../device/io.js";
import type { Reason } from "./decide.js";
import { pairName, sessionOf, type Plan } from "./plan.js";

/**
 * Runs `work` while the node's configuration lock is held; without `exclusive`, just runs it.
 *
 * The lock is taken before the quiet period and given back when the outcome was seen, so that of runs which all do this
 * only one is between its look and its outcome. Where the lock can't be had, nothing is done. Giving it back is tried on
 * both nodes, since what a switchover does to a lock is not known; where that fails, it is a warning.
 */
export async function underLock<T>(
    plan: Plan,
    node: string,
    io: Io,
    work: () => Promise<T>,
): Promise<T | { readonly kind: "notLocked"; readonly reason: Reason }> {
    if (!plan.exclusive) return await work();
    const session = sessionOf(plan, node);
    const outcome = await acquireLock(session, io);
    if (outcome.kind !== "acquired") {
        if (outcome.kind === "unclear") await unlock(plan, outcome.lock, io);
        io.signal.throwIfAborted();
        return { kind: "notLocked", reason: whyNot(outcome) };
    }
    io.log(`${pairName(plan)}: holding the configuration lock of ${node}.`, "progress");
    try {
        return await work();
    } finally {
        await unlock(plan, outcome.lock, io);
    }
}

function whyNot({ kind, fact }: { readonly kind: "held" | "refused" | "unclear"; readonly fact: string }): Reason {
    return {
        observed: `The configuration lock, which exclusive asks for, could not be had: ${fact}`,
        remedy:
            kind === "held"
                ? "Wait until whoever holds it is done. A lock that a killed run left ends with its token, within ten minutes."
                : "Check the node and the rights of the REST user, or leave out exclusive.",
    };
}

async function unlock(plan: Plan, lock: ConfigurationLock, io: Io): Promise<void> {
    const other = plan.sessions.find((session) => session !== lock.session);
    const outcomes = await Promise.all([releaseLock(lock, io), ...(other === undefined ? [] : [releaseOn(other, io)])]);
    if (outcomes.some(({ kind }) => kind === "released")) return;
    const facts = outcomes.flatMap((outcome) => (outcome.kind === "released" ? [] : [outcome.fact]));
    io.log(
        `${pairName(plan)}: the configuration lock could not be given back (${facts.join(" ")}) It ends with its token, within ten minutes.`,
        "warning",
    );
}
