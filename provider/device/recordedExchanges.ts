import type { Clock } from "../clock.js";
import { openConnection } from "./connection.js";
import type { Endpoint } from "./endpoint.js";
import { createHttpsTransport } from "./https.js";
import { type Framing, ReplyFraming } from "./replyFraming.js";
import { type HttpRequest, type Transport, TransportError, type TransportErrorKind } from "./transport.js";

/** One request, and what came for it. The request's headers are left out: they hold the credentials. */
export interface RecordedExchange extends Pick<HttpRequest, "method" | "path"> {
    /** ISO 8601 UTC, by this machine's clock. */
    readonly at: string;
    /** From the request to the whole answer, a new connection included. */
    readonly tookMs: number;
    /** Every byte that came, one character each. */
    readonly bytes: string;
    /** What the bytes are, as one answer. */
    readonly framing: Framing;
    /** The body as it is read; absent if there was no whole answer. */
    readonly body?: string;
    readonly status?: number;
    /** Why there was none. */
    readonly problem?: TransportErrorKind | "other";
}

/** A transport that keeps what comes, and what it kept of each endpoint. For one request at a time to each. */
export interface RecordingTransport {
    readonly transport: Transport;
    readonly exchangesOf: (endpoint: Endpoint) => readonly RecordedExchange[];
}

/** The transport that ships, on connections that are listened to. */
export function recordingTransport(clock: Clock): RecordingTransport {
    const kept = new Map<Endpoint, RecordedExchange[]>();
    const coming = new Map<Endpoint, Buffer[]>();
    const https = createHttpsTransport(undefined, async (endpoint, signal) => {
        const connection = await openConnection(endpoint, signal);
        connection.socket.on("data", (bytes: Buffer) => coming.get(endpoint)?.push(bytes));
        return connection;
    });
    const send: Transport["send"] = async (request, signal) => {
        const { endpoint, method, path } = request;
        const pieces: Buffer[] = [];
        coming.set(endpoint, pieces);
        const startedMs = clock.now();
        const at = clock.date().toISOString();
        const keep = (end: Pick<RecordedExchange, "body" | "status" | "problem">) => {
            const seen = { at, tookMs: clock.now() - startedMs, ...answerIn(pieces) };
            kept.set(endpoint, [...(kept.get(endpoint) ?? []), { method, path, ...seen, ...end }]);
        };
        try {
            const reply = await https.send(request, signal);
            keep({ body: reply.body, status: reply.status });
            return reply;
        } catch (error) {
            keep({ problem: error instanceof TransportError ? error.kind : "other" });
            throw error;
        }
    };
    return {
        transport: { send, open: (endpoint, signal) => https.open(endpoint, signal) },
        exchangesOf: (endpoint) => kept.get(endpoint) ?? [],
    };
}

function answerIn(pieces: readonly Buffer[]): Pick<RecordedExchange, "bytes" | "framing"> {
    const framing = new ReplyFraming();
    for (const piece of pieces) framing.add(piece);
    return { bytes: Buffer.concat(pieces).toString("latin1"), framing: framing.result };
}
