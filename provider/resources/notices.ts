import { SbcError } from "../errors.js";
import { mayClearWithin, type Decision } from "../pair/decide.js";
import type { View } from "../pair/look.js";
import { pairName, type Plan } from "../pair/plan.js";
import { describeChecklist } from "../pair/preconditions/check.js";
import { newestLogLine } from "../pair/newLogLine.js";
import { describeSightings, isSameName } from "../pair/sighting.js";
import { observe } from "./outputs.js";

export interface Notice {
    readonly line?: string;
    /** Something is not as it should be, beside what is due. */
    readonly isWarning?: boolean;
    /** Set where an `up` would refuse what is due. */
    readonly refusal?: SbcError;
}

export interface Noticing {
    /** What follows from the look; absent where the wish is not to be carried out, or there is none. */
    readonly decision: Decision | undefined;
    /** The resource exists, and `ignoreChanges` covers its `activeNode`. */
    readonly isHandsOff: boolean;
    /** Nothing is recorded of a new resource. */
    readonly isNew: boolean;
    /** More switchovers are due with this one than the run may ask for. */
    readonly isOverMaximum: boolean;
}

/** What an `up` would do about a pair, as one line; nothing where it would do nothing and all is well. */
export function noticeOf(plan: Plan, view: View, { decision, isHandsOff, isNew, isOverMaximum }: Noticing): Notice {
    // Judged on what is recorded, nothing is refused: that it can't be looked at is for onUnreachable.
    const isJudgedOnRecord = view.state.kind === "unseen" && !isNew;
    const refusal = decision && !isJudgedOnRecord ? refusalOf(plan, view, decision, isOverMaximum) : undefined;
    const text = isJudgedOnRecord
        ? `${whyUnseen(view).fact} What is due is judged on what is recorded. ${whyUnseen(view).remedy}`
        : decision
          ? (refusal ?? wouldDo(plan, decision))
          : stays(plan, view, isHandsOff);
    const isPlanned = decision !== undefined && isDue(decision) && view.state.kind !== "unseen";
    const pending = plan.pending;
    const open =
        pending &&
        `a switchover to ${pending.to}, asked for at ${pending.since}, has no seen outcome; up looks for it first`;
    const all = [open, text].filter((part) => part !== undefined).join("; ");
    if (all === "") return {};
    const line = `${pairName(plan)}: ${all}`;
    const isWarning = text !== undefined && !isPlanned;
    return { line, isWarning, ...(refusal === undefined ? {} : { refusal: new SbcError("refused", line, "") }) };
}

/** Whether a switchover is due, whatever may become of it. */
export function isDue(decision: Decision | undefined): boolean {
    return decision !== undefined && decision.kind !== "inPlace";
}

/** Why an `up` would refuse; nothing where it would not, or where it would wait for what comes true by itself. */
function refusalOf(plan: Plan, view: View, decision: Decision, isOverMaximum: boolean): string | undefined {
    if (decision.kind === "switchOver" && isOverMaximum) {
        return `a switchover is due, from ${decision.from} to ${decision.to}, but would be refused: more are due than one run may ask for (oracle-sbc:maximumSwitchovers).`;
    }
    if (decision.kind !== "refuse") return undefined;
    if (mayClearWithin(decision.reasons, plan.waitMs)) return undefined;
    const reasons = decision.reasons.map(({ observed, remedy }) => `${observed} ${remedy}`).join(" ");
    return `${plan.activeNode} is wanted active, but a switchover would be refused (now ${describeSightings(view.sightings)}) because: ${reasons}${describeChecklist(decision.checks)}`;
}

function wouldDo(plan: Plan, decision: Decision): string | undefined {
    switch (decision.kind) {
        case "inPlace":
            return decision.warning;
        case "switchOver":
            return `a switchover is due, from ${decision.from} to ${decision.to}.${describeChecklist(decision.checks)}`;
        case "wait":
            return `${decision.observed}; up waits for that to end before it decides.`;
        case "refuse":
            return `a switchover is due; up waits for up to ${plan.waitMs / 1000} s for what is not met yet.${describeChecklist(decision.checks)}`;
    }
}

function stays({ activeNode }: Plan, view: View, isHandsOff: boolean): string | undefined {
    const { state, sightings } = view;
    const now = state.kind === "ready" ? undefined : `now ${describeSightings(sightings)}.`;
    const { activeNode: active } = observe(view);
    if (activeNode === "" || active === undefined || isSameName(active, activeNode)) return now;
    if (isHandsOff) {
        const kept = `${active} is active, ${activeNode} is declared, and ignoreChanges keeps it so: nothing is requested.`;
        return [kept, now].filter((part) => part !== undefined).join(" ") + loggedBy(active, sightings);
    }
    if (state.kind !== "ready") return now;
    return `${active} is active by a failover that was not asked for here, and ${activeNode} is declared; it stays (observeOnly, or revertive: false).${loggedBy(active, sightings)}`;
}

/** Why a node took over is in its own log; the other one only tells that it gave way. */
function loggedBy(active: string, sightings: View["sightings"]): string {
    const own = newestLogLine(sightings.filter(({ node }) => isSameName(node, active))).newest;
    const { newest } = own.kind === "none" ? newestLogLine(sightings) : { newest: own };
    if (newest.kind !== "entry") return "";
    const { node, at, info } = newest.entry;
    return ` The log of ${node}${at === undefined ? "" : `, at ${at}`}: "${info}".`;
}

/**
 * If both nodes refused the login: a further try would bring the account nearer to being locked. Nothing where one of them
 * gave an answer, or none.
 */
export function loginsRefused(plan: Plan, { sightings }: View): SbcError | undefined {
    const errors = sightings.flatMap((sighting) => (sighting.kind === "unseen" ? [sighting.error] : []));
    const isRefused = ({ code }: SbcError) => code === "unauthorized" || code === "forbidden";
    if (errors.length < 2 || !errors.every(isRefused)) return undefined;
    const facts = errors.map(({ fact }) => fact).join(" ");
    const fact = `${pairName(plan)}: both nodes refused the login, so which node is active can't be seen. ${facts}`;
    return new SbcError("pairUnreachable", fact, [...new Set(errors.map(({ remedy }) => remedy))].join(" "));
}

/** For what can't go on without a look: names what each silent node gave as its reason. */
export function pairUnreachable(plan: Plan, view: View): SbcError {
    const { fact, remedy } = whyUnseen(view);
    return new SbcError("pairUnreachable", `${pairName(plan)}: ${fact}`, remedy);
}

function whyUnseen({ sightings }: View): { fact: string; remedy: string } {
    const errors = sightings.flatMap((sighting) => (sighting.kind === "unseen" ? [sighting.error] : []));
    const facts = errors.map(({ fact }) => fact).join(" ");
    return {
        fact: `which node is active can't be seen (${describeSightings(sightings)}). ${facts}`,
        remedy: [...new Set(errors.map(({ remedy }) => remedy))].join(" "),
    };
}
