import { getSessionCount, type SessionCount } from "../../device/sessionCount.js";
import { switchoverPrecondition } from "./definition.js";
import type { PreconditionCheck } from "./precondition.js";

export const maximumSessions = switchoverPrecondition({
    argument: { kind: "wholeNumber", what: "a whole number of sessions, 0 or more", from: 0, to: 1e9 },
    needs: getSessionCount,
    check: ({ value }, { active }, counted) => checkSessions(active.node, counted, value),
});

/** How many sessions the active node carries, by its own count (KPI `globalSessions`). */
function checkSessions(node: string, counted: SessionCount | undefined, maximum: number): PreconditionCheck {
    const isMet = counted?.kind === "counted" && counted.count <= maximum;
    return {
        name: `sessions on ${node}`,
        observed:
            counted === undefined ? "not counted" : counted.kind === "counted" ? `${counted.count}` : counted.fact,
        required: `at most ${maximum}`,
        met: isMet,
        ...(counted?.kind === "counted"
            ? { remedy: "Wait until fewer calls are up, then run this again.", clearsByItself: {} }
            : {
                  remedy: `Look at ${node} for why it does not count them, or leave out preconditions.maximumSessions.`,
              }),
    };
}
