import type { Io } from "../device/io.js";
import type { PreparedSwitchover, RequestOutcome } from "../device/switchover.js";
import { messageOf } from "../errors.js";
import { look, switchoverCounts, type View } from "./look.js";
import { pairName, type Plan } from "./plan.js";
import { newLogLine } from "./newLogLine.js";
import type { Check } from "./preconditions/check.js";
import type { Action, Result } from "./result.js";
import { sightingOf } from "./sighting.js";
import { watch, type Asked, type Watched } from "./watch.js";

/**
 * Asks once, watches, and says what was seen.
 *
 * Rejects only where the run was cancelled before a byte of the request had left: from then on, the outcome is a result.
 */
export async function switchOver(
    plan: Plan,
    { from, to, checks }: { readonly from: string; readonly to: string; readonly checks: readonly Check[] },
    prepared: PreparedSwitchover,
    before: View,
    io: Io,
): Promise<Result> {
    const at = io.clock.date().toISOString();
    const surprise = plan.isForeseen
        ? ""
        : " No preview of this run could have shown this: it became due after the run had looked, or was not known before.";
    io.log(`${pairName(plan)}: asking ${from} for a switchover to ${to}, once.${surprise}`, "progress");
    const outcome = await prepared.ask();
    const asked: Asked = { before, from, to, answeredMs: io.clock.now() };
    if (outcome.kind === "notSent") {
        io.signal.throwIfAborted();
        return { kind: "notSent", view: before, fact: outcome.fact };
    }
    if (outcome.kind === "rejected") {
        const view = await look(plan.sessions, io).catch(() => before);
        return { kind: "rejected", view, fact: outcome.fact };
    }
    const answer = describeAnswer(outcome, from);
    io.log(`${pairName(plan)}: ${answer} Watching both nodes.`, "progress");
    const seen = await watchSafely(plan, asked, io);
    const logEntry = newLogLine(before, seen.view);
    const request = {
        at,
        from,
        to,
        ...(plan.reason === undefined ? {} : { reason: plan.reason }),
        switchoverCountsBefore: switchoverCounts(before),
        switchoverCountsAfter: switchoverCounts(seen.view),
        ...(logEntry === undefined ? {} : { logEntry }),
        checks: checks.map(({ name, observed, required, met }) => ({ name, observed, required, met })),
    };
    return conclude(plan, request, seen, answer, before);
}

/** From here on a request is on its way: whatever goes wrong, its outcome is unknown and nothing else. */
async function watchSafely(plan: Plan, asked: Asked, io: Io): Promise<Watched & { interruption?: string }> {
    let last = asked.before;
    try {
        return await watch(plan, asked, io, (view) => (last = view));
    } catch (error) {
        const interruption = io.signal.aborted ? whyCancelled(io.signal) : `${messageOf(error)}.`;
        return { kind: "unclear", view: last, interruption };
    }
}

/** A reason of the caller's own is a sentence; the runtime's default says nothing. */
function whyCancelled({ reason }: AbortSignal): string {
    const isOwn = reason instanceof Error && reason.name !== "AbortError";
    return `${isOwn ? reason.message.replace(/\.$/, "") : "The run was cancelled"} while watching.`;
}

function describeAnswer(outcome: Extract<RequestOutcome, { kind: "accepted" | "unanswered" }>, from: string): string {
    return outcome.kind === "accepted" ? `${from} accepted the request (${outcome.status}).` : outcome.fact;
}

function conclude(
    plan: Plan,
    request: Omit<Action, "outcome" | "tookSeconds">,
    seen: Watched & { interruption?: string },
    answer: string,
    before: View,
): Result {
    switch (seen.kind) {
        case "switched": {
            const tookSeconds = Math.round(seen.tookMs / 100) / 10;
            const action: Action = { ...request, outcome: "switched", tookSeconds };
            if (plan.requireRedundancy && !seen.redundant) return { kind: "degraded", view: seen.view, action };
            return { kind: "switched", view: seen.view, action, redundant: seen.redundant };
        }
        case "unchanged":
            return { kind: "noEffect", view: seen.view, action: { ...request, outcome: "noEffect" }, answer };
        case "unclear": {
            const { from, to, at } = request;
            const asked = sightingOf(before.sightings, from);
            const date = asked.kind === "seen" ? asked.status.date : undefined;
            const pending = {
                since: at,
                ...(date === undefined ? {} : { sinceByDevice: date }),
                from,
                to,
                switchoverCounts: request.switchoverCountsBefore,
            };
            const all = seen.interruption === undefined ? answer : `${answer} ${seen.interruption}`;
            return {
                kind: "unknown",
                view: seen.view,
                action: { ...request, outcome: "unknown" },
                answer: all,
                pending,
            };
        }
    }
}
