import { type Finding, notKnown, notOk, ok } from "./finding.js";
import type { NodeSeen } from "./nodeFindings.js";

/** Paths of what an operator may not be allowed to read. */
const KPIS = /\/statistics\//;

/** What the user may do, as far as reading shows it. */
export function rightFindings({ beside, exchanges, sighting }: NodeSeen): Finding[] {
    const switching = notKnown(
        "right to switch over",
        "reading does not show it",
        "The device documents 403 for a user without administrator rights: compare the user's class on the device.",
    );
    if (beside.token === undefined) return [notKnown("right to read", "not seen without a login"), switching];
    const isDenied = exchanges.some(
        ({ path, status }) =>
            KPIS.test(path) && (status === 401 || status === 403) && beside.sessions?.kind !== "counted",
    );
    if (isDenied) {
        const follows = "preconditions.maximumSessions would never be met: give the user this right, or leave it out.";
        return [notOk("right to read", "the user may not read statistics", follows), switching];
    }
    const isRead = sighting.kind === "seen";
    return [
        isRead ? ok("right to read", "the status is given") : notKnown("right to read", "no status was given"),
        switching,
    ];
}

/** The number of sessions, as the precondition would read it. */
export function sessionFindings({ beside: { sessions }, sighting }: NodeSeen): Finding[] {
    const topic = "sessions";
    if (sessions === undefined) return [notKnown(topic, "not requested without a login")];
    if (sessions.kind === "counted") return [ok(topic, `${sessions.count} now`)];
    const isActive = sighting.kind === "seen" && sighting.status.role === "active";
    if (!isActive) return [notKnown(topic, sessions.fact, "They are read of an active node only.")];
    return [notOk(topic, sessions.fact, "preconditions.maximumSessions would never be met: leave it out.")];
}
