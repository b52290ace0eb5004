import { describeAddress } from "../../device/endpoint.js";
import type { SbcError, SbcErrorCode } from "../../errors.js";
import { type Finding, notKnown, notOk, ok } from "./finding.js";
import type { NodeSeen } from "./nodeFindings.js";

/** What a look goes through, one after the other: what failed says nothing of what comes after it. */
const STAGES = ["connection", "certificate", "API version", "login", "status"] as const;
export type Stage = (typeof STAGES)[number];

/** How far a look at a node got: the stage that failed, if one did. */
function failedStage({ sighting, beside }: Pick<NodeSeen, "sighting" | "beside">): Stage | undefined {
    if (sighting.kind === "seen") return undefined;
    const { code } = sighting.error;
    // Logged in, it was the status that failed, and a connection that was there before.
    return beside.token === undefined ? (STAGE_OF[code] ?? "login") : "status";
}

const STAGE_OF: Partial<Record<SbcErrorCode, Stage>> = {
    unreachable: "connection",
    timedOut: "connection",
    connectionLost: "connection",
    notHttps: "connection",
    untrusted: "certificate",
    unsupportedVersion: "API version",
};

/** Whether a stage was passed, failed or not reached. */
export function stageFinding(seen: NodeSeen, stage: Stage, passed: () => Finding): Finding {
    const failed = failedStage(seen);
    if (failed === undefined || STAGES.indexOf(stage) < STAGES.indexOf(failed)) return passed();
    if (stage !== failed) return notKnown(stage, `not seen: the look ended before it (${failed})`);
    const { fact, remedy } = errorOf(seen);
    return notOk(stage, fact.replace(/\.$/, ""), remedy);
}

function errorOf({ sighting }: NodeSeen): Pick<SbcError, "fact" | "remedy"> {
    return sighting.kind === "notSeen" ? sighting.error : { fact: "", remedy: "" };
}

export function reachFindings(seen: NodeSeen): Finding[] {
    const { endpoint } = seen.session;
    return [stageFinding(seen, "connection", () => ok("connection", `${describeAddress(endpoint)} answers in TLS`))];
}
