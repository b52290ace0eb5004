import { type FieldState, fieldStates } from "../../device/statusFields.js";
import { listed } from "../../device/words.js";
import { child, parseXml } from "../../device/xml.js";
import { type Finding, notKnown, notOk, ok } from "./finding.js";
import type { NodeSeen } from "./nodeFindings.js";
import { stageFinding } from "./reachFindings.js";

/** What follows if a node does not report an element. Every one of them is optional, by the device's reference. */
const IF_ABSENT: Readonly<Record<string, string>> = {
    hostName: "The node can't be told from another device at its address.",
    systemState: "Whether the node is online is not checked.",
    healthScorePercent: "Health is checked only if preconditions.minimumHealthPercent is declared, and then never met.",
    haPeerName: "Whether the two nodes are each other's peers is not checked.",
    haPeerRole: "Whether the two nodes agree about each other is not checked.",
    haSyncState: "Synchronization is checked only if preconditions.synchronized is declared, and then never met.",
    haSwitchOvers: "No counter is recorded with a switchover.",
    switchOverLogs: "Who moved calls can't be told, and a cool-down rests on the counter alone.",
};

/** Documented, and read by nothing here. */
const DOCUMENTED = new Set(["upTime", "uptimeSeconds", "haHealthScorePercent", "haSockets"]);

/** Each element of the status: present, absent or unreadable, and those that are not known here. */
export function fieldFindings(seen: NodeSeen): Finding[] {
    const status = stageFinding(seen, "status", () => ok("status", "it can be read"));
    const body = statusBody(seen);
    const document = body === undefined ? undefined : parseXml(body);
    const data = document && "root" in document ? child(child(document.root, "response"), "data") : undefined;
    if (document === undefined || !("root" in document) || data === undefined || typeof data === "string")
        return [status];
    const states = fieldStates(document.root, data);
    return [status, ...states.map(stateFinding), ...otherElements(Object.keys(data), states, seen)];
}

/** Of the last request for a status that was answered with one. */
function statusBody({ exchanges }: Pick<NodeSeen, "exchanges">): string | undefined {
    return exchanges.filter(({ path, status }) => path.endsWith("/system/status") && status === 200).at(-1)?.body;
}

function stateFinding({ element, state, decides }: FieldState): Finding {
    if (state === "present") return ok(element, "present");
    if (state === "unreadable") {
        const follows = decides
            ? "A decision rests on it, and what can't be read is never taken for absent: no switchover would be requested."
            : element === "switchOverLogs"
              ? "preconditions.cooldownSeconds would never be met, and who moved calls can't be told."
              : (IF_ABSENT[element] ?? "It is not recorded.");
        return notOk(element, "there, but it can't be read: twice, out of place, or of another form", follows);
    }
    if (element === "role") return notOk(element, "absent", "Without a role, no switchover is ever requested.");
    return notKnown(element, "absent", IF_ABSENT[element]);
}

function otherElements(names: readonly string[], states: readonly FieldState[], { session }: NodeSeen): Finding[] {
    const known = new Set([...DOCUMENTED, ...states.map(({ element }) => element)]);
    const clean = session.wordCleaner();
    const others = names.filter((name) => !known.has(name)).map((name) => clean(name, 40));
    if (others.length === 0) return [];
    return [notKnown("other elements", listed(others), "This version reads none of them.")];
}
