import type { LineKind, Log } from "../../device/io.js";
import type { Reason } from "../decide.js";
import type { View } from "../look.js";
import { describeOther } from "../redundancy.js";
import type { LastAction, Result } from "../result.js";
import { pairName, type DesiredPair } from "../settings.js";
import { describeSightings } from "../sighting.js";
import { whereCallsAre } from "./calls.js";
import { describeMissing } from "./failures.js";
import { openRequestMessage } from "./openRequest.js";
import { formatMessage, type PairMessage } from "./pairMessage.js";
import { loggedIn } from "./logged.js";
import { VERDICTS } from "./verdicts.js";

type Success = Extract<Result, { kind: "alreadyActive" | "switched" }>;
type Told = readonly [PairMessage, LineKind];

export function tellSuccess(result: Success, settings: DesiredPair, log: Log): void {
    for (const [message, kind] of successesOf(result, settings)) log(formatMessage(message), kind);
}

/** What an operator has to know of a success. @internal */
export function successesOf(result: Success, settings: DesiredPair): readonly Told[] {
    return result.kind === "switched" ? [switched(result, settings)] : alreadyActive(result, settings);
}

function alreadyActive({ view, warning }: Extract<Success, { kind: "alreadyActive" }>, settings: DesiredPair): Told[] {
    const { pending } = settings;
    const message = { ...warningMessage(settings, view, warning ?? []), requests: 0 };
    return [
        ...(pending !== undefined && warning === undefined ? [] : [[message, warning ? "warning" : "result"] as const]),
        ...(pending === undefined ? [] : [[openRequestMessage(settings, pending, view), "warning"] as const]),
    ];
}

/** The desired node is active; `warning`: and something is not as it should be all the same. */
export function warningMessage(settings: DesiredPair, view: View, warning: readonly Reason[]): PairMessage {
    return {
        pair: pairName(settings),
        verdict: warning.length === 0 ? "alreadyActive" : "notRedundant",
        calls: `${whereCallsAre(view)}, as desired`,
        why: warning.map(({ observed }) => observed),
        remedies: warning.map(({ remedy }) => remedy),
    };
}

function switched({ action, redundant, view }: Extract<Success, { kind: "switched" }>, settings: DesiredPair): Told {
    const common = { pair: pairName(settings), calls: whereCallsAre(view), requests: 1 };
    const verdict = action.by === "device" ? "failover" : "done";
    const isOwn = action.by !== "device" && action.by !== "other";
    const how = [describeSwitched(action), ...(isOwn ? [] : loggedIn(action.logEntry))];
    if (redundant) {
        const other = describeOther(view, action.to);
        return [{ ...common, verdict, why: [...how, other], remedies: [] }, "result"];
    }
    const { facts, remedies } = describeMissing(settings, view);
    const after = `${settings.settleMs / 1000} s after the switchover`;
    const { word, never } = VERDICTS.notRedundant;
    const lacking = `${word}: ${after}, ${action.from} is not a standby that could take over (${describeSightings(view.sightings)}).`;
    return [{ ...common, verdict, why: [...how, lacking, ...facts], remedies: [...remedies, never] }, "warning"];
}

/** Never credits the request with what the logs show to be somebody else's doing. */
function describeSwitched(action: LastAction): string {
    const { to, by = "unknown", tookSeconds } = action;
    const after = `${to} is active, ${tookSeconds} s after the request was sent.`;
    switch (by) {
        case "device":
            return "The device moved calls by itself, not by the request; they stay there, as desired.";
        case "other":
            return "Calls had moved before the request was sent.";
        case "request":
            return after;
        case "unknown":
            return `${after} The nodes' logs don't tell whether the request did it.`;
    }
}
