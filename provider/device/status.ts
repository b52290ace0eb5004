import type { ExchangeTimes } from "./exchange.js";
import { parseHttpDate } from "./httpDate.js";
import type { Io } from "./io.js";
import { unexpectedReply } from "./replies.js";
import type { DeviceWords } from "./deviceWords.js";
import { isBecomingActive, readRole, type Role } from "./role.js";
import type { Session } from "./session.js";
import { readFields } from "./statusFields.js";
import { meaningOfState, spellingOfState, type SyncMeaning } from "./syncState.js";
import { parseSwitchoverLog, type LogEntry } from "./switchoverLog.js";
import { type Clean, deviceWord, type DeviceWord, printable } from "./words.js";
import { child, parseXml, textOf, type XmlValue } from "./xml.js";

/** What a node says of itself and its peer. Every field of the reply is optional, by the device's own reference. */
export interface NodeStatus {
    readonly role: Role;
    /** The device's own word. */
    readonly roleWord?: DeviceWord;
    /** Present if the word means that because the program declares it. */
    readonly isRoleDeclared?: true;
    readonly becomingActive: boolean;
    readonly hostName?: DeviceWord;
    /** `online` or `offline`, as documented; other words in lower case. */
    readonly systemState?: DeviceWord;
    readonly healthPercent?: number;
    readonly peerName?: DeviceWord;
    /** Absent where the node says nothing of its peer. */
    readonly peerRole?: Role;
    readonly peerRoleWord?: DeviceWord;
    readonly isPeerRoleDeclared?: true;
    readonly syncComponents: readonly SyncComponent[];
    /** `haSwitchOvers`. What exactly it counts is not documented: a number to show, not to conclude from. */
    readonly switchoverCount?: number;
    readonly log: readonly LogEntry[];
    /** There is a log, and not all of it consists of entries: then none of them is given. */
    readonly hasUnreadableLog: boolean;
    /** Fields that decide about a switchover and are there, but can't be read: twice, out of place, of another form. */
    readonly unreadable: readonly string[];
    /** The reply's `Date` header, the device's own clock: ISO 8601 UTC. */
    readonly date?: string;
    /** There is a `Date` header, and it is no HTTP date. */
    readonly hasUnreadableDate: boolean;
}

export interface SyncComponent {
    readonly name: DeviceWord;
    /** In lower case: `true`, `false`, `disabled` or `enabled`, as documented, or any other; empty without one. */
    readonly state: DeviceWord;
    readonly meaning: SyncMeaning;
    /** Present if the state means that because the program declares it. */
    readonly isDeclared?: true;
}

/** A status, and when it was asked for. */
export interface StatusAnswer extends NodeStatus {
    readonly times: ExchangeTimes;
}

/**
 * Reads `GET /system/status`. Safe to repeat.
 *
 * Throws an `SbcError` where the node gives no status that can be read.
 */
export async function getStatus(session: Session, io: Io, maxTokenAgeMs?: number): Promise<StatusAnswer> {
    const reply = await session.get("/system/status", io, maxTokenAgeMs);
    const status =
        reply.status === 200 ? parseStatus(reply.body, session.wordCleaner(), session.endpoint.deviceWords) : undefined;
    if (status === undefined) {
        throw unexpectedReply(session.endpoint, "The request for its status", reply, 200, session.tokens);
    }
    const { dateHeader, times } = reply;
    const date = dateHeader === undefined ? undefined : parseHttpDate(dateHeader, io.clock.date());
    return {
        ...status,
        ...optional("date", date?.toISOString()),
        hasUnreadableDate: dateHeader !== undefined && date === undefined,
        times,
    };
}

/**
 * Pure; `undefined` where the text is no status.
 *
 * @param clean makes the device's own words safe to print
 * @param deviceWords what is declared of words that are not known here
 *
 * @internal
 */
export function parseStatus(
    body: string,
    clean: Clean = printable,
    deviceWords: DeviceWords = NONE_DECLARED,
): NodeStatus | undefined {
    const document = parseXml(body);
    if ("problem" in document) return undefined;
    const data = child(child(document.root, "response"), "data");
    if (data === undefined || typeof data === "string") return undefined;
    const { values, unreadable, hasUnreadableLog } = readFields(document.root, data);
    const word = (text: string | undefined) => (text === undefined ? undefined : deviceWord(text, clean));
    const roleWord = word(values.role);
    const peerRoleWord = word(values.peerRole);
    const own = readRole(roleWord?.raw, deviceWords.roles);
    const peer = readRole(peerRoleWord?.raw, deviceWords.roles);
    return {
        role: own.role,
        becomingActive: isBecomingActive(roleWord?.raw),
        ...optional("roleWord", roleWord),
        ...optional("isRoleDeclared", own.isDeclared || undefined),
        ...optional("hostName", word(values.hostName)),
        ...optional("systemState", word(values.systemState?.toLowerCase())),
        ...optional("healthPercent", values.healthPercent),
        ...optional("peerName", word(values.peerName)),
        ...optional("peerRole", peerRoleWord && peer.role),
        ...optional("peerRoleWord", peerRoleWord),
        ...optional("isPeerRoleDeclared", peer.isDeclared || undefined),
        syncComponents: (values.syncComponents ?? []).map((component) => componentOf(component, clean, deviceWords)),
        ...optional("switchoverCount", values.switchoverCount),
        log: hasUnreadableLog ? [] : parseSwitchoverLog(values.log ?? [], clean),
        hasUnreadableLog,
        unreadable,
        hasUnreadableDate: false,
    };
}

const NONE_DECLARED: DeviceWords = { roles: [], synchronized: [] };

function componentOf(component: XmlValue, clean: Clean, { synchronized }: DeviceWords): SyncComponent {
    const state = deviceWord(spellingOfState(textOf(component, "state") ?? ""), clean);
    const known = meaningOfState(state.raw);
    const isDeclared = known === "unknown" && synchronized.includes(state.raw);
    return {
        name: deviceWord(textOf(component, "name") ?? "unnamed component", clean),
        state,
        meaning: isDeclared ? "good" : known,
        ...optional("isDeclared", isDeclared || undefined),
    };
}

/** `{ [name]: value }`, or nothing where the value is absent. */
function optional<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
    return value === undefined ? {} : ({ [name]: value } as Record<K, V>);
}
