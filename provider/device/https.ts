import { Agent } from "node:https";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import type { Response } from "node-fetch";
import { messageOf } from "../errors.js";
import { openConnection } from "./connection.js";
import type { Endpoint } from "./endpoint.js";
import { type HttpReply, type HttpRequest, type Transport, TransportError } from "./transport.js";

/** The largest reply that is read. A status of a pair with a long log is a few kilobytes. */
export const MAX_REPLY_BYTES = 1024 * 1024;

/**
 * The transport that ships: HTTPS by node-fetch, on connections that were verified before a byte was written.
 *
 * Requests share a connection per node, but for one that asks for its own: what a device puts behind a 204 may make its
 * connection unusable.
 */
export function createHttpsTransport(): Transport {
    const shared = new WeakMap<Endpoint, VerifiedAgent>();
    return {
        async send(request, signal) {
            const { endpoint } = request;
            const agent = shared.get(endpoint) ?? new VerifiedAgent({ keepAlive: true });
            shared.set(endpoint, agent);
            const fetch = await loadFetch();
            if (!agent.hasConnection()) agent.give((await openConnection(endpoint, signal)).socket);
            return await exchange(fetch, request, agent, signal);
        },
        async open(endpoint, signal) {
            const fetch = await loadFetch();
            const agent = new VerifiedAgent({ keepAlive: false });
            const connection = await openConnection(endpoint, signal);
            agent.give(connection.socket);
            return {
                async send(request, abort) {
                    // Before node-fetch closes it: a request that nobody waits for must not arrive minutes later.
                    abort.addEventListener("abort", connection.cut, { once: true });
                    try {
                        return await exchange(fetch, request, agent, abort);
                    } finally {
                        abort.removeEventListener("abort", connection.cut);
                    }
                },
                close: () => agent.close(),
            };
        },
    };
}

// An ES module, which CommonJS can only import when it is first needed.
async function loadFetch(): Promise<Fetch> {
    return (await import("node-fetch")).default;
}

type Fetch = (typeof import("node-fetch"))["default"];

/** Everything up to `fetch` runs without a pause, so that a connection that was seen here is the one that is used. */
async function exchange(
    fetch: Fetch,
    request: HttpRequest,
    agent: VerifiedAgent,
    signal: AbortSignal,
): Promise<HttpReply> {
    const { endpoint, method, path, headers } = request;
    if (signal.aborted) throw new TransportError("aborted", "cancelled before sending", false);
    if (!agent.hasConnection())
        throw new TransportError("unreachable", "the node closed the connection, or spoke before it was asked", false);
    const host = endpoint.host.includes(":") ? `[${endpoint.host}]` : endpoint.host;
    let response: Response;
    try {
        response = await fetch(`https://${host}:${endpoint.port}${path}`, {
            method,
            headers: { ...headers, "Accept-Encoding": "identity" },
            agent,
            signal,
            redirect: "manual",
            compress: false,
            size: MAX_REPLY_BYTES,
        });
    } catch (error) {
        const kind = signal.aborted ? "aborted" : "connectionLost";
        throw new TransportError(kind, innerMessage(error), true, undefined, { cause: error });
    }
    const dateHeader = response.headers.get("date");
    const status = response.status;
    try {
        return { status, body: await response.text(), ...(dateHeader === null ? {} : { dateHeader }) };
    } catch (error) {
        if ((error as { type?: unknown }).type === "max-size") {
            throw new TransportError("tooLarge", `the reply is larger than ${MAX_REPLY_BYTES} bytes`, true, status);
        }
        const kind = signal.aborted ? "aborted" : "connectionLost";
        throw new TransportError(kind, innerMessage(error), true, status, { cause: error });
    }
}

// node-fetch wraps the system's words in a sentence with the URL, which the caller has already.
function innerMessage(error: unknown): string {
    return messageOf(error).replace(
        /^(request to \S+ failed, reason: |Invalid response body while trying to fetch \S+: )/,
        "",
    );
}

/** An agent that never opens a connection itself: it uses those that were opened and verified for it. */
class VerifiedAgent extends Agent {
    readonly #given: TLSSocket[] = [];

    /** Whether a request that starts now finds a connection. */
    hasConnection(): boolean {
        const idle = Object.values(this.freeSockets).flatMap((sockets) => sockets ?? []);
        // What came before anything was asked for is no answer, a 204 least of all.
        for (const socket of this.#given) if (socket.readableLength > 0) socket.destroy();
        return idle.some((socket) => !socket.destroyed) || this.#given.some((socket) => !socket.destroyed);
    }

    give(socket: TLSSocket): void {
        this.#given.push(socket);
    }

    close(): void {
        for (const socket of this.#given) socket.destroy();
        this.destroy();
    }

    override createConnection(): Duplex {
        const socket = this.#given.find((candidate) => !candidate.destroyed);
        if (socket === undefined) throw new Error("No verified connection is at hand.");
        this.#given.splice(this.#given.indexOf(socket), 1);
        return socket;
    }
}
