import { expect } from "chai";
import { connect, type Socket } from "node:net";
import { openConnection } from "../../../provider/device/connection.js";
import { startTcp, startTls } from "../ownServer.js";
import { stopped } from "../stopped.js";

describe("a connection whose TLS fails after the handshake", () => {
    const keep = stopped(after);

    it("is ended at once: Node.js leaves it open, and a request would wait on it in vain", async () => {
        const server = keep(await startTls());
        let toClient: Socket | undefined;
        const between = keep(
            await startTcp((client) => {
                toClient = client;
                const { host, port } = server.endpoint;
                client.pipe(connect({ host, port }).on("error", () => undefined)).pipe(client);
            }),
        );
        const { port } = between.endpoint;
        const { socket, handshake } = await openConnection({ ...server.endpoint, port }, new AbortController().signal);
        expect([socket.destroyed, handshake.failure]).to.deep.equal([false, undefined]);

        const failed = new Promise<Error>((resolve) => socket.once("error", resolve));
        toClient?.write("no record of TLS");
        const error = await failed;
        expect([socket.destroyed, handshake.failure]).to.deep.equal([true, error]);
    });
});
