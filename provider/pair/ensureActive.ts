import type { Io } from "../device/io.js";
import { prepareSwitchover } from "../device/switchover.js";
import { decide } from "./decide.js";
import { look } from "./look.js";
import { awaitPending } from "./pending.js";
import type { Plan } from "./plan.js";
import type { Result } from "./result.js";
import { isSame, notSettled, settle, type Settled } from "./settle.js";
import { isSameName } from "./sighting.js";
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
    const first = await settle(plan, 0, io);
    if (first.decision.kind !== "switchOver") return nothingSent(first);

    return await turns(() => askWhenQuiet(plan, io));
}

/** Between the last look and the request stands nothing: the connection is opened before that look. */
async function askWhenQuiet(plan: Plan, io: Io): Promise<Result> {
    for (let triesLeft = 3; ; triesLeft--) {
        const quiet = await settle(plan, plan.quietMs, io);
        if (quiet.decision.kind !== "switchOver") return nothingSent(quiet);
        const { from } = quiet.decision;
        const session = plan.sessions.find(({ endpoint }) => isSameName(endpoint.name, from)) ?? plan.sessions[0];
        const prepared = await prepareSwitchover(session, io);
        if (prepared.kind === "notSent") {
            io.signal.throwIfAborted();
            return { kind: "notSent", view: quiet.view, fact: prepared.fact };
        }
        try {
            const last = await look(plan.sessions, io);
            if (isSame(quiet.view, last) && decide(last, plan).kind === "switchOver") {
                return await switchOver(plan, quiet.decision, prepared, last, io);
            }
            if (triesLeft === 1) return nothingSent(notSettled(plan, last));
        } finally {
            prepared.close();
        }
    }
}

function nothingSent({ view, decision }: Settled): Result {
    if (decision.kind === "refuse") {
        return { kind: "refused", view, reasons: decision.reasons, checks: decision.checks };
    }
    const warning = decision.kind === "inPlace" ? decision.warning : undefined;
    return { kind: "inPlace", view, ...(warning === undefined ? {} : { warning }) };
}
