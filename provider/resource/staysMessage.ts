import type { View } from "../pair/look.js";
import { whereCallsAre } from "../pair/messages/calls.js";
import { loggedIn } from "../pair/messages/logged.js";
import type { PairMessage } from "../pair/messages/pairMessage.js";
import type { Verdict } from "../pair/messages/verdicts.js";
import type { PairState } from "../pair/pairState.js";
import { type DesiredPair, pairName, type PairSettings } from "../pair/settings.js";
import { describeSightings, isSameName, lookErrors } from "../pair/sighting.js";
import { movedTo, type MovedTo } from "../pair/switchoverLogs/movedTo.js";
import { observe } from "./outputs.js";
import type { PreviewContext } from "./previewMessages.js";

/** What is to be said of a pair in which nothing may be requested; absent if there is nothing. */
export function staysMessage(settings: PairSettings, view: View, context: PreviewContext): PairMessage | undefined {
    const { activeNode: desired } = settings;
    const { activeNode: active } = observe(view);
    const { facts, remedies } = lookErrors(view.sightings);
    const isOther = desired !== undefined && active !== undefined && !isSameName(active, desired);
    const state = view.state.kind === "ready" ? [] : [`Now ${describeSightings(view.sightings)}.`, ...facts];
    if (!isOther && state.length === 0) return undefined;
    const common = { pair: pairName(settings), calls: whereCallsAre(view), remedies };
    if (!isOther) return { ...common, verdict: verdictFor(view.state), why: state };
    const move = describeMove({ ...settings, activeNode: desired }, view, context);
    return {
        ...common,
        verdict: move.length > 0 ? "failover" : "otherActive",
        desired,
        why: [...move, whyItStays(context), ...state],
    };
}

/** Which setting decides it. */
function whyItStays({ isHandsOff }: PreviewContext): string {
    return isHandsOff
        ? "Calls stay there: ignoreChanges covers activeNode."
        : "Calls stay there: observeOnly is set, or revertive is false.";
}

function verdictFor({ kind }: PairState): Verdict {
    if (kind === "activeNotSeen") return "notSeen";
    return kind === "switching" ? "changing" : "notRedundant";
}

/** What moved calls away from the desired node since the last run, if the record tells that they were there. */
export function describeMove(settings: DesiredPair, { sightings }: View, { recorded }: PreviewContext): string[] {
    const active = sightings.find(({ node }) => !isSameName(node, settings.activeNode))?.node;
    if (active === undefined || recorded === undefined) return [];
    const { activeNode, fulfilledActiveNode } = recorded;
    const wasElsewhere = [activeNode, fulfilledActiveNode].some((was) => was !== undefined && !isSameName(was, active));
    if (!wasElsewhere) return [];
    const moved = movedTo(sightings, active);
    return [WHO[moved?.cause ?? "unknown"], ...loggedIn(moved?.line)];
}

const WHO: Readonly<Record<MovedTo["cause"], string>> = {
    device: "The device moved calls there by itself.",
    command: "Calls moved there by a command that this resource did not send.",
    unknown: "Calls moved there after the last run.",
};
