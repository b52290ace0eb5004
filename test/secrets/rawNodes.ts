import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { reply } from "../hostile/rawServer.js";
import { type OwnServer, startTls } from "../provider/ownServer.js";
import { statusXml, tokenXml } from "../provider/statusXml.js";

export const TOKEN = "dG9rZW4tdG9rZW4tdG9rZW4=";
type Path = "token" | "status" | "switchover";

/** A node that is written out byte by byte, and keeps every byte that it was sent. `onAnswered` comes after each answer. */
export async function startNode(
    name: "sbc-a" | "sbc-b",
    onAnswered: (path: Path, socket: TLSSocket) => void = () => undefined,
    answer: (path: Path) => Buffer = (path) => answerOf(name, path),
): Promise<OwnServer> {
    return await startTls((socket) => {
        socket.on("data", (bytes: Buffer) => {
            const path = /\/(token|status|switchover) HTTP/.exec(bytes.toString("latin1"))?.[1] as Path | undefined;
            if (path !== undefined) socket.write(answer(path), () => onAnswered(path, socket));
        });
    });
}

/** What a good node answers. */
export function answerOf(name: "sbc-a" | "sbc-b", path: Path): Buffer {
    const [role, peerName] = name === "sbc-a" ? ["active", "sbc-b"] : ["standby", "sbc-a"];
    if (path === "token") return reply("200 OK", tokenXml(TOKEN));
    return path === "status" ? reply("200 OK", statusXml({ hostName: name, role, peerName })) : reply("204 No Content");
}

/** A port in front of servers, which passes each new connection on to the one that is in place then. */
export interface Front {
    readonly address: string;
    put(server: OwnServer): void;
    stop(): Promise<void>;
}

export async function startFront(first: OwnServer): Promise<Front> {
    let behind = first;
    const sockets = new Set<Socket>();
    const door = createServer((outer) => {
        const inner = connect(behind.endpoint.port, "127.0.0.1");
        for (const [from, to] of [[outer, inner] as const, [inner, outer] as const]) {
            sockets.add(from);
            from.on("error", () => to.destroy()).on("close", () => to.destroy());
            from.pipe(to);
        }
    });
    door.listen(0, "127.0.0.1");
    await once(door, "listening");
    return {
        address: `127.0.0.1:${(door.address() as AddressInfo).port}`,
        put: (server) => void (behind = server),
        stop: async () => {
            for (const socket of sockets) socket.destroy();
            door.close();
            await once(door, "close");
        },
    };
}
