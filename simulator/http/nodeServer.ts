import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createHttpsServer, type Server as HttpsServer } from "node:https";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { SecureContextOptions } from "node:tls";
import type { ServerCredential } from "../certificates.js";

/** One request, with the TCP connection that it came on, below TLS. */
export interface Arrival {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly tcp: Socket;
    /** Number of the connection on this node, from 1. */
    readonly connection: number;
}

export interface NodeServerOptions {
    readonly host: string;
    readonly port: number;
    readonly credential: ServerCredential;
    /** Whether a client without a certificate is refused. */
    readonly demandsClientCertificate: boolean;
    /** Whether a new connection is to be left without a TLS handshake. */
    readonly hangsBeforeTls: () => boolean;
    readonly onRequest: (arrival: Arrival) => void;
    /** A request in plain HTTP: its first line. Returns the bytes of the answer. */
    readonly onPlainHttp: (firstLine: string, connection: number) => string;
}

/** First byte of a TLS handshake record. */
const tlsHandshake = 0x16;

/** A node's HTTPS port. It can be closed, as seen from a client, and opened again with the same number. */
export class NodeServer {
    readonly #options: NodeServerOptions;
    readonly #https: HttpsServer;
    readonly #connections = new Map<string, { readonly tcp: Socket; readonly number: number }>();
    #door: Server | undefined;
    #port: number;
    #count = 0;

    constructor(options: NodeServerOptions) {
        this.#options = options;
        this.#port = options.port;
        const { credential, demandsClientCertificate } = options;
        this.#https = createHttpsServer({
            ...contextOf(credential),
            requestCert: demandsClientCertificate,
            rejectUnauthorized: demandsClientCertificate,
        });
        this.#https.keepAliveTimeout = 65_000;
        this.#https.on("request", (request, response) => {
            const connection = this.#connections.get(keyOf(request.socket));
            if (connection === undefined) return;
            options.onRequest({ request, response, tcp: connection.tcp, connection: connection.number });
        });
        // A client that rejects the certificate ends the handshake with an error of its own: no concern of the node's.
        this.#https.on("tlsClientError", (_error, socket) => socket.destroy());
        this.#https.on("clientError", (_error, socket) => socket.destroy());
    }

    get port(): number {
        return this.#port;
    }

    /** How many TCP connections were accepted. */
    get connectionCount(): number {
        return this.#count;
    }

    /** From the next connection on. */
    useCredential(credential: ServerCredential): void {
        this.#https.setSecureContext(contextOf(credential));
    }

    /** Starts to accept connections; on the same port as before, if there was one. */
    async open(): Promise<void> {
        if (this.#door !== undefined) return;
        const door = createServer((tcp) => this.#accept(tcp));
        this.#door = door;
        try {
            await new Promise<void>((resolve, reject) => {
                door.once("error", reject);
                door.listen(this.#port, this.#options.host, resolve);
            });
        } catch (error) {
            if (this.#door === door) this.#door = undefined;
            throw error;
        }
        // It may have been closed again before it listened.
        if (this.#door === door) this.#port = (door.address() as AddressInfo).port;
        else door.close();
    }

    /** Refuses connections and drops those that are open. */
    close(): Promise<void> {
        const door = this.#door;
        this.#door = undefined;
        for (const { tcp } of this.#connections.values()) tcp.destroy();
        return new Promise((resolve) => (door === undefined ? resolve() : door.close(() => resolve())));
    }

    #accept(tcp: Socket): void {
        this.#count += 1;
        const number = this.#count;
        const key = keyOf(tcp);
        this.#connections.set(key, { tcp, number });
        tcp.on("close", () => this.#connections.delete(key));
        tcp.on("error", () => tcp.destroy());
        if (this.#options.hangsBeforeTls()) return;
        // HTTPS and the refusal of plain HTTP share the port: the first byte tells them apart.
        tcp.once("data", (first) => {
            tcp.pause();
            if (first[0] === tlsHandshake) {
                tcp.unshift(first);
                this.#https.emit("connection", tcp);
                return;
            }
            const firstLine = first.toString("latin1").split("\r\n", 1)[0] ?? "";
            tcp.end(this.#options.onPlainHttp(firstLine, number));
            tcp.resume();
        });
    }
}

function contextOf({ privateKey, certificate, ciphers }: ServerCredential): SecureContextOptions {
    return { key: privateKey, cert: certificate, ...(ciphers === undefined ? {} : { ciphers }) };
}

/** A connection by its client's end. A TLS socket has the same one as the TCP socket below it. */
function keyOf(socket: Socket): string {
    return `${socket.remoteAddress}|${socket.remotePort}`;
}
