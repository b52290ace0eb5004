import { once } from "node:events";
import { createServer as createHttpsServer, type ServerOptions } from "node:https";
import type { RequestListener } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions, type TLSSocket } from "node:tls";
import type { Endpoint } from "../../provider/device/endpoint.js";
import { type CertificateAuthority, type CertificateKind, createAuthority } from "../../simulator/certificates.js";
import { endpointNamed } from "./pairRun.js";

/** A server of the test's own, where the simulator would be too well behaved. */
export interface OwnServer {
    readonly endpoint: Endpoint;
    /** Of the certificate: upper-case hex without colons. */
    readonly sha256: string;
    /** Connections that were accepted. */
    connections: number;
    /** Bytes that came, of the application: within TLS where there is TLS. */
    received: string;
    stop(): Promise<void>;
}

let authority: Promise<CertificateAuthority> | undefined;

/** TLS, and behind it whatever `onConnection` does. */
export async function startTls(
    onConnection: (socket: TLSSocket) => void = () => undefined,
    options: TlsOptions = {},
    kind: CertificateKind = "valid",
): Promise<OwnServer> {
    const { credential, tls } = await newCredential(kind);
    const server = createTlsServer({ ...credential, ...options }, (socket) => {
        own.connections += 1;
        socket.on("data", (bytes: Buffer) => (own.received += bytes.toString("latin1")));
        socket.on("error", () => undefined);
        onConnection(socket);
    });
    server.on("tlsClientError", () => undefined);
    const own = await listening(server, { tls, requestTimeoutMs: 300 }, credential.sha256);
    return own;
}

/** HTTPS. */
export async function startHttps(onRequest: RequestListener, options: ServerOptions = {}): Promise<OwnServer> {
    const { credential, tls } = await newCredential("valid");
    const server = createHttpsServer({ ...credential, ...options }, onRequest);
    server.on("secureConnection", () => (own.connections += 1));
    const own = await listening(server, { tls, requestTimeoutMs: 1_000 }, credential.sha256);
    return own;
}

/** No TLS at all. */
export async function startTcp(onConnection: (socket: Socket) => void = () => undefined): Promise<OwnServer> {
    const server = createTcpServer((socket) => {
        own.connections += 1;
        socket.on("data", (bytes) => (own.received += bytes.toString("latin1")));
        socket.on("error", () => undefined);
        onConnection(socket);
    });
    const own = await listening(server, { requestTimeoutMs: 300 }, "");
    return own;
}

async function newCredential(kind: CertificateKind) {
    const known = await (authority ??= createAuthority());
    const issued = await known.issue(kind, "sbc-a", ["sbc-a", "127.0.0.1"]);
    const { ciphers } = issued;
    const credential = {
        key: issued.privateKey,
        cert: issued.certificate,
        sha256: issued.sha256.replaceAll(":", ""),
        ...(ciphers === undefined ? {} : { ciphers }),
    };
    return { credential, tls: { caCertificate: known.certificate } };
}

async function listening(server: Server, overrides: Partial<Endpoint>, sha256: string): Promise<OwnServer> {
    const sockets = new Set<Socket>();
    server.on("connection", (socket: Socket) => {
        sockets.add(socket);
        socket.on("close", () => sockets.delete(socket));
        socket.on("error", () => undefined);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    return {
        endpoint: endpointNamed("sbc-a", { host: "127.0.0.1", port, ...overrides }),
        sha256,
        connections: 0,
        received: "",
        stop: async () => {
            for (const socket of sockets) socket.destroy();
            server.close();
            await once(server, "close");
        },
    };
}
