import { messageOf, SbcError } from "../errors.js";
import { describeEndpoint } from "./endpoint.js";
import { exchange } from "./exchange.js";
import type { Io } from "./io.js";
import type { Session } from "./session.js";
import type { HttpReply } from "./transport.js";
import { type Clean, errorMessageOf, listed, printable } from "./words.js";
import { descendants, parseXml } from "./xml.js";

/** How many sessions a node carries now, by its own count. */
export type SessionCount =
    | { readonly kind: "counted"; readonly count: number }
    /** Never to be read as none. `fact` is a phrase to stand after `sessions on sbc-a: `. */
    | { readonly kind: "unreadable"; readonly fact: string };

// Type and element: as read from an 8.3.0 by https://github.com/p4irin/sbc_rest_client. A standby's own count, and what
// is around the element, are not known.
const PATH = "/statistics/kpis?type=globalSessions";
const ELEMENT = "sysGlobalConSessions";

/**
 * Reads `GET /statistics/kpis?type=globalSessions`. Safe to repeat.
 *
 * Throws the run's own abort reason and nothing else: a node that gives no such count is `unreadable`.
 */
export async function getSessionCount(session: Session, io: Io, maxTokenAgeMs?: number): Promise<SessionCount> {
    try {
        const reply = await session.getIfAllowed(PATH, io, maxTokenAgeMs);
        return reply.status === 200 ? parseSessionCount(reply.body, session.wordCleaner()) : refused(reply, session);
    } catch (error) {
        io.signal.throwIfAborted();
        return unreadable(factOf(error, session));
    }
}

/**
 * The same by the token that the session has: no login comes of it, whatever the answer. Absent if it gives no count.
 *
 * Throws nothing.
 */
export async function getSessionCountWithoutLogin(session: Session, io: Io): Promise<number | undefined> {
    const token = session.currentToken;
    if (token === undefined) return undefined;
    try {
        const reply = await exchange(session.request("GET", PATH, token), io, "never");
        const counted = reply.status === 200 ? parseSessionCount(reply.body) : undefined;
        return counted?.kind === "counted" ? counted.count : undefined;
    } catch {
        return undefined;
    }
}

/** Pure. The same number twice is that number. `clean` makes the device's own words safe to print. @internal */
export function parseSessionCount(body: string, clean: Clean = printable): SessionCount {
    const document = parseXml(body);
    if ("problem" in document) return unreadable(`the answer ${document.problem}`);
    const values = descendants(document.root, ELEMENT).map((value) => (typeof value === "string" ? value.trim() : ""));
    const strange = values.find((value) => !/^\d{1,15}$/.test(value));
    if (strange !== undefined) return unreadable(`the answer's ${ELEMENT} is no number (${describe(strange, clean)})`);
    const counts = [...new Set(values.map(Number))];
    const [count] = counts;
    if (count === undefined) return unreadable(`the answer has no ${ELEMENT}`);
    if (counts.length > 1) return unreadable(`the answer has more than one ${ELEMENT} (${listed(counts.map(String))})`);
    return { kind: "counted", count };
}

function describe(value: string, clean: Clean): string {
    const word = clean(value);
    return word === "" ? "empty" : `"${word}"`;
}

function refused({ status, body }: HttpReply, { endpoint, tokens }: Session): SessionCount {
    const said = errorMessageOf(body, endpoint, ...tokens);
    return unreadable(`the request for them was answered with ${status} instead of 200${said}`);
}

/** An error's sentence as a phrase: without the node, which is named before it, and without the full stop. */
function factOf(error: unknown, { endpoint }: Session): string {
    const fact = error instanceof SbcError ? error.fact : messageOf(error);
    const node = `${describeEndpoint(endpoint)}: `;
    return (fact.startsWith(node) ? fact.slice(node.length) : fact).replace(/\.$/, "");
}

function unreadable(fact: string): SessionCount {
    return { kind: "unreadable", fact };
}
