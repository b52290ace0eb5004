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
 * Looks share a connection per node; a request with `connection: "own"` gets one that nothing else uses, since what a
 * device puts behind a 204 may make its connection unusable.
 */
export function createHttpsTransport(): Transport {
    const shared = new WeakMap<Endpoint, VerifiedAgent>();
    return async (request, signal) => {
        if (request.connection === "own") {
            const agent = new VerifiedAgent({ keepAlive: false });
            try {
                return await exchange(request, agent, signal);
            } finally {
                agent.destroy();
            }
        }
        const agent = shared.get(request.endpoint) ?? new VerifiedAgent({ keepAlive: true });
        shared.set(request.endpoint, agent);
        return await exchange(request, agent, signal);
    };
}

async function exchange(request: HttpRequest, agent: VerifiedAgent, signal: AbortSignal): Promise<HttpReply> {
    const { default: fetch } = await import("node-fetch");
    const { endpoint, method, path, headers } = request;
    if (!agent.hasConnection()) agent.give(await openConnection(endpoint, signal));
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
    return messageOf(error).replace(/^request to \S+ failed, reason: /, "");
}

/** An agent that never opens a connection itself: it uses those that were opened and verified for it. */
class VerifiedAgent extends Agent {
    readonly #given: TLSSocket[] = [];

    /** Whether a request that starts now finds a connection. */
    hasConnection(): boolean {
        const idle = Object.values(this.freeSockets).flatMap((sockets) => sockets ?? []);
        return idle.some((socket) => !socket.destroyed) || this.#given.some((socket) => !socket.destroyed);
    }

    give(socket: TLSSocket): void {
        this.#given.push(socket);
    }

    override createConnection(): Duplex {
        const socket = this.#given.find((candidate) => !candidate.destroyed);
        if (socket === undefined) throw new Error("No verified connection is at hand.");
        this.#given.splice(this.#given.indexOf(socket), 1);
        return socket;
    }
}
