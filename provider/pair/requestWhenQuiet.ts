import type { Io } from "../device/io.js";
import { prepareSwitchover, type PreparedSwitchover } from "../device/switchoverRequest.js";
import { ChangesSeen } from "./changesSeen.js";
import type { Decision, Reason } from "./decide.js";
import { recordIntent } from "./openRequest/intent.js";
import { countedIn, SessionEvidence } from "./sessionEvidence.js";
import { lookBeforeRequest } from "./lookBeforeRequest.js";
import type { View } from "./look.js";
import { sessionOf, type DesiredPair } from "./settings.js";
import { isRedundantAsRequired } from "./redundancy.js";
import type { Result } from "./result.js";
import type { RunParts } from "./run/runParts.js";
import { settle, stillChanging, type Settled } from "./settle.js";
import { otherSighting } from "./sighting.js";
import { switchOver } from "./switchOver.js";

/** How often a pair that changes after its quiet period is given another. */
const QUIET_PERIODS = 3;

/**
 * Waits until the pair is quiet, writes the intent down, looks once more, and requests the switchover.
 *
 * The connection for the request is opened before that look: between look and request stands nothing.
 *
 * @param first the look by which a switchover is needed: the quiet period begins with it, if it is recent
 */
export async function requestWhenQuiet(settings: DesiredPair, first: View, run: RunParts, io: Io): Promise<Result> {
    const changes = new ChangesSeen();
    changes.see(first);
    let since = first;
    for (let periodsLeft = QUIET_PERIODS; ; periodsLeft--) {
        const sessions = sessionsDuring(settings, since, io);
        const quiet = await settle(settings, settings.quietMs, io, { since, changes });
        const sessionsBefore = sessions?.end();
        const { decision, view } = quiet;
        if (decision.kind !== "switchOver") return nothingSent(settings, quiet);
        const prepared = await prepareSwitchover(sessionOf(settings, decision.from), io);
        if (prepared.kind === "notSent") {
            io.signal.throwIfAborted();
            return { kind: "notSent", view, fact: prepared.fact };
        }
        try {
            const result = await requestUnlessChanged(settings, { view, decision, prepared, sessionsBefore }, run, io);
            if (result.kind !== "changed") return result;
            changes.see(result.view);
            if (periodsLeft === 1) return nothingSent(settings, stillChanging(result.view, KEEPS_CHANGING, changes));
            since = result.view;
        } finally {
            prepared.close();
        }
    }
}

const KEEPS_CHANGING: Reason = {
    observed: `After each of ${QUIET_PERIODS} quiet periods, the look before the request showed another pair than the one before.`,
    remedy: "Look at both nodes' own logs for what keeps the pair changing.",
};

interface Quiet {
    readonly view: View;
    readonly decision: Extract<Decision, { kind: "switchOver" }>;
    readonly prepared: PreparedSwitchover;
    readonly sessionsBefore: number | undefined;
}

async function requestUnlessChanged(
    settings: DesiredPair,
    { view, decision, prepared, sessionsBefore }: Quiet,
    run: RunParts,
    io: Io,
): Promise<Result | { readonly kind: "changed"; readonly view: View }> {
    const refused = (seen: View, reason: Reason): Result => {
        return { kind: "refused", view: seen, reasons: [reason], checks: decision.checks };
    };
    const intent = await recordIntent(settings, decision.from, view, run, io);
    if ("reason" in intent) return refused(view, intent.reason);
    let isLeaving = false;
    try {
        const last = await lookBeforeRequest(settings, view, io);
        if (last.kind === "changed") return last;
        if (last.kind === "forbidden") return refused(last.view, last.reason);
        isLeaving = true;
        const counted = countedIn(last.view, last.decision.from) ?? sessionsBefore;
        const leaving = { prepared, intent, before: last.view, sessionsBefore: counted };
        return await switchOver(settings, last.decision, leaving, io);
    } finally {
        if (!isLeaving) await intent.settled();
    }
}

/**
 * Read while the pair is watched for changes: it ends before the connection for the request is opened, so that a device which
 * ends a token for it is seen to by the next look. Without a quiet period there is no time for that.
 */
function sessionsDuring(settings: DesiredPair, since: View, io: Io): SessionEvidence | undefined {
    const { node } = otherSighting(since.sightings, settings.activeNode);
    const isCounted = countedIn(since, node) !== undefined;
    return settings.quietMs === 0 || isCounted ? undefined : new SessionEvidence(settings, node, io);
}

/** How a run ends that requests nothing. */
export function nothingSent(settings: DesiredPair, { view, decision }: Settled): Result {
    if (decision.kind === "refuse") {
        return { kind: "refused", view, reasons: decision.reasons, checks: decision.checks };
    }
    if (settings.requireRedundancy && !isRedundantAsRequired(view, settings.activeNode, settings.preconditions))
        return { kind: "degraded", view };
    const warning = decision.kind === "alreadyActive" ? decision.warning : undefined;
    return { kind: "alreadyActive", view, ...(warning === undefined ? {} : { warning }) };
}
