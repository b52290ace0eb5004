import type { Role } from "../../device/role.js";
import type { DeviceWord } from "../../device/words.js";
import { counted, type Finding, notKnown, notOk, ok } from "./finding.js";
import type { NodeSeen } from "./nodeFindings.js";

/** Words that decide, and are not known here. */
export function wordFindings(seen: NodeSeen): Finding[] {
    if (seen.sighting.kind === "notSeen") return [];
    const { role, roleWord, peerRole, peerRoleWord } = seen.sighting.status;
    return [
        ...roleFinding("role word", role, roleWord),
        ...roleFinding("peer's role word", peerRole, peerRoleWord),
        ...syncWords(seen),
        ...logTimes(seen),
    ];
}

function roleFinding(topic: string, role: Role | undefined, word: DeviceWord | undefined): Finding[] {
    if (role === undefined || word === undefined) return [];
    const { printed } = word;
    if (role === "transitional")
        return [notKnown(topic, `"${printed}", between two roles`, "Run this again when the pair has settled.")];
    if (role !== "unknown") return [ok(topic, `"${printed}"`)];
    const follows = `No switchover is requested while it is not known. If it means standby, declare it: deviceWords: { roles: { ${JSON.stringify(printed)}: "standby" } }.`;
    return [notOk(topic, `"${printed}" is not known here`, follows)];
}

function syncWords({ sighting }: NodeSeen): Finding[] {
    if (sighting.kind === "notSeen") return [];
    const { syncComponents } = sighting.status;
    if (syncComponents.length === 0) return [];
    const topic = "synchronization words";
    const words = [
        ...new Set(syncComponents.filter(({ meaning }) => meaning === "unknown").map(({ state }) => state.printed)),
    ].slice(0, 8);
    if (words.length === 0) return [ok(topic, `of ${counted(syncComponents.length, "component")}: all known`)];
    const list = words.map((word) => JSON.stringify(word)).join(", ");
    return [
        notOk(
            topic,
            `not known here: ${list}`,
            `Such a component does not count as synchronized. If it is, by the device itself, declare it: deviceWords: { synchronized: [${list}] }.`,
        ),
    ];
}

function logTimes({ sighting }: NodeSeen): Finding[] {
    if (sighting.kind === "notSeen" || sighting.status.hasUnreadableLog) return [];
    const { log } = sighting.status;
    const topic = "log times";
    if (log.length === 0) return [notKnown(topic, "the log has no entry, so the form of its times was not seen")];
    const [odd, ...more] = log.filter(({ at }) => at === undefined);
    if (odd === undefined) return [ok(topic, `of ${counted(log.length, "entry", "entries")}: all can be read`)];
    return [
        notOk(
            topic,
            `${more.length + 1} of ${log.length} can't be read, such as ${JSON.stringify(odd.time)}`,
            "preconditions.cooldownSeconds would not be met, and who moved calls can't be told. A time needs a date and an offset from UTC.",
        ),
    ];
}
