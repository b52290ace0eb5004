import type { IncomingHttpHeaders } from "node:http";
import type { EndpointName, FaultName } from "./faults/faults.js";

/** How a request ended; `pending` until it has. */
export type RequestEnd =
    "pending" | "answered" | /* connection closed by the node */ "cut" | "reset" | "unanswered" | "clientGone";

/** One request on one of the two nodes. It never holds a password, a token or a body. */
export interface RequestRecord {
    /** The device's date, ISO 8601. */
    readonly at: string;
    /** On a clock that never goes backwards. */
    readonly monotonicMs: number;
    readonly node: string;
    /** Number of the TCP connection on this node, from 1; the same number is the same connection. */
    readonly connection: number;
    readonly method: string;
    /** Without the query. */
    readonly path: string;
    /** With its question mark, or empty. */
    readonly query: string;
    readonly endpoint?: EndpointName;
    /** Whose valid credentials came with it. */
    readonly user?: string;
    /** Lower-case names. `authorization` is the scheme and whether the credentials are valid. */
    readonly headers: Readonly<Record<string, string>>;
    readonly ended: RequestEnd;
    /** The status code that was sent. */
    readonly status?: number;
    /** The fault that decided the answer. */
    readonly fault?: FaultName;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Every request on either node, in order of arrival. A record is completed in place when its request has ended. */
export class RequestLog {
    readonly records: Writable<RequestRecord>[] = [];
    /** Requests for a switchover, whatever was answered: a wrong version and plain HTTP count too. */
    switchoversReceived = 0;
    readonly #onEnd: (record: RequestRecord) => void;

    constructor(onEnd: (record: RequestRecord) => void) {
        this.#onEnd = onEnd;
    }

    /** @param path as it came: what is counted must not depend on what is redacted */
    arrive(record: RequestRecord, path: string): Writable<RequestRecord> {
        const stored = { ...record };
        this.records.push(stored);
        if (record.method === "POST" && path.endsWith("/admin/switchover")) this.switchoversReceived += 1;
        return stored;
    }

    end(record: Writable<RequestRecord>, ended: RequestEnd, status?: number): void {
        if (record.ended !== "pending") return;
        record.ended = ended;
        if (status !== undefined) record.status = status;
        this.#onEnd(record);
    }
}

/** Headers without their secrets; `credentials` says what became of the authorization header. */
export function recordedHeaders(
    headers: IncomingHttpHeaders,
    credentials: string,
    redact: (text: string) => string,
): Record<string, string> {
    const recorded = ([name, value]: [string, string | string[] | undefined]): [string, string][] => {
        if (value === undefined) return [];
        if (name === "authorization") return [[name, credentials]];
        if (name === "cookie" || name === "proxy-authorization") return [[name, "(not recorded)"]];
        return [[name, redact([value].flat().join(", "))]];
    };
    // Not by assignment: a client may call a header __proto__.
    return Object.fromEntries(Object.entries(headers).flatMap(recorded));
}
