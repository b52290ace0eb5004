import { requestSwitchover, type RequestOutcome } from "../device/switchover.js";
import { messageOf } from "../errors.js";
import type { Io } from "../device/io.js";
import type { Reason } from "./decide.js";
import { look, type View } from "./look.js";
import { awaitPending } from "./pending.js";
import { pairName, type Pending, type Plan } from "./plan.js";
import type { Check } from "./preconditions/check.js";
import { settle, type Settled } from "./settle.js";
import { isSameName } from "./sighting.js";
import type { Turns } from "./turns.js";
import { watch, type Asked, type Watched } from "./watch.js";

/** How a run ended. `view` is the last look: what may be recorded, and nothing else. */
export type Result =
    /** Nothing had to be sent. */
    | { readonly kind: "inPlace"; readonly view: View; readonly warning?: string }
    /** Nothing was sent. */
    | {
          readonly kind: "refused";
          readonly view: View;
          readonly reasons: readonly Reason[];
          readonly checks: readonly Check[];
      }
    /** The request was not sent, or the device refused it: nothing happened. `fact` is a sentence. */
    | { readonly kind: "notSent" | "rejected"; readonly view: View; readonly fact: string }
    | { readonly kind: "switched"; readonly view: View; readonly action: Action; readonly redundant: boolean }
    /** The device took the request, or was silent, and for all of `settleSeconds` nothing changed. */
    | { readonly kind: "noEffect"; readonly view: View; readonly action: Action; readonly answer: string }
    | {
          readonly kind: "unknown";
          readonly view: View;
          readonly action: Action;
          readonly answer: string;
          readonly pending: Pending;
      };

/** A switchover that was asked for. */
export interface Action {
    /** When it was asked for, ISO 8601 UTC. */
    readonly at: string;
    readonly from: string;
    readonly to: string;
    readonly outcome: "switched" | "noEffect" | "unknown";
    /** From the request to the first look that showed the wanted roles; absent where none did. */
    readonly tookSeconds?: number;
    readonly reason?: string;
}

/**
 * Makes `plan.activeNode` the active one: look, decide, ask once, watch, and report what was seen.
 *
 * Whatever happens, one call sends at most one switchover request. Rejects only with the run's abort reason, and only
 * while nothing was sent.
 */
export async function ensureActive(plan: Plan, turns: Turns, io: Io): Promise<Result> {
    if (plan.pending) await awaitPending(plan, plan.pending, io);
    const first = await settle(plan, 0, io);
    if (first.decision.kind !== "switchOver") return nothingSent(first);

    return await turns(async () => {
        const quiet = await settle(plan, plan.quietMs, io);
        if (quiet.decision.kind !== "switchOver") return nothingSent(quiet);
        return await switchOver(plan, quiet.decision, quiet.view, io);
    });
}

function nothingSent({ view, decision }: Settled): Result {
    if (decision.kind === "refuse") {
        return { kind: "refused", view, reasons: decision.reasons, checks: decision.checks };
    }
    const warning = decision.kind === "inPlace" ? decision.warning : undefined;
    return { kind: "inPlace", view, ...(warning === undefined ? {} : { warning }) };
}

async function switchOver(
    plan: Plan,
    { from, to }: { from: string; to: string },
    before: View,
    io: Io,
): Promise<Result> {
    const at = io.clock.date().toISOString();
    const session = plan.sessions.find(({ endpoint }) => isSameName(endpoint.name, from)) ?? plan.sessions[0];
    io.log(`${pairName(plan)}: asking ${from} for a switchover to ${to}, once.`);
    const outcome = await requestSwitchover(session, io);
    const asked: Asked = { before, from, to, answeredMs: io.clock.now() };
    if (outcome.kind === "notSent") return { kind: "notSent", view: before, fact: outcome.fact };
    if (outcome.kind === "rejected") {
        const view = await look(plan.sessions, io).catch(() => before);
        return { kind: "rejected", view, fact: outcome.fact };
    }
    const answer = describeAnswer(outcome, from);
    io.log(`${pairName(plan)}: ${answer} Watching both nodes.`);
    const request = { at, from, to, ...(plan.reason === undefined ? {} : { reason: plan.reason }) };
    const seen = await watchSafely(plan, asked, io);
    return conclude(request, seen, answer, before);
}

/** From here on a request is on its way: whatever goes wrong, its outcome is unknown and nothing else. */
async function watchSafely(plan: Plan, asked: Asked, io: Io): Promise<Watched & { interruption?: string }> {
    try {
        return await watch(plan, asked, io);
    } catch (error) {
        const interruption = io.signal.aborted ? "The run was cancelled while watching." : `${messageOf(error)}.`;
        return { kind: "unclear", view: asked.before, interruption };
    }
}

function describeAnswer(outcome: Extract<RequestOutcome, { kind: "accepted" | "unanswered" }>, from: string): string {
    return outcome.kind === "accepted" ? `${from} accepted the request (${outcome.status}).` : outcome.fact;
}

function conclude(
    request: Omit<Action, "outcome" | "tookSeconds">,
    seen: Watched & { interruption?: string },
    answer: string,
    before: View,
): Result {
    switch (seen.kind) {
        case "switched": {
            const tookSeconds = Math.round(seen.tookMs / 100) / 10;
            const action: Action = { ...request, outcome: "switched", tookSeconds };
            return { kind: "switched", view: seen.view, action, redundant: seen.redundant };
        }
        case "unchanged":
            return { kind: "noEffect", view: seen.view, action: { ...request, outcome: "noEffect" }, answer };
        case "unclear": {
            const { from, to, at } = request;
            const pending = { since: at, from, to, switchoverCounts: switchoverCounts(before) };
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

/** Each node's own counter by name, where it reports one. */
export function switchoverCounts({ sightings }: Pick<View, "sightings">): Record<string, number> {
    return Object.fromEntries(
        sightings.flatMap((sighting) => {
            const count = sighting.kind === "seen" ? sighting.status.switchoverCount : undefined;
            return count === undefined ? [] : [[sighting.node, count]];
        }),
    );
}
