import { listed } from "../../device/words.js";
import { type Finding, notKnown, ok } from "./finding.js";
import type { NodeSeen } from "./nodeFindings.js";
import { stageFinding } from "./reachFindings.js";

/** The API version in use, those that the node lists, and the login. */
export function versionFindings(seen: NodeSeen): Finding[] {
    const { token, versions, kpiTypes } = seen.beside;
    const inUse = token?.apiVersion ?? "a version";
    return [
        stageFinding(seen, "API version", () => ok("API version", `${inUse} is in use`)),
        stageFinding(seen, "login", () => ok("login", "the user name and the password are accepted")),
        listFinding(
            "API versions",
            versions,
            "The version in use was found by trying; nothing else rests on the list.",
        ),
        listFinding("KPI types", kpiTypes, "Only preconditions.maximumSessions rests on one of them, globalSessions."),
    ];
}

function listFinding(topic: string, list: NodeSeen["beside"]["versions"], follows: string): Finding {
    switch (list?.kind) {
        case "listed":
            return ok(topic, listed(list.items));
        case "refused":
            return notKnown(topic, `the request for them was answered with ${list.status}`, follows);
        case "unreadable":
            return notKnown(topic, `the answer ${list.fact}`, follows);
        case undefined:
            return notKnown(topic, "not requested without a login");
    }
}
