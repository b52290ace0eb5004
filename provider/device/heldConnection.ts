import type { ClientRequest } from "node:http";
import { Agent } from "node:https";
import type { Duplex } from "node:stream";
import { setTimeout } from "node:timers";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { TLSSocket } from "node:tls";
import type { VerifiedConnection } from "./connection.js";
import { refusalAfterHandshake } from "./connectionErrors.js";
import type { Handshake } from "./handshake.js";
import { type Framing, ReplyFraming } from "./replyFraming.js";
import type { TransportError } from "./transport.js";

/**
 * An agent that opens no connection: it has one, which was verified, for one request at a time.
 *
 * It sees every byte that comes. What comes while no request is out was not asked for, and ends the connection, so that it
 * is never taken for the answer to a later request.
 */
export class HeldConnection extends Agent {
    readonly #socket: TLSSocket;
    readonly #handshake: Handshake;
    #hasSpoken = false;
    #isClaimed = false;
    /** Requests that were given the socket. */
    #requests = 0;
    #requestsBefore = 0;
    #reply: ReplyFraming | undefined;
    #idle: NodeJS.Timeout | undefined;

    /**
     * @param isKept whether it is for more than one request
     * @param idleMs how long it stays open between two of them
     */
    constructor(
        { socket, handshake }: VerifiedConnection,
        isKept: boolean,
        private readonly idleMs = 0,
    ) {
        super({ keepAlive: isKept, maxSockets: 1 });
        this.#socket = socket;
        this.#handshake = handshake;
        socket.on("data", (bytes: Buffer) => {
            this.#hasSpoken = true;
            if (this.#reply === undefined) socket.destroy();
            else this.#reply.add(bytes);
        });
    }

    get isOpen(): boolean {
        return !this.#socket.destroyed;
    }

    /** Whether it served one request at most: then what came first is no answer to an earlier one. */
    get isNew(): boolean {
        return this.#requests <= 1;
    }

    /** Takes it for one request, if no other one has it. */
    claim(): boolean {
        if (this.#isClaimed || !this.isOpen) return false;
        this.#isClaimed = true;
        clearTimeout(this.#idle);
        return true;
    }

    /** Whether a request that starts now finds it, when all that has come before is read. */
    async isReady(): Promise<boolean> {
        // The event loop reads between two of its check phases; and Node.js gives a connection back some ticks after an answer.
        await nextTurn();
        await nextTurn();
        const kept = Object.values(this.freeSockets).flatMap((sockets) => sockets ?? []);
        const isReady = this.isOpen && (this.#requests === 0 || kept.includes(this.#socket));
        if (!isReady) this.close();
        return isReady;
    }

    /** From here on, what comes is an answer. */
    begin(): void {
        this.#reply = new ReplyFraming();
        this.#requestsBefore = this.#requests;
    }

    /** What has come over this connection for the request. It stays open after one answer exactly. */
    end(): Framing {
        const isUsed = this.#requests === this.#requestsBefore + 1;
        const framing = isUsed && this.#reply !== undefined ? this.#reply.result : "none";
        this.#reply = undefined;
        this.#isClaimed = false;
        if (framing !== "exact") this.close();
        else if (this.idleMs > 0) this.#idle = setTimeout(() => this.close(), this.idleMs).unref();
        return framing;
    }

    /** Why the node refused this connection in TLS before it answered anything on it, if that is what ended it. */
    refusal(isSent: boolean): TransportError | undefined {
        if (this.#hasSpoken) return undefined;
        return refusalAfterHandshake(this.#handshake.failure, this.#handshake, isSent);
    }

    close(): void {
        clearTimeout(this.#idle);
        this.#socket.destroy();
        this.destroy();
    }

    override createConnection(): Duplex {
        if (this.#requests > 0 || !this.isOpen) throw new Error("No verified connection is at hand.");
        this.#requests += 1;
        return this.#socket;
    }

    override reuseSocket(socket: Duplex, request: ClientRequest): void {
        if (socket === this.#socket) this.#requests += 1;
        super.reuseSocket(socket, request);
    }
}
