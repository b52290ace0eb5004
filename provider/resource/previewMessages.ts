import { mayClearWithin, type Decision, type Reason } from "../pair/decide.js";
import type { View } from "../pair/look.js";
import { whereCallsAre } from "../pair/messages/calls.js";
import { openRequestMessage, withOpenRequest } from "../pair/messages/openRequest.js";
import { PairError } from "../pair/messages/pairError.js";
import type { PairMessage } from "../pair/messages/pairMessage.js";
import { refusal, type Refused } from "../pair/messages/refusal.js";
import { warningMessage } from "../pair/messages/successes.js";
import { type DesiredPair, hasDesiredNode, pairName, type PairSettings } from "../pair/settings.js";
import { describeSightings, lookErrors } from "../pair/sighting.js";
import type { Recorded } from "./outputs.js";
import { describeMove, staysMessage } from "./staysMessage.js";
import { notSeenMessage, RECORD_STANDS } from "./unreachable.js";

export interface PreviewMessage {
    /** One of its own: that an earlier run's request is open. */
    readonly open?: PairMessage;
    readonly message?: PairMessage;
    /** Something is not as it should be, beside the switchover that is needed. */
    readonly isWarning?: boolean;
    /** Set if an `up` would refuse the switchover that is needed. */
    readonly refusal?: PairError;
}

/** What a preview of one pair goes by, beside its settings and the look. */
export interface PreviewContext {
    /** What follows from the look; absent if nothing may be requested, or no node is desired. */
    readonly decision: Decision | undefined;
    /** The resource exists, and `ignoreChanges` covers its `activeNode`. */
    readonly isHandsOff: boolean;
    /** Nothing is recorded of a new resource. */
    readonly isNew: boolean;
    /** What the last run saw, to compare with; absent if nothing is recorded. */
    readonly recorded?: Pick<Recorded, "activeNode" | "fulfilledActiveNode">;
    /** More switchovers are needed with this one than the run may request. */
    readonly isOverMaximum: boolean;
}

/** What an `up` would do about a pair; nothing where it would do nothing and all is well. */
export function previewMessageOf(settings: PairSettings, view: View, context: PreviewContext): PreviewMessage {
    const open = openIn(settings, view);
    const { decision, isNew } = context;
    // Judged on what is recorded, nothing is refused: that it can't be looked at is for onUnreachable.
    if (view.state.kind === "activeNotSeen" && !isNew)
        return { ...open, message: judgedOnRecord(settings, view), isWarning: true };
    if (decision === undefined || !hasDesiredNode(settings)) {
        const message = staysMessage(settings, view, context);
        return message === undefined ? open : { ...open, message, isWarning: true };
    }
    const refused = refusedMessage(settings, view, context);
    const message = refused ?? wouldDo(settings, view, decision, context);
    if (message === undefined) return open;
    const isWarning = !needsSwitchover(decision);
    if (refused === undefined) return { ...open, message, isWarning };
    const { pending } = settings;
    const content = pending === undefined ? refused : withOpenRequest(refused, pending);
    return { ...open, message, isWarning, refusal: new PairError("refused", content) };
}

function judgedOnRecord(settings: PairSettings, view: View): PairMessage {
    const message = notSeenMessage(settings, view);
    const judged = "Whether a switchover is needed is judged on what is recorded.";
    return { ...message, why: [...message.why, judged, RECORD_STANDS] };
}

/** What whoever looks has to say of a request that is open, beside whatever else. */
export function openIn(settings: PairSettings, view: View): Pick<PreviewMessage, "open"> {
    return settings.pending === undefined ? {} : { open: openRequestMessage(settings, settings.pending, view) };
}

/** Whether a switchover is needed, whatever may become of it. */
export function needsSwitchover(decision: Decision | undefined): boolean {
    return decision !== undefined && decision.kind !== "alreadyActive";
}

/** Why an `up` would refuse; absent if it would not, or would wait for what may clear on its own. */
function refusedMessage(
    settings: DesiredPair,
    view: View,
    { decision, isOverMaximum }: PreviewContext,
): PairMessage | undefined {
    const refused = (why: Refused) => {
        return { ...headOf(settings, view, "refused"), ...refusal(why, view.date) };
    };
    if (decision?.kind === "switchOver" && isOverMaximum) return refused({ reasons: [OVER_MAXIMUM], checks: [] });
    if (decision?.kind !== "refuse" || mayClearWithin(decision.reasons, settings.waitMs)) return undefined;
    return refused(decision);
}

const OVER_MAXIMUM: Reason = {
    observed: "With this one, the run needs more switchovers than oracle-sbc:maximumSwitchovers lets it request.",
    remedy: "Run this again for the next ones, or raise it.",
};

/** What an `up` would do, or what is not as it should be; absent where it would do nothing and all is well. */
function wouldDo(
    settings: DesiredPair,
    view: View,
    decision: Decision,
    context: PreviewContext,
): PairMessage | undefined {
    const head = (verdict: PairMessage["verdict"]) => headOf(settings, view, verdict);
    const { facts, remedies } = lookErrors(view.sightings);
    switch (decision.kind) {
        case "alreadyActive":
            return decision.warning && warningMessage(settings, view, decision.warning);
        case "switchOver":
            return {
                ...head("needed"),
                why: describeMove(settings, view, context),
                remedies: [],
                checks: decision.checks,
            };
        case "wait": {
            const seen = describeSightings(view.sightings);
            const why = [`${seen}.`, "up waits for that to end before it decides.", ...facts];
            return { ...head("changing"), why, remedies };
        }
        case "refuse": {
            const waits = `up waits for up to ${settings.waitMs / 1000} s for what is not met yet.`;
            const why = [...decision.reasons.map(({ observed }) => observed), waits];
            return { ...head("needed"), why, remedies: [], checks: decision.checks };
        }
    }
}

function headOf(settings: DesiredPair, view: View, verdict: PairMessage["verdict"]) {
    return { pair: pairName(settings), verdict, calls: whereCallsAre(view), desired: settings.activeNode };
}
