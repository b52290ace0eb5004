import type { Response } from "node-fetch";
import { messageOf } from "../errors.js";
import { openConnection } from "./connection.js";
import type { Endpoint } from "./endpoint.js";
import { HeldConnection } from "./heldConnection.js";
import { type Fetch, verifiedFetch } from "./runtime.js";
import { tlsWords } from "./tlsRefusals.js";
import { type HttpReply, type HttpRequest, type OwnConnection, type Transport, TransportError } from "./transport.js";

/** The largest reply that is read. A status of a pair with a long log is a few kilobytes. @internal */
export const MAX_REPLY_BYTES = 1024 * 1024;

/** Whoever watches a pair looks every second. A preview would keep two connections for each of a thousand pairs. */
const IDLE_MS = 2_500;

/**
 * The transport that ships: HTTPS by node-fetch, on connections that were verified before a byte was written.
 *
 * Requests share connections with a node, one at a time on each, but for one that asks for its own: what a device puts
 * behind a 204 may make its connection unusable.
 *
 * @param openVerified opens each connection: for whoever listens to what comes
 */
export function createHttpsTransport(idleMs = IDLE_MS, openVerified = openConnection): Transport {
    const shared = new WeakMap<Endpoint, Set<HeldConnection>>();
    return {
        async send(request, signal) {
            const { endpoint } = request;
            const fetch = await verifiedFetch();
            const open = shared.get(endpoint) ?? new Set();
            shared.set(endpoint, open);
            const free = [...open].find((held) => held.claim());
            if (free !== undefined && (await free.isReady())) return await sharedExchange(fetch, request, free, signal);
            const connection = await openVerified(endpoint, signal);
            const held = new HeldConnection(connection, true, idleMs);
            held.claim();
            open.add(held);
            // Else what it was would stay as long as the endpoint.
            connection.socket.once("close", () => open.delete(held));
            await held.isReady();
            return await sharedExchange(fetch, request, held, signal);
        },
        async open(endpoint, signal) {
            const fetch = await verifiedFetch();
            const connection = await openVerified(endpoint, signal);
            return ownConnection(fetch, new HeldConnection(connection, false), connection.cut);
        },
    };
}

function ownConnection(fetch: Fetch, held: HeldConnection, cut: () => void): OwnConnection {
    return {
        async send(request, abort) {
            // Before node-fetch closes it: a request that nobody waits for must not arrive minutes later.
            abort.addEventListener("abort", cut, { once: true });
            try {
                await held.isReady();
                const reply = await exchange(fetch, request, held, abort);
                if (held.end() === "none") throw unverified();
                return reply;
            } finally {
                abort.removeEventListener("abort", cut);
            }
        },
        close: () => held.close(),
    };
}

/** Of several answers, the first one may be to an earlier request, unless there was none: it is not used. */
async function sharedExchange(
    fetch: Fetch,
    request: HttpRequest,
    held: HeldConnection,
    signal: AbortSignal,
): Promise<HttpReply> {
    try {
        const reply = await exchange(fetch, request, held, signal);
        const framing = held.end();
        if (framing === "none") throw unverified();
        if (framing !== "more" || held.isNew) return reply;
        throw new TransportError("connectionLost", "more than one answer came to one request", true, reply.status);
    } catch (error) {
        held.close();
        throw error;
    }
}

/** Never with a runtime that was checked, as all are. */
function unverified(): TransportError {
    return new TransportError("unverifiable", "its answer came over another connection", true);
}

/** Everything up to `fetch` runs without a pause, so that a connection that was seen here is the one that is used. */
async function exchange(
    fetch: Fetch,
    request: HttpRequest,
    held: HeldConnection,
    signal: AbortSignal,
): Promise<HttpReply> {
    const { endpoint, method, path, headers } = request;
    if (signal.aborted) throw new TransportError("aborted", "cancelled before sending", false);
    if (!held.isOpen) {
        const why = "the node closed the connection, or spoke before it was asked";
        throw held.refusal(false) ?? new TransportError("unreachable", why, false);
    }
    const host = endpoint.host.includes(":") ? `[${endpoint.host}]` : endpoint.host;
    let response: Response;
    try {
        held.begin();
        response = await fetch(`https://${host}:${endpoint.port}${path}`, {
            method,
            headers: { ...headers, "Accept-Encoding": "identity" },
            agent: held,
            signal,
            redirect: "manual",
            compress: false,
            size: MAX_REPLY_BYTES,
        });
    } catch (error) {
        const refusal = signal.aborted ? undefined : held.refusal(true);
        throw refusal ?? lost(error, signal);
    }
    const dateHeader = response.headers.get("date");
    const status = response.status;
    try {
        return { status, body: await response.text(), ...(dateHeader === null ? {} : { dateHeader }) };
    } catch (error) {
        if ((error as { type?: unknown }).type === "max-size") {
            throw new TransportError("tooLarge", `the reply is larger than ${MAX_REPLY_BYTES} bytes`, true, status);
        }
        throw lost(error, signal, status);
    }
}

function lost(error: unknown, { aborted }: AbortSignal, status?: number): TransportError {
    const kind = aborted ? "aborted" : "connectionLost";
    return new TransportError(kind, innerMessage(error), true, status, { cause: error });
}

// node-fetch wraps the system's words in a sentence with the URL, which the caller has already.
function innerMessage(error: unknown): string {
    const wrapped = /^(request to \S+ failed, reason: |Invalid response body while trying to fetch \S+: )/;
    return tlsWords({ message: messageOf(error).replace(wrapped, "") });
}
