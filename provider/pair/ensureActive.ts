import type { Io } from "../device/io.js";
import { prepareSwitchover } from "../device/switchover.js";
import { decide, mayClearWithin, type Decision, type Reason } from "./decide.js";
import { underLock } from "./exclusive.js";
import { pairIdentity } from "./identity.js";
import { lookToDecide, type View } from "./look.js";
import { awaitPending } from "./pending.js";
import { pairName, sessionOf, type Plan } from "./plan.js";
import { isRedundant } from "./redundancy.js";
import type { Result } from "./result.js";
import { isSame, notSettled, settle, type Settled } from "./settle.js";
import { switchOver } from "./switchOver.js";
import type { Turns } from "./turns.js";

/**
 * Makes `plan.activeNode` the active one: look, decide, ask once, watch, and report what was seen.
 *
 * Whatever happens, one call sends at most one switchover request. Rejects only with the run's abort reason, and only
 * while nothing was sent.
 */
export async function ensureActive(plan: Plan, turns: Turns, io: Io): Promise<Result> {
    if (plan.pending) await awaitPending(plan, plan.pending, io);
    const waitUntilMs = io.clock.now() + plan.waitMs;
    for (;;) {
        // Not in its turn: what one pair waits for keeps no other one from being switched over.
        const first = await settle(plan, 0, io, waitUntilMs);
        const { view, decision } = first;
        if (decision.kind !== "switchOver") return nothingSent(plan, first);

        const due = { view, decision };
        const result = await turns(turnOf(plan), () => askExclusively(plan, due, io), io.signal);
        if (result.kind === "stopped") return refused(due, result.reason);
        const leftMs = waitUntilMs - io.clock.now();
        if (result.kind !== "refused" || !mayClearWithin(result.reasons, leftMs)) return result;
    }
}

const turnOf = (plan: Plan) => ({ identity: pairIdentity(plan), name: pairName(plan) });

/** A look by which a switchover is due. */
interface Due {
    readonly view: View;
    readonly decision: Extract<Decision, { kind: "switchOver" }>;
}

async function askExclusively(plan: Plan, due: Due, io: Io): Promise<Result> {
    const result = await underLock(plan, due.decision.from, io, () => askWhenQuiet(plan, io));
    return result.kind === "notLocked" ? refused(due, result.reason) : result;
}

/** Between the last look and the request stands nothing: the connection is opened before that look. */
async function askWhenQuiet(plan: Plan, io: Io): Promise<Result> {
    for (let triesLeft = 3; ; triesLeft--) {
        const quiet = await settle(plan, plan.quietMs, io);
        if (quiet.decision.kind !== "switchOver") return nothingSent(plan, quiet);
        const prepared = await prepareSwitchover(sessionOf(plan, quiet.decision.from), io);
        if (prepared.kind === "notSent") {
            io.signal.throwIfAborted();
            return { kind: "notSent", view: quiet.view, fact: prepared.fact };
        }
        try {
            const last = await lookToDecide(plan, io);
            const decision = decide(last, plan);
            if (isSame(quiet.view, last) && decision.kind === "switchOver") {
                return await switchOver(plan, decision, prepared, last, io);
            }
            if (triesLeft === 1) return nothingSent(plan, notSettled(plan, last));
        } finally {
            prepared.close();
        }
    }
}

function nothingSent(plan: Plan, { view, decision }: Settled): Result {
    if (decision.kind === "refuse") {
        return { kind: "refused", view, reasons: decision.reasons, checks: decision.checks };
    }
    if (plan.requireRedundancy && !isRedundant(view, plan.activeNode)) return { kind: "degraded", view };
    const warning = decision.kind === "inPlace" ? decision.warning : undefined;
    return { kind: "inPlace", view, ...(warning === undefined ? {} : { warning }) };
}

function refused({ view, decision }: Due, reason: Reason): Result {
    return { kind: "refused", view, reasons: [reason], checks: decision.checks };
}
