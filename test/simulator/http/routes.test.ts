import { expect } from "chai";
import { startSimulator, type Simulator } from "../../../simulator/index.js";
import { administrator, basic, call, getToken, logIn, reader, textOf } from "../client.js";

describe("A node answers as documented", () => {
    let simulator: Simulator;
    let now = new Date("2026-01-01T10:00:00Z");
    beforeEach(async () => {
        now = new Date("2026-01-01T10:00:00Z");
        simulator = await startSimulator({ timeScale: 0.002, now: () => now });
    });
    afterEach(() => simulator.stop());

    it("gives a token for Basic credentials, with its own date and server name", async () => {
        const reply = await call(simulator, simulator.nodes[0], "/rest/v1.2/auth/token", {
            method: "POST",
            headers: { Authorization: administrator, Accept: "application/xml" },
        });
        expect(reply.status).to.equal(200);
        expect(textOf(reply.body, "accessToken")).to.match(/^[A-Za-z0-9+/=]{40,}$/);
        expect(reply.headers).to.include({ "content-type": "application/xml", date: "Thu, 01 Jan 2026 10:00:00 GMT" });
        expect(reply.headers["server"]).to.match(/^nginx/);
    });

    it("refuses and counts wrong credentials", async () => {
        const [node] = simulator.nodes;
        for (const login of [basic("admin", "wrong"), basic("nobody", "acme-packet"), "Bearer x", ""]) {
            const headers: Record<string, string> = login === "" ? {} : { Authorization: login };
            const reply = await call(simulator, node, "/rest/v1.1/auth/token", { method: "POST", headers });
            expect(reply.status).to.equal(401);
            expect(textOf(reply.body, "errorMessage")).to.equal("Invalid user name or password");
        }
        expect([node.failedLogins, node.tokensIssued]).to.deep.equal([4, 0]);
    });

    it("answers 404 to an unsupported version before it looks at credentials", async () => {
        const reply = await call(simulator, simulator.nodes[0], "/rest/v9.9/auth/token", { method: "POST" });
        expect([reply.status, textOf(reply.body, "errorMessage")]).to.deep.equal([404, "Unsupported versionId in URI"]);
        expect(simulator.nodes[0].failedLogins).to.equal(0);
    });

    it("lets a token live ten minutes by its date, and on its own node only", async () => {
        const [a, b] = simulator.nodes;
        const onA = await logIn(simulator, a);
        expect((await onA.status()).status).to.equal(200);
        const headers = { Authorization: `Bearer ${onA.token}` };
        expect((await call(simulator, b, "/rest/v1.2/system/status", { headers })).status).to.equal(401);
        now = new Date("2026-01-01T10:09:59Z");
        expect((await onA.status()).status).to.equal(200);
        now = new Date("2026-01-01T10:10:00Z");
        expect((await onA.status()).status).to.equal(401);
    });

    it("answers 401 without a token, and says so in errorMessage", async () => {
        const reply = await call(simulator, simulator.nodes[0], "/rest/v1.2/system/status");
        expect([reply.status, textOf(reply.body, "errorMessage")]).to.deep.equal([401, "Access token is missing"]);
    });

    it("answers 405 to a wrong verb, 406 to a client that wants no XML, 415 to another type, 404 to other paths", async () => {
        const node = await logIn(simulator, simulator.nodes[0]);
        const wrongVerb = await node.get("/admin/switchover");
        expect([wrongVerb.status, wrongVerb.headers["allow"]]).to.deep.equal([405, "POST"]);
        expect((await node.get("/system/status", { headers: { Accept: "application/json" } })).status).to.equal(406);
        expect((await node.get("/system/status", { headers: { Accept: "text/html, */*;q=0.1" } })).status).to.equal(
            200,
        );
        const json = { headers: { "Content-Type": "application/json" }, body: "{}" };
        expect((await node.post("/admin/switchover", json)).status).to.equal(415);
        for (const path of ["/nothing", "/system", "//", "/system/status/"]) {
            expect((await node.get(path)).status, path).to.equal(404);
        }
        expect(simulator.switchoversReceived()).to.equal(1);
        expect((await simulator.settled(), simulator.switchoversCarriedOut())).to.equal(0);
    });

    it("lets a user without administrator rights look, and nothing else", async () => {
        const node = await logIn(simulator, simulator.nodes[0], reader);
        expect((await node.status()).status).to.equal(200);
        for (const path of ["/admin/switchover", "/admin/reboot", "/configuration/lock", "/configuration/unlock"]) {
            expect((await node.post(path)).status, path).to.equal(403);
        }
    });

    it("names its versions where no version is asked for", async () => {
        const { token } = await logIn(simulator, simulator.nodes[0]);
        const headers = { Authorization: `Bearer ${token}` };
        const reply = await call(simulator, simulator.nodes[0], "/rest/api/supportedversions", { headers });
        expect(textOf(reply.body, "latestVersion")).to.equal("v1.2");
        expect(reply.body).to.contain("<otherVersions><version>v1.0</version><version>v1.1</version></otherVersions>");
        const versioned = await call(simulator, simulator.nodes[0], "/rest/v1.2/api/supportedversions", { headers });
        expect(versioned.status).to.equal(404);
    });

    it("counts sessions on the active node, and links to the kinds of numbers there are", async () => {
        const [a, b] = await Promise.all(simulator.nodes.map((node) => logIn(simulator, node)));
        simulator.setSessions(42);
        const sessions = async (node = a) =>
            textOf((await node!.get("/statistics/kpis?type=globalSessions")).body, "sysGlobalConSessions");
        expect([await sessions(a), await sessions(b)]).to.deep.equal(["42", "0"]);
        expect((await a!.get("/statistics/kpis?type=nothing")).status).to.equal(400);
        const { body } = await a!.get("/statistics/kpiTypes");
        const { address } = simulator.nodes[0];
        expect(body).to.contain(`<link>https://${address}/rest/v1.2/statistics/kpiTypes?type=globalSessions</link>`);
    });

    it("answers 204 to a switchover request, or 202 where it is set up so, and moves afterwards", async () => {
        const node = await logIn(simulator, simulator.nodes[0]);
        const reply = await node.switchOver();
        expect([reply.status, reply.body, reply.headers["transfer-encoding"]]).to.deep.equal([204, "", undefined]);
        await simulator.settled();
        expect(simulator.nodes.map(({ role }) => role)).to.deep.equal(["standby", "active"]);
        const other = await startSimulator({ switchoverStatus: 202 });
        try {
            expect((await (await logIn(other, other.nodes[0])).switchOver()).status).to.equal(202);
        } finally {
            await other.stop();
        }
    });

    it("reboots: 202 at once, gone, then standby, with its tokens forgotten", async () => {
        const node = await logIn(simulator, simulator.nodes[0]);
        const reply = await node.post("/admin/reboot");
        expect([reply.status, textOf(reply.body, "link")]).to.deep.equal([202, "Rebooting in 5 seconds"]);
        await simulator.settled();
        expect(simulator.nodes.map(({ role }) => role)).to.deep.equal(["standby", "active"]);
        expect((await node.status()).status).to.equal(401);
    });

    it("gives the configuration lock to one token, until it unlocks or ends", async () => {
        const [node] = simulator.nodes;
        const one = await logIn(simulator, node);
        const two = await logIn(simulator, node);
        const asked = async (client: typeof one, path: string) => {
            const reply = await client.post(path);
            return [reply.status, textOf(reply.body, "errorMessage")];
        };
        expect(await asked(one, "/configuration/unlock")).to.deep.equal([423, "User does not have the lock"]);
        expect(await asked(one, "/configuration/lock")).to.deep.equal([204, undefined]);
        expect(await asked(two, "/configuration/lock")).to.deep.equal([423, "Resource locked by another user"]);
        expect(await asked(two, "/configuration/unlock")).to.deep.equal([423, "Resource locked by another user"]);
        expect(node.configurationLocked).to.equal(true);
        expect(await asked(one, "/configuration/unlock")).to.deep.equal([204, undefined]);

        await asked(two, "/configuration/lock");
        now = new Date("2026-01-01T10:10:00Z");
        expect(node.configurationLocked).to.equal(false);
    });

    it("keeps the lock for a token that was renewed in time", async () => {
        const [node] = simulator.nodes;
        const one = await logIn(simulator, node);
        await one.post("/configuration/lock");
        now = new Date("2026-01-01T10:09:00Z");
        await call(simulator, node, "/rest/v1.2/auth/token", {
            method: "POST",
            headers: { Authorization: administrator, "Content-Type": "x-www-form-urlencoded" },
            body: `token=${encodeURIComponent(one.token)}`,
        });
        now = new Date("2026-01-01T10:11:00Z");
        expect(node.configurationLocked).to.equal(true);
        expect((await (await logIn(simulator, node)).post("/configuration/lock")).status).to.equal(423);
    });

    it("answers many requests on one connection", async () => {
        const { Agent } = await import("node:https");
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        const token = await getToken(simulator, simulator.nodes[0]);
        const headers = { Authorization: `Bearer ${token}` };
        for (let count = 0; count < 20; count += 1) {
            const reply = await call(simulator, simulator.nodes[0], "/rest/v1.2/system/status", {
                headers,
                tls: { agent },
            });
            expect(reply.status).to.equal(200);
        }
        agent.destroy();
        expect(new Set(simulator.requests.slice(1).map(({ connection }) => connection)).size).to.equal(1);
    });
});
