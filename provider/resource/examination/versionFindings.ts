import { listed } from "../../device/words.js";
import { type Finding, notKnown, ok } from "./finding.js";
import type { NodeSeen } from "./nodeFindings.js";
import { stageFinding } from "./reachFindings.js";

/** The API version in use, those that the node lists, and the login. */
export function versionFindings(seen: NodeSeen): Finding[] {
    const { versions, kpiTypes } = seen.beside;
    return [
        stageFinding(seen, "API version", () => versionFinding(seen)),
        stageFinding(seen, "login", () => ok("login", "the user name and the password are accepted")),
        listFinding(
            "API versions",
            versions,
            "The version in use was found by trying; nothing else rests on the list.",
        ),
        listFinding("KPI types", kpiTypes, "Only preconditions.maximumSessions rests on one of them, globalSessions."),
    ];
}

/** What a node answers to a login if it knows the version, whether it accepts the user or not. */
const OF_A_KNOWN_VERSION: readonly (number | undefined)[] = [200, 401, 403];

function versionFinding({ exchanges }: NodeSeen): Finding {
    const logins = exchanges.filter(({ status }) => OF_A_KNOWN_VERSION.includes(status));
    const [inUse] = logins.flatMap(({ path }) => /^\/rest\/([^/]+)\/auth\/token$/.exec(path)?.[1] ?? []);
    if (inUse !== undefined) return ok("API version", `${inUse} is in use`);
    return notKnown("API version", "no login was answered in a way that shows whether the node knows the version");
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
