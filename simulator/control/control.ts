import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { answerControl } from "./controlRoutes.js";
import type { Simulator } from "../simulator.js";

export interface Control {
    readonly url: string;
    stop(): Promise<void>;
}

/** Plain HTTP, on loopback only and whatever the nodes listen on: whoever reaches it rules the pair. */
export async function startControl(simulator: Simulator, port: number): Promise<Control> {
    const server = createServer((request, response) => {
        void readBody(request).then((body) => {
            const { status, json } = answerControl(simulator, request.method ?? "", request.url ?? "/", body);
            response.writeHead(status, { "Content-Type": "application/json" });
            response.end(`${JSON.stringify(json, null, 2)}\n`);
        });
    });
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", resolve);
    });
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        stop: () =>
            new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
}

async function readBody(request: IncomingMessage): Promise<string> {
    const pieces: Buffer[] = [];
    try {
        for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    } catch {
        // The client went away: nobody is left to be told.
    }
    return Buffer.concat(pieces).toString("utf8");
}
