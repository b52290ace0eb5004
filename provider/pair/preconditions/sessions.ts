import type { Sighting } from "../sighting.js";
import type { PreconditionCheck } from "./precondition.js";

/** How many sessions the active node carries, by its own count (KPI `globalSessions`). Always declared, never a default. */
export function checkSessions(active: Sighting, maximum: number): PreconditionCheck {
    const counted = active.kind === "seen" ? active.sessions : undefined;
    const isMet = counted?.kind === "counted" && counted.count <= maximum;
    return {
        name: `sessions on ${active.node}`,
        observed:
            counted === undefined ? "not counted" : counted.kind === "counted" ? `${counted.count}` : counted.fact,
        required: `at most ${maximum}`,
        met: isMet,
        remedy: "Wait until fewer calls are up, or raise preconditions.maximumSessions.",
        ...(counted?.kind === "counted" ? { clearsByItself: {} } : {}),
    };
}
