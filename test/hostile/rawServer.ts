import type { TLSSocket } from "node:tls";
import type { Endpoint } from "../../provider/device/endpoint.js";
import { startTls } from "../provider/ownServer.js";
import { tokenXml } from "../provider/statusXml.js";
import { STATUS } from "./xmlCorpus.js";

type RequestName = "token" | "status" | "switchover";
/** Answers one request by whatever it writes. */
export type Script = (socket: TLSSocket) => void;

/** A TLS server whose answers are raw bytes. */
export interface RawServer {
    /** A node of its own, which answers these requests so, and all others well. */
    nodeThat(answers: Partial<Record<RequestName, Script>>): Endpoint;
    /** How often a node was asked. */
    received(endpoint: Endpoint, name: RequestName): number;
    /** Closes a node's connections, which a provider keeps as long as its process lives. */
    hangUp(endpoint: Endpoint): void;
    stop(): Promise<void>;
}

export function reply(status: string, body: string | Buffer = "", ...headers: string[]): Buffer {
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    const head = [`HTTP/1.1 ${status}`, ...headers, length].join("\r\n");
    return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, "latin1"), Buffer.from(body)]);
}

export async function startRawServer(): Promise<RawServer> {
    const nodes: Partial<Record<RequestName, Script>>[] = [];
    const counts = new Map<string, number>();
    const sockets = new Map<string, TLSSocket[]>();
    const server = await startTls((socket) => {
        let head = "";
        socket.on("data", (bytes: Buffer) => {
            // What is asked for is not looked at: it is short, and has no body.
            head += bytes.toString("latin1");
            if (!head.includes("\r\n\r\n")) return;
            // The version that a request asks for is the node's number.
            const [, node = "", path = ""] = /\/rest\/(\d+)\/(\S+)/.exec(head) ?? [];
            head = "";
            sockets.set(node, [...(sockets.get(node) ?? []), socket]);
            const name = path === "auth/token" ? "token" : path === "system/status" ? "status" : "switchover";
            counts.set(`${node} ${name}`, (counts.get(`${node} ${name}`) ?? 0) + 1);
            (nodes[Number(node)]?.[name] ?? GOOD[name])(socket);
        });
    });
    return {
        nodeThat: (answers) => {
            const apiVersion = String(nodes.push(answers) - 1);
            return { ...server.endpoint, apiVersion, requestTimeoutMs: 10_000 };
        },
        received: ({ apiVersion = "" }, name) => counts.get(`${apiVersion} ${name}`) ?? 0,
        hangUp: ({ apiVersion = "" }) => {
            for (const socket of sockets.get(apiVersion) ?? []) socket.destroy();
            sockets.delete(apiVersion);
            nodes[Number(apiVersion)] = {};
        },
        stop: () => server.stop(),
    };
}

const GOOD: Readonly<Record<RequestName, Script>> = {
    token: (socket) => void socket.write(reply("200 OK", tokenXml("g00d-t0ken"))),
    status: (socket) => void socket.write(reply("200 OK", STATUS)),
    switchover: (socket) => void socket.write("HTTP/1.1 204 No Content\r\n\r\n"),
};

/** Writes as long as the other side reads, without holding more than one piece. */
export function endless(start: string, piece: Buffer | string, most = Infinity): Script {
    return (socket) => {
        let left = most;
        const write = () => {
            while (!socket.destroyed && left > 0) {
                left -= piece.length;
                if (!socket.write(piece)) return;
            }
            socket.end();
        };
        socket.on("drain", write);
        socket.write(start);
        write();
    };
}

/** One byte at a time. */
export function drip(bytes: string, everyMs: number): Script {
    return (socket) => {
        let at = 0;
        const timer = setInterval(() => {
            if (at < bytes.length && !socket.destroyed) socket.write(bytes.charAt(at++), "latin1");
            else clearInterval(timer);
        }, everyMs);
    };
}
