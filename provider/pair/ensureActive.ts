import type { Io } from "../device/io.js";
import { awaitOpenRequest } from "./openRequest/await.js";
import { mayClearWithin, type Decision, type Reason } from "./decide.js";
import { underLock } from "./underLock.js";
import { pairIdentity } from "./identity.js";
import type { View } from "./look.js";
import { recallRequests } from "./openRequest/find.js";
import { underPairLock } from "./run/pairLock.js";
import { pairName, type DesiredPair } from "./settings.js";
import { nothingSent, requestWhenQuiet } from "./requestWhenQuiet.js";
import { resolveLater, type Resolution, withOpen } from "./openRequest/resolve.js";
import type { Result } from "./result.js";
import type { RunParts } from "./run/runParts.js";
import { settle } from "./settle.js";
import { warnOnce } from "./run/warnOnce.js";

/**
 * Makes `settings.activeNode` the active one: look, decide, request once, watch, and report what was seen.
 *
 * Whatever happens, one call sends at most one switchover request. Rejects only with the run's abort reason, and only
 * while nothing was sent.
 */
export async function ensureActive(settings: DesiredPair, run: RunParts, io: Io): Promise<Ensured> {
    const waitUntilMs = io.clock.now() + settings.waitMs;
    const ended = new Set<string>();
    let isNeeded = false;
    let resolved: Resolution | undefined;
    for (;;) {
        resolved = (await awaitOpenRequest(withoutOpen(settings, resolved), run, io, { ended, isNeeded })) ?? resolved;
        if (resolved?.pending.id !== undefined) ended.add(resolved.pending.id);
        // Without a turn or a lock: what one pair waits for keeps no other one from being switched over.
        const first = await settle(settings, 0, io, { waitUntilMs });
        const { view, decision } = first;
        // Before anything new is requested.
        resolved = await resolveLater(settings, resolved, view, run, io);
        if (decision.kind !== "switchOver") return { result: nothingSent(settings, first), resolved };

        const result = await requestWithinLimits(withoutOpen(settings, resolved), { view, decision, ended }, run, io);
        isNeeded = true;
        if (result.kind === "openRequest") continue;
        const leftMs = waitUntilMs - io.clock.now();
        if (result.kind !== "refused" || !mayClearWithin(result.reasons, leftMs)) return { result, resolved };
    }
}

export interface Ensured {
    readonly result: Result;
    /** How an earlier run's open request ended, or that it is open still; absent if there was none. */
    readonly resolved: Resolution | undefined;
}

/** What this run has watched for as long as it could act is not waited for again. */
function withoutOpen(settings: DesiredPair, resolved: Resolution | undefined): DesiredPair {
    return resolved === undefined ? settings : withOpen(settings, undefined);
}

/** A look by which a switchover is needed. */
interface Needed {
    readonly view: View;
    readonly decision: Extract<Decision, { kind: "switchOver" }>;
    /** Requests of earlier runs whose end this run has seen. */
    readonly ended: ReadonlySet<string>;
}

/** One at a time in this run, one run at a time on this machine, and if declared one at a time on the device. */
async function requestWithinLimits(
    settings: DesiredPair,
    needed: Needed,
    run: RunParts,
    io: Io,
): Promise<Result | { readonly kind: "openRequest" }> {
    const { decision, view } = needed;
    let isOpen = false;
    const work = async (): Promise<Result> => {
        const result = await underPairLock(settings, run, io, async () => {
            // Left by the run that had the lock before.
            const { open, problems } = await recallRequests(settings, run, io, needed.ended);
            isOpen = open !== undefined;
            if (isOpen) return refused(needed, ANOTHER_IS_OPEN);
            if (problems.length > 0 && run.isJournalRequired) return refused(needed, unreadable(problems));
            if (problems.length > 0) warnOnce(io, run.journal, "reading", problems.join(" "));
            return await underLock(settings, decision.from, io, () => requestWhenQuiet(settings, view, run, io));
        });
        return result.kind === "notLocked" ? refused(needed, result.reason) : result;
    };
    // Messages about other pairs have this name.
    const name = settings.hasSecretNodes ? "another pair" : pairName(settings);
    const result = await run.limiter({ identity: pairIdentity(settings), name }, work, io.signal);
    if (isOpen) return { kind: "openRequest" };
    return result.kind === "stopped" ? refused(needed, result.reason) : result;
}

const ANOTHER_IS_OPEN: Reason = {
    observed: "Another run has requested a switchover of this pair, and its outcome was not seen.",
    remedy: "Run this again: it watches for the outcome first.",
};

function unreadable(problems: readonly string[]): Reason {
    return { observed: "The journal can't be read, and oracle-sbc:journal requires it.", remedy: problems.join(" ") };
}

function refused({ view, decision }: Needed, reason: Reason): Result {
    return { kind: "refused", view, reasons: [reason], checks: decision.checks };
}
