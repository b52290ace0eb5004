import { momentOf } from "../clock.js";
import type { Io } from "../device/io.js";
import type { PreparedSwitchover, RequestOutcome } from "../device/switchoverRequest.js";
import { writtenBefore } from "./switchoverLogs/entryTimes.js";
import type { Intent } from "./openRequest/intent.js";
import { switchoverCounts, type View } from "./look.js";
import { type Moved, moverOf } from "./switchoverLogs/mover.js";
import { newEntries } from "./switchoverLogs/newLogLine.js";
import { pairName, type PairSettings } from "./settings.js";
import type { PreconditionCheck } from "./preconditions/precondition.js";
import type { LastAction, Result } from "./result.js";
import type { RequestedSwitchover } from "./evidence.js";
import { tenths } from "./tenths.js";
import { watchSafely, type WatchedSafely } from "./watchSafely.js";

/** All that stands ready when a request leaves. */
export interface Leaving {
    readonly prepared: PreparedSwitchover;
    readonly intent: Intent;
    /** The look that it rests on. */
    readonly before: View;
    /** How many sessions the active node carried; absent if it did not tell in time. */
    readonly sessionsBefore: number | undefined;
}

/**
 * Requests once, watches, and says what was seen.
 *
 * Rejects only if the run was cancelled before a byte of the request had left: from then on, the outcome is a result.
 */
export async function switchOver(
    settings: PairSettings,
    { from, to, checks }: { readonly from: string; readonly to: string; readonly checks: readonly PreconditionCheck[] },
    { prepared, intent, before, sessionsBefore }: Leaving,
    io: Io,
): Promise<Result> {
    const surprise = settings.wasPreviewed
        ? ""
        : " No preview of this run could have shown this: the need arose after the run had looked, or was not known before.";
    const sent = momentOf(io.clock);
    const at = sent.date.toISOString();
    // Sent first: nothing comes between the look and the request.
    const sending = prepared.send();
    io.log(`${pairName(settings)}: requesting a switchover from ${from} to ${to}, once.${surprise}`, "progress");
    const outcome = await sending;
    if (outcome.kind === "notSent") {
        await intent.settled();
        io.signal.throwIfAborted();
        return { kind: "notSent", view: before, fact: outcome.fact };
    }
    const isRejected = outcome.kind === "rejected";
    const requested: RequestedSwitchover = {
        before,
        from,
        to,
        sentMs: sent.ms,
        answeredMs: io.clock.now(),
        isRejected,
    };
    const answer = describeAnswer(outcome, from);
    io.log(`${pairName(settings)}: ${answer} Watching both nodes.`, "progress");
    const seen = await watchSafely(settings, requested, io);
    const nowMs = io.clock.now();
    const entries = newEntries(before, seen.view);
    const moved = moverOf({ from, to, entries, isSurelyBefore: writtenBefore(before, sent), isRejected });
    const request = {
        id: intent.id,
        at,
        from,
        to,
        ...(outcome.status === undefined ? {} : { status: outcome.status }),
        ...(settings.reason === undefined ? {} : { reason: settings.reason }),
        ...(settings.requestedBy === undefined ? {} : { requestedBy: settings.requestedBy }),
        ...(sessionsBefore === undefined ? {} : { sessionsBefore }),
        switchoverCountsBefore: switchoverCounts(before),
        switchoverCountsAfter: switchoverCounts(seen.view),
        ...(moved.logEntry === undefined ? {} : { logEntry: moved.logEntry }),
        checks: checks.map(({ name, observed, required, met }) => ({ name, observed, required, met })),
    };
    const result = resultOf(settings, request, seen, { outcome, answer, intent, by: moved.by, nowMs });
    if (result.kind !== "unknown") await intent.settled();
    return result;
}

type Sent = Exclude<RequestOutcome, { kind: "notSent" }>;

function describeAnswer(outcome: Sent, from: string): string {
    return outcome.kind === "accepted"
        ? `${from} accepted the request (${outcome.status}${outcome.said ?? ""}).`
        : outcome.fact;
}

interface Answered {
    readonly outcome: Sent;
    readonly answer: string;
    readonly intent: Intent;
    readonly by: Moved["by"];
    readonly nowMs: number;
}

function resultOf(
    settings: PairSettings,
    request: Omit<LastAction, "outcome" | "by" | "tookSeconds">,
    seen: WatchedSafely,
    { outcome, answer, intent, by, nowMs }: Answered,
): Result {
    const { view } = seen;
    if (seen.kind === "switched") {
        const { sessionsAfter } = seen;
        const counted = sessionsAfter === undefined ? {} : { sessionsAfter };
        const action: LastAction = { ...request, outcome: "switched", by, ...tookOf(by, seen.tookMs), ...counted };
        if (settings.requireRedundancy && !seen.redundant) return { kind: "degraded", view, action };
        return { kind: "switched", view, action, redundant: seen.redundant };
    }
    if (seen.kind === "unchanged" && outcome.kind === "rejected")
        return { kind: "rejected", view, status: outcome.status, fact: outcome.fact };
    // Only a request that the device took can have had no effect: one without an answer may be on its way still.
    if (seen.kind === "unchanged" && outcome.kind === "accepted")
        return { kind: "noEffect", view, action: { ...request, outcome: "noEffect" }, answer };
    const pending = {
        id: intent.id,
        since: request.at,
        ...(intent.atByDevice === undefined ? {} : { sinceByDevice: intent.atByDevice }),
        from: request.from,
        to: request.to,
        switchoverCounts: request.switchoverCountsBefore,
        settleSeconds: settings.settleMs / 1000,
    };
    const { interruption, lastShown } = seen;
    return {
        kind: "unknown",
        view,
        action: { ...request, outcome: "unknown" },
        answer,
        ...(interruption === undefined ? {} : { interruption }),
        pending,
        lastShown,
        ...(seen.kind === "unclear" && seen.undone !== undefined ? { undone: seen.undone } : {}),
        nowMs,
    };
}

/** Of what the request did not do, no time since the request means anything. */
function tookOf(by: Moved["by"], tookMs: number): Pick<LastAction, "tookSeconds"> {
    return by === "device" || by === "other" ? {} : { tookSeconds: tenths(tookMs) };
}
