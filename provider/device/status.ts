import type { Asked } from "./exchange.js";
import type { Io } from "./io.js";
import { unexpectedReply } from "./replies.js";
import { isBecomingActive, parseRole, type Role } from "./role.js";
import type { Session } from "./session.js";
import { parseSwitchoverLog, type LogEntry } from "./switchoverLog.js";
import { printable } from "./words.js";
import { child, descendants, hasContent, integerOf, parseXml, textOf, type XmlValue } from "./xml.js";

/** What a node says of itself and its peer. Every field of the reply is optional, by the device's own reference. */
export interface NodeStatus {
    readonly role: Role;
    /** The device's own word. */
    readonly roleWord?: string;
    readonly becomingActive: boolean;
    readonly hostName?: string;
    /** `online` or `offline`, as documented; other words as they come. */
    readonly systemState?: string;
    readonly healthPercent?: number;
    readonly peerName?: string;
    /** Absent where the node says nothing of its peer. */
    readonly peerRole?: Role;
    readonly syncComponents: readonly SyncComponent[];
    /** `haSwitchOvers`. What exactly it counts is not documented: a number to show, not to conclude from. */
    readonly switchoverCount?: number;
    readonly log: readonly LogEntry[];
    /** There is a log, and nothing in it that is an entry. */
    readonly hasUnreadableLog: boolean;
    /** Fields that decide about a switchover and are there, but can't be read: twice, out of range, of another form. */
    readonly unreadable: readonly string[];
    /** The reply's `Date` header, the device's own clock: ISO 8601 UTC. */
    readonly date?: string;
    readonly hasUnreadableDate: boolean;
}

export interface SyncComponent {
    readonly name: string;
    /** The device's word in lower case: `true`, `false`, `disabled` or `enabled`, as documented, or any other. */
    readonly state: string;
}

/** A status, and when it was asked for. */
export interface StatusAnswer extends NodeStatus {
    readonly asked: Asked;
}

/**
 * Reads `GET /system/status`. Safe to repeat.
 *
 * Throws an `SbcError` where the node gives no status that can be read.
 */
export async function getStatus(session: Session, io: Io, maxTokenAgeMs?: number): Promise<StatusAnswer> {
    const reply = await session.get("/system/status", io, maxTokenAgeMs);
    const status = reply.status === 200 ? parseStatus(reply.body, session.wordCleaner()) : undefined;
    if (status !== undefined)
        return { ...status, ...optional("date", parseDate(reply.dateHeader)), asked: reply.asked };
    throw unexpectedReply(session.endpoint, "The request for its status", reply, 200, session.tokens);
}

/** Pure; `undefined` where the text is no status. `clean` makes the device's own words safe to print. */
export function parseStatus(body: string, clean = printable): NodeStatus | undefined {
    const document = parseXml(body);
    if ("problem" in document) return undefined;
    const data = child(child(document.root, "response"), "data");
    if (data === undefined || typeof data === "string") return undefined;
    const roleWord = textOf(data, "role");
    const peerRoleWord = textOf(data, "haPeerRole");
    const wordOf = (name: string) => clean(textOf(data, name) ?? "");
    const log = parseSwitchoverLog(child(data, "switchOverLogs"), clean);
    return {
        role: parseRole(roleWord),
        becomingActive: isBecomingActive(roleWord),
        ...optional("roleWord", clean(roleWord ?? "")),
        ...optional("hostName", wordOf("hostName")),
        ...optional("systemState", wordOf("systemState").toLowerCase()),
        ...optional("healthPercent", percentOf(data, "healthScorePercent")),
        ...optional("peerName", wordOf("haPeerName")),
        ...optional("peerRole", peerRoleWord === undefined ? undefined : parseRole(peerRoleWord)),
        syncComponents: syncComponentsOf(data, clean),
        ...optional("switchoverCount", countOf(data, "haSwitchOvers")),
        log,
        hasUnreadableLog: log.length === 0 && hasContent(data, "switchOverLogs"),
        unreadable: unreadableIn(data),
        hasUnreadableDate: false,
    };
}

/** An empty element is taken for an absent one. */
function unreadableIn(data: XmlValue): string[] {
    const readers: Readonly<Record<string, (name: string) => unknown>> = {
        hostName: (name) => textOf(data, name),
        haPeerName: (name) => textOf(data, name),
        haPeerRole: (name) => textOf(data, name),
        healthScorePercent: (name) => percentOf(data, name),
        haSyncState: (name) => descendants(data, name).flatMap((list) => descendants(list, "component"))[0],
    };
    return Object.keys(readers).filter((name) => hasContent(data, name) && readers[name]?.(name) === undefined);
}

function parseDate(header: string | undefined): string | undefined {
    const ms = Date.parse(header ?? "");
    return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

function percentOf(data: XmlValue, name: string): number | undefined {
    const value = integerOf(data, name);
    return value !== undefined && value >= 0 && value <= 100 ? value : undefined;
}

function countOf(data: XmlValue, name: string): number | undefined {
    const value = integerOf(data, name);
    return value !== undefined && value >= 0 ? value : undefined;
}

// How components are wrapped is documented as an array of objects and not shown on the wire: any depth is read.
function syncComponentsOf(data: XmlValue, clean: (text: string) => string): SyncComponent[] {
    return descendants(data, "haSyncState").flatMap((list) =>
        descendants(list, "component").map((component) => ({
            name: clean(textOf(component, "name") ?? "unnamed component"),
            state: clean(textOf(component, "state") ?? "").toLowerCase(),
        })),
    );
}

/** `{ [name]: value }`, or nothing where the value is absent. */
function optional<K extends string, V>(name: K, value: V | undefined | ""): Partial<Record<K, V>> {
    return value === undefined || value === "" ? {} : ({ [name]: value } as Record<K, V>);
}
