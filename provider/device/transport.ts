import type { Endpoint } from "./endpoint.js";

/** The network as a parameter. No retry, no redirect followed, no reading of the status code. */
export interface Transport {
    /** One exchange on a connection that later ones may use too. */
    send(request: HttpRequest, signal: AbortSignal): Promise<HttpReply>;
    /** Opens and verifies a connection that nothing else uses. Throws with `sent: false`. */
    open(endpoint: Endpoint, signal: AbortSignal): Promise<OwnConnection>;
}

/** A connection for one request: opened and verified before the decision to send it. */
export interface OwnConnection {
    send(request: HttpRequest, signal: AbortSignal): Promise<HttpReply>;
    close(): void;
}

export interface HttpRequest {
    readonly endpoint: Endpoint;
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
}

export interface HttpReply {
    readonly status: number;
    readonly body: string;
    /** The `Date` header as it came. */
    readonly dateHeader?: string;
}

export type TransportErrorKind =
    /** The certificate was not accepted: nothing was sent. */
    | "untrusted"
    /** The handshake failed, or the node ended TLS before its first answer, for want of a client certificate, say. */
    | "tlsRefused"
    /** The runtime sends over other connections than the one that was verified: nothing was sent. */
    | "unverifiable"
    /** The port does not speak TLS: nothing was sent. */
    | "notHttps"
    /** No connection: nothing was sent. */
    | "unreachable"
    /** A connection that broke after the request had been handed to it. */
    | "connectionLost"
    /** A reply that is larger than this client reads. */
    | "tooLarge"
    /** The signal aborted. */
    | "aborted";

/** Why an exchange has no whole reply: the only thing that a transport throws. */
export class TransportError extends Error {
    override readonly name = "TransportError";
    /** What the operator does next, where more is known than the kind of trouble. */
    readonly remedy?: string;

    /**
     * @param sent whether a byte of the request can have left. `false` is a promise.
     * @param status the reply's status code, where it came before the trouble.
     */
    constructor(
        readonly kind: TransportErrorKind,
        message: string,
        readonly sent: boolean,
        readonly status?: number,
        options?: ErrorOptions & { readonly remedy?: string },
    ) {
        super(message, options);
        if (options?.remedy !== undefined) this.remedy = options.remedy;
    }
}
