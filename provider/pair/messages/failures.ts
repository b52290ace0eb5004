import { remedyOfRejection } from "../../device/switchoverRequest.js";
import type { SbcErrorCode } from "../../errors.js";
import { reasonOf } from "../decide.js";
import { awaitedFor, missingForRedundancy } from "../redundancy.js";
import type { Result } from "../result.js";
import { pairName, type DesiredPair } from "../settings.js";
import { describeSightings, lookErrors } from "../sighting.js";
import { isActiveAlone } from "../activeAlone.js";
import { whereCallsAre, whereCallsWere } from "./calls.js";
import { besideOpenRequest, fromTo, requestedAt } from "./openRequest.js";
import { PairError } from "./pairError.js";
import type { PairMessage } from "./pairMessage.js";
import { refusal } from "./refusal.js";

export type Failure = Exclude<Result, { kind: "alreadyActive" | "switched" }>;

/**
 * What an operator reads at three in the morning: where calls are, what was requested, why it failed, what to do; and whatever
 * it is about, that a request of an earlier run is open, if `settings.pending` has one.
 */
export function explainFailure(settings: DesiredPair, result: Failure): PairError {
    const { code, requests, ...said } = explain(settings, result);
    const calls = whereCallsAre(result.view);
    const error = new PairError(code, { pair: pairName(settings), calls, requests, ...said });
    return besideOpenRequest(error, settings, result.view);
}

interface Explained extends Omit<PairMessage, "pair" | "desired"> {
    readonly code: SbcErrorCode;
    readonly requests: 0 | 1;
}

function explain(settings: DesiredPair, result: Failure): Explained {
    const seen = describeSightings(result.view.sightings);
    const settleSeconds = settings.settleMs / 1000;
    switch (result.kind) {
        case "refused":
            return { code: "refused", verdict: "refused", requests: 0, ...refusal(result, result.view.date) };
        case "notSent":
            return {
                code: "notSent",
                verdict: "notSent",
                requests: 0,
                why: [result.fact],
                remedies: ["Check the network and the node, then run this again."],
            };
        case "rejected":
            return {
                code: "rejected",
                verdict: "rejected",
                requests: 1,
                why: [result.fact, `${settings.lagMs / 1000} s later nothing had changed: ${seen}.`],
                remedies: [remedyOfRejection(result.status)],
            };
        case "degraded":
            return { code: "notRedundant", verdict: "notRedundant", ...explainDegraded(settings, result) };
        case "noEffect":
            return {
                code: "noEffect",
                verdict: "noEffect",
                requests: 1,
                why: [
                    result.answer,
                    `For ${settleSeconds} s after that nothing changed: ${seen}, counters and logs as before.`,
                    "The request may still act late.",
                ],
                remedies: [
                    `Look at both nodes' own logs for why: the answer means that ${result.action.from} has the request, not that it can carry it out.`,
                    "Then run this again: it looks first, and requests a switchover only if one is still needed.",
                ],
            };
        case "unknown":
            return explainUnknown(result, seen);
    }
}

function explainDegraded(settings: DesiredPair, { action, view }: Extract<Failure, { kind: "degraded" }>) {
    const { activeNode, preconditions, settleMs } = settings;
    const { facts, remedies } = describeMissing(settings, view);
    const seen = `${describeSightings(view.sightings)}${awaitedFor(view, activeNode, preconditions)}`;
    // Without one active node there is nothing to wait for.
    const isNot = isActiveAlone(view, activeNode)
        ? `did not become redundant within ${settleMs / 1000} s`
        : "is not redundant";
    return {
        requests: action === undefined ? (0 as const) : (1 as const),
        why: [
            ...(action?.tookSeconds === undefined
                ? []
                : [`${activeNode} is active, ${action.tookSeconds} s after the request was sent.`]),
            `The pair ${isNot} (${seen}), and requireRedundancy is set.`,
            ...facts,
        ],
        remedies: [...remedies, "No further switchover is requested."],
    };
}

function explainUnknown(result: Extract<Failure, { kind: "unknown" }>, seen: string): Explained {
    const { action, answer, interruption, lastShown, undone, nowMs, view } = result;
    const came = undone && [
        `${action.to} was active ${undone.switchedSeconds} s after the request was sent, and ${action.from} is active again since ${undone.backSeconds} s after it.`,
    ];
    return {
        code: "outcomeUnknown",
        verdict: undone === undefined ? "open" : "undone",
        requests: 1,
        calls: whereCallsWere(view, lastShown, nowMs),
        why: [
            undone === undefined
                ? requestedAt({ ...action, since: action.at })
                : `A switchover ${fromTo(action)} was requested at ${action.at}.`,
            answer,
            ...(interruption === undefined ? [] : [interruption]),
            ...(came ?? [`Last seen: ${seen}.`]),
        ],
        remedies: [
            ...(undone === undefined ? [] : [`Read the log of ${action.to} before anything else is requested.`]),
            "Run this again: it looks first, and requests a switchover only if the pair has settled with the wrong node active.",
        ],
    };
}

/** What keeps the pair from being redundant, beside its roles, and what helps. */
export function describeMissing(
    settings: DesiredPair,
    view: Failure["view"],
): { readonly facts: readonly string[]; readonly remedies: readonly string[] } {
    const missing = missingForRedundancy(view, settings.activeNode, settings.preconditions);
    const checks = missing.filter(({ isRole }) => !isRole).map((check) => reasonOf(check).observed);
    return {
        facts: [...lookErrors(view.sightings).facts, ...checks],
        remedies: missing.map(({ remedy }) => remedy),
    };
}
