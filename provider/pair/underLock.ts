import { acquireLock, releaseLock, releaseOn, type ConfigurationLock } from "../device/configurationLock.js";
import type { Io } from "../device/io.js";
import type { Session } from "../device/session.js";
import type { Reason } from "./decide.js";
import { endpointKey } from "./identity.js";
import { pairName, type PairSettings } from "./settings.js";
import { isSameName } from "./sighting.js";

/**
 * Runs `work` while the configuration locks of both nodes are held; without `exclusive`, just runs it.
 *
 * The locks are taken before the quiet period, in the same order by every run, and given back when the outcome was seen: of
 * runs that all do this, only one is between its look and its outcome, whichever node each desires. The active node's lock is
 * required. A standby may refuse configuration altogether (what it answers is not documented), so of its answers only 423,
 * held by somebody else, counts. Giving back is tried on both nodes, since what a switchover does to a lock is not known.
 */
export async function underLock<T>(
    settings: PairSettings,
    active: string,
    io: Io,
    work: () => Promise<T>,
): Promise<T | { readonly kind: "notLocked"; readonly reason: Reason }> {
    if (!settings.exclusive) return await work();
    const held: ConfigurationLock[] = [];
    try {
        const reason = await lockBoth(settings, active, held, io);
        io.signal.throwIfAborted();
        if (reason !== undefined) return { kind: "notLocked", reason };
        io.log(`${pairName(settings)}: holding the configuration lock.`, "progress");
        return await work();
    } finally {
        const released = unlock(settings, held, io);
        // A cancelled run has no time to lose: its outcome is recorded first.
        if (io.signal.aborted) io.afterwards?.(released);
        else await released;
    }
}

/** What keeps the locks from being held, if something does. `held` has those that are, or may be. */
async function lockBoth(
    settings: PairSettings,
    active: string,
    held: ConfigurationLock[],
    io: Io,
): Promise<Reason | undefined> {
    for (const session of inOrder(settings)) {
        const outcome = await acquireLock(session, io);
        if (outcome.kind === "acquired" || outcome.kind === "unclear") held.push(outcome.lock);
        const isRequired = isSameName(session.endpoint.name, active);
        if (outcome.kind === "held" || (outcome.kind !== "acquired" && isRequired)) return whyNot(outcome);
    }
    return undefined;
}

function inOrder({ sessions }: PairSettings): Session[] {
    return [...sessions].sort((a, b) => (endpointKey(a.endpoint) < endpointKey(b.endpoint) ? -1 : 1));
}

function whyNot({ kind, fact }: { readonly kind: "held" | "refused" | "unclear"; readonly fact: string }): Reason {
    return {
        observed: `The configuration lock, which exclusive needs, could not be acquired: ${fact}`,
        remedy:
            kind === "held"
                ? "Wait until its holder is done. A lock that a killed run left ends with its token, within ten minutes."
                : "Check the node and the rights of the REST user, or leave out exclusive.",
    };
}

async function unlock(settings: PairSettings, held: readonly ConfigurationLock[], io: Io): Promise<void> {
    if (held.length === 0) return;
    const outcomes = await Promise.all(
        settings.sessions.map((session) => {
            const lock = held.find((one) => one.session === session);
            return lock === undefined ? releaseOn(session, io) : releaseLock(lock, io);
        }),
    );
    if (outcomes.some(({ kind }) => kind === "released")) return;
    const facts = outcomes.flatMap((outcome) => (outcome.kind === "released" ? [] : [outcome.fact]));
    io.log(
        `${pairName(settings)}: the configuration lock could not be given back (${facts.join(" ")}) It ends with its token, within ten minutes.`,
        "warning",
    );
}
