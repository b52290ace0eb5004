import { SbcError } from "../errors.js";
import { decide, type Decision } from "../pair/decide.js";
import type { View } from "../pair/look.js";
import { pairName, type Plan } from "../pair/plan.js";
import { describeCheck } from "../pair/preconditions/check.js";
import { describeSightings } from "../pair/sighting.js";

export interface Noticing {
    /** Whether the wanted node is to be active now, if it is not. */
    readonly isWishOpen: boolean;
    /** Nothing is recorded of a new resource. */
    readonly isNew: boolean;
}

/** What an `up` would do about a pair, as one line; nothing where it would do nothing and all is well. */
export function noticeOf(plan: Plan, view: View, { isWishOpen, isNew }: Noticing): string | undefined {
    const text =
        view.state.kind === "unseen" && !isNew
            ? `warning: ${whyUnseen(view).fact} What is due is judged on what is recorded. ${whyUnseen(view).remedy}`
            : isWishOpen
              ? wouldDo(plan, view, decide(view, plan))
              : stays(plan, view);
    const pending = plan.pending;
    const open =
        pending &&
        `a switchover to ${pending.to}, asked for at ${pending.since}, has no seen outcome; up looks for it first`;
    const all = [open, text].filter((part) => part !== undefined).join("; ");
    return all === "" ? undefined : `${pairName(plan)}: ${all}`;
}

function wouldDo(plan: Plan, view: View, decision: Decision): string | undefined {
    switch (decision.kind) {
        case "inPlace":
            return decision.warning && `warning: ${decision.warning}`;
        case "switchOver":
            return `a switchover is due, from ${decision.from} to ${decision.to}. Preconditions: ${decision.checks.map(describeCheck).join("; ")}.`;
        case "wait":
            return `${decision.observed}; up waits for that to end before it decides.`;
        case "refuse":
            return `${plan.activeNode} is wanted active, but a switchover would be refused (now ${describeSightings(view.sightings)}) because: ${decision.reasons
                .map(({ observed, remedy }) => `${observed} ${remedy}`)
                .join(" ")}`;
    }
}

function stays({ activeNode }: Plan, { state, sightings }: View): string | undefined {
    if (state.kind === "ready" && state.active !== activeNode) {
        return `${state.active} is active by a failover that was not asked for here; it stays, since revertive is false.`;
    }
    return state.kind === "ready" ? undefined : `warning: now ${describeSightings(sightings)}.`;
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
