import { remedyOfRejection } from "../device/switchoverRequest.js";
import { SbcError } from "../errors.js";
import { reasonOf } from "./decide.js";
import { besideOpenRequest } from "./openRequest/messages.js";
import type { Result } from "./result.js";
import { pairName, type DesiredPair } from "./settings.js";
import { describeChecklist } from "./preconditions/precondition.js";
import { awaitedFor, missingForRedundancy } from "./redundancy.js";
import { describeSightings, lookErrors } from "./sighting.js";

export type Failure = Exclude<Result, { kind: "alreadyActive" | "switched" }>;

/**
 * The sentence that an operator reads at three in the morning: what was seen, then what to do; and whatever it is about, that
 * a request of an earlier run is open, if `settings.pending` has one.
 */
export function explainFailure(settings: DesiredPair, result: Failure): SbcError {
    return besideOpenRequest(explain(settings, result), settings, result.view);
}

function explain(settings: DesiredPair, result: Failure): SbcError {
    const pair = pairName(settings);
    const seen = describeSightings(result.view.sightings);
    switch (result.kind) {
        case "refused": {
            const facts = result.reasons.map(({ observed }) => observed).join(" ");
            const remedies = [...new Set(result.reasons.map(({ remedy }) => remedy))].join(" ");
            const all = `${remedies}${describeChecklist(result.checks)}`;
            return new SbcError("refused", `${pair}: no switchover was requested. ${facts}`, all);
        }
        case "notSent":
            return new SbcError(
                "notSent",
                `${pair}: the switchover request was not sent, so nothing was switched. ${result.fact}`,
                "Check the network and the node, then run this again.",
            );
        case "rejected":
            return new SbcError(
                "rejected",
                `${pair}: ${result.fact} Nothing was switched (${settings.lagMs / 1000} s later ${seen}).`,
                remedyOfRejection(result.status),
            );
        case "degraded": {
            const how =
                result.action?.tookSeconds === undefined ? "" : `, ${result.action.tookSeconds} s after the request`;
            const { facts, remedies } = describeMissing(settings, result.view);
            return new SbcError(
                "notRedundant",
                `${pair}: ${settings.activeNode} is active${how}, but the pair did not become redundant within ${settings.settleMs / 1000} s (${seen}${awaitedFor(result.view, settings.activeNode, settings.preconditions)}), and requireRedundancy is set.${facts}`,
                `${remedies} Calls are on ${settings.activeNode}, as desired, and no further switchover is requested.`,
            );
        }
        case "noEffect":
            return new SbcError(
                "noEffect",
                `${pair}: ${result.answer} But ${settings.settleMs / 1000} s later nothing has changed: ${seen}, counters and logs as before.`,
                `Look at both nodes' own logs for why: the answer means that ${result.action.from} has the request, not that it can carry it out. It may still act: the next run looks first, and requests a switchover only if one is still needed.`,
            );
        case "unknown":
            return new SbcError(
                "outcomeUnknown",
                `${pair}: a switchover from ${result.action.from} to ${result.action.to} was requested at ${result.action.at}, and its outcome is unknown. ${result.answer} Last seen: ${seen}.`,
                "Do not request a switchover by hand: if this request took effect, a second one moves calls back. Run this again: it looks first, and requests a switchover only if the pair has settled with the wrong node active.",
            );
    }
}

/** What keeps the pair from being redundant, behind its roles, and what helps. */
export function describeMissing(settings: DesiredPair, view: Failure["view"]): { facts: string; remedies: string } {
    const missing = missingForRedundancy(view, settings.activeNode, settings.preconditions);
    const checks = missing.filter(({ isRole }) => !isRole).map((check) => reasonOf(check).observed);
    const facts = [...lookErrors(view.sightings).facts, ...checks];
    return {
        facts: facts.map((fact) => ` ${fact}`).join(""),
        remedies: [...new Set(missing.map(({ remedy }) => remedy))].join(" "),
    };
}
