import { parseRole } from "../../device/role.js";
import { child, parseXml, textOf } from "../../device/xml.js";
import { counted, type Finding, notKnown, notOk, ok } from "./finding.js";
import { statusBody } from "./fieldFindings.js";
import type { NodeSeen } from "./nodeFindings.js";

/** Documented as the states of a component; what `enabled` means is not. */
const KNOWN_STATES = new Set(["true", "false", "disabled"]);
const LONGEST_WORD = 64;

/** Words that decide, and are not known here. */
export function wordFindings(seen: NodeSeen): Finding[] {
    if (seen.sighting.kind === "notSeen") return [];
    return [roleWord(seen), peerRoleWord(seen), syncWords(seen), logTimes(seen)].flat();
}

function roleWord({ sighting }: NodeSeen): Finding[] {
    if (sighting.kind === "notSeen" || sighting.status.roleWord === undefined) return [];
    return [roleFinding("role word", sighting.status.roleWord.raw, sighting.status.roleWord.printed)];
}

/** A status keeps what the peer's word means, and not the word. */
function peerRoleWord(seen: NodeSeen): Finding[] {
    const document = parseXml(statusBody(seen) ?? "");
    if ("problem" in document) return [];
    const word = textOf(child(child(document.root, "response"), "data"), "haPeerRole");
    return word === undefined
        ? []
        : [roleFinding("peer's role word", word, seen.session.wordCleaner()(word, LONGEST_WORD))];
}

function roleFinding(topic: string, raw: string, printed: string): Finding {
    const role = parseRole(raw);
    if (role === "transitional")
        return notKnown(topic, `"${printed}", between two roles`, "Run this again when the pair has settled.");
    if (role !== "unknown") return ok(topic, `"${printed}"`);
    const follows = `No switchover is requested while it is not known. If it means standby, declare it: deviceWords: { roles: { ${JSON.stringify(printed)}: "standby" } }.`;
    return notOk(topic, `"${printed}" is not known here`, follows);
}

function syncWords({ sighting }: NodeSeen): Finding[] {
    if (sighting.kind === "notSeen") return [];
    const { syncComponents } = sighting.status;
    if (syncComponents.length === 0) return [];
    const topic = "synchronization words";
    const words = [
        ...new Set(
            syncComponents.filter(({ state }) => !KNOWN_STATES.has(state.raw)).map(({ state }) => state.printed),
        ),
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
