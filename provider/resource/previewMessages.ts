import { SbcError } from "../errors.js";
import { mayClearWithin, type Decision } from "../pair/decide.js";
import type { View } from "../pair/look.js";
import { besideOpenRequest, openRequestLine } from "../pair/openRequest/messages.js";
import { type DesiredPair, hasDesiredNode, pairName, type PairSettings } from "../pair/settings.js";
import { describeChecklist } from "../pair/preconditions/precondition.js";
import { newestLogLine } from "../pair/switchoverLogs/newLogLine.js";
import { describeSightings, isSameName, type LookErrors, lookErrors } from "../pair/sighting.js";
import { observe, type Recorded } from "./outputs.js";
import { whyNotSeen } from "./unreachable.js";

export interface PreviewMessage {
    /** A line of its own: that an earlier run's request is open. */
    readonly open?: string;
    readonly line?: string;
    /** Something is not as it should be, beside the switchover that is needed. */
    readonly isWarning?: boolean;
    /** Set if an `up` would refuse the switchover that is needed. */
    readonly refusal?: SbcError;
}

export interface PreviewContext {
    /** What follows from the look; absent if nothing may be requested, or no node is desired. */
    readonly decision: Decision | undefined;
    /** The resource exists, and `ignoreChanges` covers its `activeNode`. */
    readonly isHandsOff: boolean;
    /** Nothing is recorded of a new resource. */
    readonly isNew: boolean;
    /** What the last run saw, to compare with; absent if nothing is recorded. */
    readonly recorded?: Pick<Recorded, "activeNode" | "fulfilledActiveNode">;
    /** More switchovers are due with this one than the run may ask for. */
    readonly isOverMaximum: boolean;
}

/** What an `up` would do about a pair, as one line; nothing where it would do nothing and all is well. */
export function previewMessageOf(settings: PairSettings, view: View, noticing: PreviewContext): PreviewMessage {
    const { decision, isNew, isOverMaximum } = noticing;
    // Judged on what is recorded, nothing is refused: that it can't be looked at is for onUnreachable.
    const isJudgedOnRecord = view.state.kind === "activeNotSeen" && !isNew;
    const isRefusable = decision && !isJudgedOnRecord && hasDesiredNode(settings);
    const refusal = isRefusable ? refusalOf(settings, view, decision, isOverMaximum) : undefined;
    const text = isJudgedOnRecord
        ? judgedOnRecord(view)
        : decision
          ? (refusal ?? wouldDo(settings, view, decision))
          : stays(settings, view, noticing);
    const isPlanned = decision !== undefined && needsSwitchover(decision) && view.state.kind !== "activeNotSeen";
    const open = openIn(settings);
    if (text === undefined) return open;
    const line = `${pairName(settings)}: ${text}`;
    const isWarning = !isPlanned;
    if (refusal === undefined) return { ...open, line, isWarning };
    return { ...open, line, isWarning, refusal: besideOpenRequest(new SbcError("refused", line, ""), settings) };
}

function judgedOnRecord(view: View): string {
    const { fact, remedy } = whyNotSeen(view);
    return `${fact} Whether a switchover is needed is judged on what is recorded. ${remedy}`;
}

/** What whoever looks has to say of a request that is open, beside whatever else. */
export function openIn(settings: PairSettings): Pick<PreviewMessage, "open"> {
    return settings.pending === undefined ? {} : { open: openRequestLine(settings, settings.pending) };
}

/** Whether a switchover is needed, whatever may become of it. */
export function needsSwitchover(decision: Decision | undefined): boolean {
    return decision !== undefined && decision.kind !== "alreadyActive";
}

/** Why an `up` would refuse; absent if it would not, or would wait for what may clear on its own. */
function refusalOf(settings: DesiredPair, view: View, decision: Decision, isOverMaximum: boolean): string | undefined {
    if (decision.kind === "switchOver" && isOverMaximum) {
        return `a switchover is needed, from ${decision.from} to ${decision.to}, but would be refused: more are needed than one run may request (oracle-sbc:maximumSwitchovers).`;
    }
    if (decision.kind !== "refuse") return undefined;
    if (mayClearWithin(decision.reasons, settings.waitMs)) return undefined;
    const reasons = decision.reasons.map(({ observed, remedy }) => `${observed} ${remedy}`).join(" ");
    return `${settings.activeNode} should be active, but a switchover would be refused (now ${describeSightings(view.sightings)}) because: ${reasons}${describeChecklist(decision.checks)}`;
}

function wouldDo(settings: PairSettings, view: View, decision: Decision): string | undefined {
    switch (decision.kind) {
        case "alreadyActive":
            return decision.warning;
        case "switchOver":
            return `a switchover is needed, from ${decision.from} to ${decision.to}.${describeChecklist(decision.checks)}`;
        case "wait":
            return [
                `${decision.observed}; up waits for that to end before it decides.`,
                ...sentencesOf(lookErrors(view.sightings)),
            ].join(" ");
        case "refuse":
            return `a switchover is needed; up waits for up to ${settings.waitMs / 1000} s for what is not met yet.${describeChecklist(decision.checks)}`;
    }
}

function stays({ activeNode }: PairSettings, view: View, { isHandsOff, recorded }: PreviewContext): string | undefined {
    const { state, sightings } = view;
    const seen = [`now ${describeSightings(sightings)}.`, ...sentencesOf(lookErrors(sightings))].join(" ");
    const now = state.kind === "ready" ? undefined : seen;
    const { activeNode: active } = observe(view);
    if (activeNode === undefined || active === undefined || isSameName(active, activeNode)) return now;
    if (isHandsOff) {
        const kept = `${active} is active, ${activeNode} is declared, and ignoreChanges keeps it so: nothing is requested.`;
        return [kept, now].filter((part) => part !== undefined).join(" ") + loggedBy(active, sightings);
    }
    if (state.kind !== "ready") return now;
    const failover = isFailover(active, recorded) ? " by a failover that was not requested here" : "";
    return `${active} is active${failover}, and ${activeNode} is declared; it stays (observeOnly, or revertive: false).${loggedBy(active, sightings)}`;
}

function sentencesOf({ facts, remedies }: LookErrors): string[] {
    return [...facts, ...remedies];
}

/** Only what is recorded can tell that another node was active before. */
function isFailover(
    active: string,
    { activeNode, fulfilledActiveNode }: NonNullable<PreviewContext["recorded"]> = {},
): boolean {
    return [activeNode, fulfilledActiveNode].some((before) => before !== undefined && !isSameName(before, active));
}

/** Why a node took over is in its own log; the other one only tells that it gave way. */
function loggedBy(active: string, sightings: View["sightings"]): string {
    const own = newestLogLine(sightings.filter(({ node }) => isSameName(node, active))).newest;
    const { newest } = own.kind === "none" ? newestLogLine(sightings) : { newest: own };
    if (newest.kind !== "entry") return "";
    const { node, at, info } = newest.entry;
    return ` The log of ${node}${at === undefined ? "" : `, at ${at}`}: "${info}".`;
}
