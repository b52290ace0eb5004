import { expect } from "chai";
import { Agent, request } from "node:https";
import { once } from "node:events";
import { CREDENTIALS } from "../../../../scripts/bench/fleet/nodes/answers.js";
import { NodesServer } from "../../../../scripts/bench/fleet/nodes/server.js";
import { secureContextOf, twoRequests } from "../../../../scripts/bench/fleet/floor/bareNode.js";

describe("the benchmark's nodes", () => {
    let server: NodesServer;
    let agent: Agent;
    const address = (node: number) => server.nodes[node]?.address ?? "";

    beforeEach(async () => {
        server = new NodesServer(2, 5);
        await server.start();
        agent = new Agent({ keepAlive: true, ca: server.caCertificate });
    });
    afterEach(() => {
        agent.destroy();
        server.stop();
    });

    async function send(node: number, method: string, path: string, authorization: string) {
        const sent = request(`https://${address(node)}${path}`, { agent, method, headers: { authorization } });
        sent.end();
        const [response] = (await once(sent, "response")) as [AsyncIterable<Buffer> & { statusCode: number }];
        let body = "";
        for await (const chunk of response) body += chunk.toString();
        return { status: response.statusCode, body };
    }
    const basic = (password: string) =>
        `Basic ${Buffer.from(`${CREDENTIALS.username}:${password}`).toString("base64")}`;
    const logIn = async (node: number) => {
        const { body } = await send(node, "POST", "/rest/v1.2/auth/token", basic(CREDENTIALS.password));
        return `Bearer ${/<accessToken>([^<]+)</.exec(body)?.[1]}`;
    };
    const STATUS = ["GET", "/rest/v1.2/system/status"] as const;

    it("answer a bare client over verified TLS, and count what came to each node", async () => {
        const context = secureContextOf(server.caCertificate);
        await twoRequests({ address: address(0), ...CREDENTIALS, context });
        const { requests, connections, peakConnections } = server.counts.traffic;
        expect(requests[0]).to.include({ token: 1, status: 1, other: 0 });
        expect(requests.slice(1).every(({ token, status }) => token + status === 0)).to.equal(true);
        expect([connections, peakConnections]).to.deep.equal([1, 1]);
    });

    it("are each the node that their port stands for", async () => {
        for (const [node, name] of ["sbc-0001-a", "sbc-0001-b", "sbc-0002-a", "sbc-0002-b"].entries()) {
            const { body } = await send(node, ...STATUS, await logIn(node));
            expect(body).to.contain(`<hostName>${name}</hostName>`);
        }
    });

    it("refuse wrong credentials, no token, and the token of another node", async () => {
        const refused = await send(0, "POST", "/rest/v1.2/auth/token", basic("wrong"));
        expect([refused.status, refused.body.includes("<errorMessage>")]).to.deep.equal([401, true]);
        expect((await send(0, ...STATUS, "")).status).to.equal(401);
        expect((await send(1, ...STATUS, await logIn(0))).status).to.equal(401);
        expect((await send(0, "POST", "/rest/v1.1/auth/token", basic(CREDENTIALS.password))).status).to.equal(404);
    });

    it("take a switchover request with 204, and count it for the pair", async () => {
        const token = await logIn(0);
        expect((await send(0, "POST", "/rest/v1.2/admin/switchover", token)).status).to.equal(204);
        expect(server.pairs.map(({ requests }) => requests)).to.deep.equal([1, 0]);
        // One after the other.
        expect(server.counts.traffic.peakRequests).to.equal(1);
    });
});
