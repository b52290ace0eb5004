import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";

export interface ReleaseServer {
    readonly url: string;
    /** Paths that were asked for, without those of directories. */
    readonly asked: readonly string[];
    /** It no longer keeps the process from ending. */
    unref(): void;
    stop(): Promise<void>;
}

/** Serves a folder on this machine, as a plain web server does. A port of 0 is any free one. */
export async function serveFolder(folder: string, port = 0): Promise<ReleaseServer> {
    const asked: string[] = [];
    const answer = ({ url = "/" }: IncomingMessage, response: ServerResponse): void => {
        const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
        asked.push(path);
        const file = join(folder, path);
        if (!existsSync(file) || !statSync(file).isFile()) {
            response.writeHead(404).end();
            return;
        }
        createReadStream(file).pipe(response.writeHead(200, { "Content-Length": statSync(file).size }));
    };
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    const stop = () =>
        new Promise<void>((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        });
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        asked,
        unref: () => server.unref(),
        stop,
    };
}
