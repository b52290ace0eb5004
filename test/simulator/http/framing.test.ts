import { expect } from "chai";
import { type FaultName, startSimulator, type Simulator } from "../../../simulator/index.js";
import { getToken, logIn, openRaw, readUntil } from "../client.js";

describe("The 204 to a switchover request, byte by byte", () => {
    let simulator: Simulator;
    beforeEach(async () => {
        simulator = await startSimulator({ timeScale: 0.002, now: () => new Date("2020-04-01T11:08:53Z") });
    });
    afterEach(() => simulator.stop());

    const common = [
        "HTTP/1.1 204 No Content",
        "Server: nginx/1.14.1",
        "Date: Wed, 01 Apr 2020 11:08:53 GMT",
        "Content-Type: application/xml",
        "Connection: keep-alive",
    ];
    const framings: readonly (readonly [fault: FaultName | undefined, lines: readonly string[], ending: string])[] = [
        [undefined, common, ""],
        ["framing204Plain", common, ""],
        ["framing204Chunked", [...common, "Transfer-Encoding: chunked"], ""],
        ["framing204ChunkedTerminator", [...common, "Transfer-Encoding: chunked"], "0\r\n\r\n"],
        ["drip", common, ""],
    ];
    for (const [fault, lines, ending] of framings) {
        it(`is exactly as documented for ${fault ?? "a pair without a fault"}, and the connection goes on`, async () => {
            const [node] = simulator.nodes;
            const token = await getToken(simulator, node);
            if (fault !== undefined) simulator.setFault({ name: fault, endpoint: "switchover", delayMs: 0 });
            const socket = await openRaw(simulator, node);
            const head = `Host: ${node.address}\r\nAuthorization: Bearer ${token}\r\n`;
            const expected = `${lines.join("\r\n")}\r\n\r\n${ending}`;
            const answer = readUntil(socket, `\r\n\r\n${ending}`);
            socket.write(`POST /rest/v1.2/admin/switchover HTTP/1.1\r\n${head}Content-Length: 0\r\n\r\n`);
            expect(await answer).to.equal(expected);

            const next = readUntil(socket, "</response>\n");
            socket.write(`GET /rest/v1.2/system/status HTTP/1.1\r\n${head}\r\n`);
            expect(await next).to.match(/^HTTP\/1\.1 200 OK\r\n/);
            socket.destroy();
            await simulator.settled();
            expect(simulator.switchoversCarriedOut()).to.equal(1);
        });
    }

    it("with a terminator makes Node's own client fail after the status line", async () => {
        const node = await logIn(simulator, simulator.nodes[0]);
        simulator.setFault("framing204ChunkedTerminator");
        const reply = await node.switchOver();
        expect(reply.error).to.equal("HPE_INVALID_CONSTANT");
    });
});
