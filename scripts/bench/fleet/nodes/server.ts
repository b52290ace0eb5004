import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server as HttpsServer } from "node:https";
import * as net from "node:net";
import { createAuthority } from "../../../../simulator/certificates.js";
import { kindOf, MinimalNode } from "./answers.js";
import { Counts } from "./counts.js";
import { MinimalPair } from "./pair.js";

const HOST = "127.0.0.1";
/** As a device's web server that closes nothing while a preview lasts. */
const KEEP_ALIVE_MS = 65_000;

export interface ServedNode {
    readonly name: string;
    readonly address: string;
}

/** Pairs of minimal nodes, each node at a port of its own, all behind one TLS server. */
export class NodesServer {
    readonly pairs: readonly MinimalPair[];
    readonly counts: Counts;
    /** Two of each pair, in the order of the pairs. */
    nodes: readonly ServedNode[] = [];
    caCertificate = "";
    readonly #nodes: readonly MinimalNode[];
    readonly #nodeAt = new Map<number, number>();
    readonly #listeners: net.Server[] = [];
    #tls: HttpsServer | undefined;

    /** @param delayMs from a request to its answer */
    constructor(
        pairs: number,
        private readonly delayMs: number,
    ) {
        this.pairs = Array.from({ length: pairs }, (_, index) => new MinimalPair(namesOf(index)));
        this.#nodes = this.pairs.flatMap((pair) => [new MinimalNode(pair, 0), new MinimalNode(pair, 1)]);
        this.counts = new Counts(this.#nodes.length);
    }

    async start(): Promise<void> {
        const authority = await createAuthority();
        const { certificate, privateKey } = await authority.issue("valid", "minimal nodes", [HOST]);
        const tls = createServer({ cert: certificate, key: privateKey }, (request, response) =>
            this.#take(request, response),
        );
        tls.keepAliveTimeout = KEEP_ALIVE_MS;
        tls.on("secureConnection", (socket) => {
            this.counts.opened();
            socket.once("close", () => this.counts.closed());
        });
        this.#tls = tls;
        this.caCertificate = authority.certificate;
        this.nodes = await Promise.all(this.#nodes.map((node, index) => this.#listen(tls, node, index)));
    }

    /** Ends every connection too. */
    stop(): void {
        for (const listener of this.#listeners) listener.close();
        this.#tls?.closeAllConnections();
    }

    async #listen(tls: HttpsServer, { pair, index }: MinimalNode, node: number): Promise<ServedNode> {
        // A TLS server takes connections from elsewhere by this event.
        const listener = net.createServer((socket) => tls.emit("connection", socket));
        this.#listeners.push(listener);
        await once(listener.listen(0, HOST), "listening");
        const { port } = listener.address() as net.AddressInfo;
        this.#nodeAt.set(port, node);
        return { name: pair.names[index], address: `${HOST}:${port}` };
    }

    #take(request: IncomingMessage, response: ServerResponse): void {
        const node = this.#nodeAt.get(request.socket.localPort ?? 0) ?? -1;
        const kind = kindOf(request.method, request.url);
        this.counts.begin(node, kind);
        request.resume();
        setTimeout(() => {
            const { authorization } = request.headers;
            const { status, body } = this.#nodes[node]?.answer({ kind, authorization }) ?? { status: 500, body: "" };
            response.writeHead(status, status === 204 ? {} : { "Content-Type": "application/xml" });
            response.end(body);
            this.counts.end();
        }, this.delayMs);
    }
}

function namesOf(index: number): readonly [string, string] {
    const site = `sbc-${String(index + 1).padStart(4, "0")}`;
    return [`${site}-a`, `${site}-b`];
}
