import type { Endpoint } from "../../provider/device/endpoint.js";
import { type HttpReply, type HttpRequest, type Transport, TransportError } from "../../provider/device/transport.js";
import { FakeNode } from "./fakeNode.js";
import type { VirtualClock } from "./virtualClock.js";

/** A request that left for a node. */
export interface SentRequest {
    readonly node: string;
    readonly method: string;
    readonly path: string;
    readonly authorization: string;
    readonly connection: "shared" | "own";
    readonly atMs: number;
}

/** A status code; or no answer: the connection breaks, stays silent, or can't be opened. */
export type Answer = number | "lost" | "silent" | "noConnection";

/**
 * Two nodes in this process that speak the device's XML, on a virtual clock.
 *
 * A switchover is a toggle that acts some time after its answer, as the device's is.
 */
export class FakePair {
    readonly a: FakeNode;
    readonly b: FakeNode;
    readonly requests: SentRequest[] = [];
    /** The run's own connections that are open now. */
    ownConnections = 0;
    answer: Answer = 204;
    /** From the request to its effect; `undefined`: it has none. */
    actsAfterMs: number | undefined = 2_000;
    /** From the change to the former active node's being standby. */
    synchronizingMs = 4_000;
    latencyMs = 10;
    /** How much longer an answer takes than the others. */
    delayMs: (request: SentRequest) => number = () => 0;
    /** Runs when the request for a switchover arrives. */
    onAsked: () => void = () => undefined;
    /** An answer in place of the ordinary one, an error to throw, or `silent`. */
    intercept: (request: SentRequest) => HttpReply | TransportError | "silent" | undefined = () => undefined;

    constructor(readonly clock: VirtualClock) {
        this.a = new FakeNode("sbc-a", "active", clock);
        this.b = new FakeNode("sbc-b", "standby", clock);
        this.a.peer = this.b;
        this.b.peer = this.a;
    }

    /** The standby takes over by itself. */
    failOver(): void {
        this.toggle("active peer sbc-a has timed out", "sbc-b");
    }

    get asked(): SentRequest[] {
        return this.requests.filter(({ path }) => path.endsWith("/admin/switchover"));
    }

    get logins(): SentRequest[] {
        return this.requests.filter(({ path }) => path.endsWith("/auth/token"));
    }

    get looks(): SentRequest[] {
        return this.requests.filter(({ path }) => path.endsWith("/system/status"));
    }

    /** The other node takes over, whatever state the pair is in; `why` stands in the log of the node that was told to. */
    toggle(why: string, told = "sbc-a"): void {
        const from = this.b.role === "active" || this.b.role === "becoming active" ? this.b : this.a;
        const to = from === this.a ? this.b : this.a;
        from.become("becoming standby", "Active to RelinquishingActive", from.name === told ? why : "");
        to.become("becoming active", "Standby to BecomingActive", to.name === told ? why : "");
        this.clock.after(100, () => (to.role = to.role === "becoming active" ? "active" : to.role));
        this.clock.after(this.synchronizingMs, () => {
            if (from.role === "becoming standby") from.role = "standby";
        });
    }

    readonly transport: Transport = {
        send: (request, signal) => this.#exchange(request, "shared", signal),
        open: async (endpoint, signal) => {
            await this.#pause(signal, false);
            this.#requireUp(endpoint);
            if (this.answer === "noConnection") throw refused();
            this.ownConnections += 1;
            return {
                send: (request, abort) => this.#exchange(request, "own", abort),
                close: () => void (this.ownConnections -= 1),
            };
        },
    };

    async #exchange(request: HttpRequest, connection: "shared" | "own", signal: AbortSignal): Promise<HttpReply> {
        const { endpoint, method, path, headers } = request;
        if (signal.aborted) throw new TransportError("aborted", "cancelled before sending", false);
        const node = this.#requireUp(endpoint);
        const authorization = headers["Authorization"] ?? "";
        const sent = { node: node.name, method, path, authorization, connection, atMs: this.clock.now() };
        this.requests.push(sent);
        const intercepted = this.intercept(sent);
        const answer = intercepted ?? (path.endsWith("/admin/switchover") ? this.#takeRequest(node.name) : undefined);
        await this.#pause(signal, true);
        if (answer === "silent") await silence(signal);
        if (answer instanceof TransportError) throw answer;
        const reply = typeof answer === "object" ? answer : node.answer(sent);
        await this.#pause(signal, true, this.delayMs(sent));
        return { dateHeader: this.clock.date().toUTCString(), ...reply };
    }

    #takeRequest(asked: string): HttpReply | TransportError | "silent" {
        this.onAsked();
        const { answer } = this;
        if (this.actsAfterMs !== undefined)
            this.clock.after(this.actsAfterMs, () => this.toggle("forced by command", asked));
        if (answer === "silent") return "silent";
        if (typeof answer === "number") return { status: answer, body: "" };
        return new TransportError("connectionLost", "socket hang up", true);
    }

    #requireUp(endpoint: Endpoint): FakeNode {
        const node = endpoint.name.toLowerCase() === this.a.name ? this.a : this.b;
        if (!node.isUp) throw refused();
        return node;
    }

    async #pause(signal: AbortSignal, sent: boolean, moreMs = 0): Promise<void> {
        try {
            await this.clock.sleep(this.latencyMs / 2 + moreMs, signal);
        } catch {
            throw new TransportError("aborted", "The operation was aborted.", sent);
        }
    }
}

function refused(): TransportError {
    return new TransportError("unreachable", "the connection was refused, ECONNREFUSED", false);
}

function silence(signal: AbortSignal): Promise<never> {
    return new Promise((_resolve, reject) => {
        const onAbort = () => reject(new TransportError("aborted", "The operation was aborted.", true));
        if (signal.aborted) onAbort();
        else signal.addEventListener("abort", onAbort, { once: true });
    });
}
