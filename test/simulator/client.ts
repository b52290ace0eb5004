import { request, type RequestOptions } from "node:https";
import { connect, type TLSSocket } from "node:tls";
import type { SimulatedNode, Simulator } from "../../simulator/index.js";

/** What came back, if anything did. */
export interface Reply {
    readonly status: number | undefined;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly body: string;
    /** Code of the error that ended the exchange, before or after the status line. */
    readonly error: string | undefined;
}

export interface Call {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly timeoutMs?: number;
    readonly tls?: Pick<RequestOptions, "ca" | "servername" | "rejectUnauthorized" | "agent">;
}

/** One request on a connection of its own, whatever becomes of it. */
export function call(simulator: Simulator, node: SimulatedNode, path: string, call: Call = {}): Promise<Reply> {
    return new Promise((resolve) => {
        let status: number | undefined;
        let headers: Reply["headers"] = {};
        let body = "";
        const end = (error?: string): void => resolve({ status, headers, body, error });
        const sent = request({
            host: "127.0.0.1",
            port: node.port,
            path,
            method: call.method ?? "GET",
            headers: call.headers ?? {},
            ca: simulator.caCertificate,
            agent: false,
            ...call.tls,
        });
        sent.on("response", (response) => {
            status = response.statusCode;
            headers = response.headers;
            response.setEncoding("utf8");
            response.on("data", (piece: string) => (body += piece));
            response.on("end", () => end());
            response.on("error", (error: NodeJS.ErrnoException) => end(error.code));
        });
        sent.on("error", (error: NodeJS.ErrnoException) => end(error.code));
        if (call.timeoutMs !== undefined) {
            setTimeout(() => {
                end("TIMEOUT");
                sent.destroy();
            }, call.timeoutMs);
        }
        sent.end(call.body);
    });
}

export function basic(username: string, password: string): string {
    return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

export const administrator = basic("admin", "acme-packet");
export const reader = basic("user", "acme-packet-user");

export async function getToken(simulator: Simulator, node: SimulatedNode, login = administrator): Promise<string> {
    const reply = await call(simulator, node, "/rest/v1.2/auth/token", {
        method: "POST",
        headers: { Authorization: login },
    });
    const token = textOf(reply.body, "accessToken");
    if (token === undefined) throw new Error(`No token: ${reply.status} ${reply.error} ${reply.body}`);
    return token;
}

/** A client of one node that logs in once. */
export async function logIn(simulator: Simulator, node: SimulatedNode, login = administrator) {
    const token = await getToken(simulator, node, login);
    const headers = { Authorization: `Bearer ${token}` };
    const get = (path: string, more: Call = {}): Promise<Reply> =>
        call(simulator, node, `/rest/v1.2${path}`, { ...more, headers: { ...headers, ...more.headers } });
    const post = (path: string, more: Call = {}): Promise<Reply> => get(path, { ...more, method: "POST" });
    return { token, get, post, status: () => get("/system/status"), switchOver: () => post("/admin/switchover") };
}

/** Text of the first element with this name. */
export function textOf(xml: string, name: string): string | undefined {
    return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

/** A TLS connection on which a test writes and reads bytes itself. */
export function openRaw(simulator: Simulator, node: SimulatedNode): Promise<TLSSocket> {
    return new Promise((resolve, reject) => {
        const socket = connect({ host: "127.0.0.1", port: node.port, ca: simulator.caCertificate });
        socket.once("secureConnect", () => resolve(socket));
        socket.once("error", reject);
    });
}

/** Collects what comes until the text has come to `end`, or the connection has ended. */
export function readUntil(socket: TLSSocket, end: string): Promise<string> {
    return new Promise((resolve) => {
        let text = "";
        const done = (): void => {
            socket.off("data", onData);
            resolve(text);
        };
        const onData = (piece: Buffer): void => {
            text += piece.toString("latin1");
            if (text.endsWith(end)) done();
        };
        socket.on("data", onData);
        socket.once("close", done);
    });
}
