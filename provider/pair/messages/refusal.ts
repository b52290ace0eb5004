import type { Decision } from "../decide.js";
import { clearsAt } from "../preconditions/clearing.js";
import type { PairMessage } from "./pairMessage.js";

export type Refused = Pick<Extract<Decision, { kind: "refuse" }>, "reasons" | "checks">;

/** What a refusal says, in a preview as in an error: each reason, when the last may have cleared, and what to do. */
export function refusal(
    { reasons, checks }: Refused,
    observedAt: Date,
): Pick<PairMessage, "why" | "remedies" | "checks"> {
    const earliest = clearsAt(reasons, observedAt);
    return {
        why: [...reasons.map(({ observed }) => observed), ...(earliest === undefined ? [] : [earliest])],
        remedies: reasons.map(({ remedy }) => remedy),
        checks,
    };
}
