import { expect } from "chai";
import { connect } from "node:net";
import { startSimulator, type Simulator } from "../../../simulator/index.js";
import { administrator, logIn } from "../client.js";

describe("Plain HTTP", () => {
    let simulator: Simulator;
    beforeEach(async () => {
        simulator = await startSimulator();
    });
    afterEach(() => simulator.stop());

    function ask(text: string): Promise<string> {
        return new Promise((resolve) => {
            let answer = "";
            const socket = connect(simulator.nodes[0].port, "127.0.0.1", () => socket.write(text));
            socket.on("data", (piece) => (answer += piece.toString("latin1")));
            socket.on("close", () => resolve(answer));
        });
    }

    it("is answered with 426 on the same port, and leaves no credentials in the log", async () => {
        const answer = await ask(
            `POST /rest/v1.2/auth/token?password=acme-packet HTTP/1.1\r\nHost: x\r\nAuthorization: ${administrator}\r\n\r\n`,
        );
        expect(answer).to.match(/^HTTP\/1\.1 426 Upgrade Required\r\n/);
        expect(answer).to.match(/\r\nUpgrade: TLS\/1\.2, HTTP\/1\.1\r\n/);
        expect(answer).to.contain("<errorMessage>HTTPS is required</errorMessage>");
        const [record] = simulator.requests;
        expect(record).to.include({ method: "POST", path: "/rest/v1.2/auth/token", query: "", status: 426 });
        expect(record?.headers).to.deep.equal({});
    });

    it("does not disturb HTTPS", async () => {
        await ask("POST /rest/v1.2/admin/switchover HTTP/1.1\r\n\r\n");
        expect(simulator.switchoversReceived()).to.equal(1);
        simulator.clearRequests();
        await ask("rubbish\r\n\r\n");
        expect(simulator.requests[0]).to.include({ method: "(not HTTP)", status: 426 });
        expect((await (await logIn(simulator, simulator.nodes[0])).status()).status).to.equal(200);
    });
});
