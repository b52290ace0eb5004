import { expect } from "chai";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../simulator/index.js";
import { administrator, call, logIn, textOf } from "./client.js";

describe("A simulated pair", () => {
    let simulator: Simulator;
    afterEach(() => simulator.stop());
    const start = async (options: SimulatorOptions = {}) =>
        (simulator = await startSimulator({ timeScale: 0.002, ...options }));
    const roles = () => simulator.nodes.map(({ role }) => role);

    it("fails over by itself, in the device's words", async () => {
        await start();
        simulator.failOver();
        await simulator.settled();
        expect(roles()).to.deep.equal(["standby", "active"]);
        const { body } = await (await logIn(simulator, simulator.nodes[1])).status();
        expect(textOf(body, "info")).to.equal(
            "Standby to BecomingActive, active peer sbc-a has timed out, no arp reply from active in 250ms",
        );
        simulator.failOver("health");
        await simulator.settled();
        expect(simulator.nodes.map(({ healthPercent }) => healthPercent)).to.deep.equal([100, 70]);
        expect(simulator.switchoversCarriedOut()).to.equal(0);
        expect(() => simulator.crash("sbc-c")).to.throw("A node is sbc-a or sbc-b, not sbc-c.");
    });

    it("fails over for whatever reason it is told, in those words", async () => {
        await start();
        simulator.failOver("constructor");
        await simulator.settled();
        const { body } = await (await logIn(simulator, simulator.nodes[1])).status();
        expect(textOf(body, "info")).to.equal("Standby to BecomingActive, active peer sbc-a constructor");
    });

    it("gives way when the active node's health falls below 75, unless it is told not to", async () => {
        await start();
        simulator.setHealth("sbc-a", 60, { failOver: false });
        await simulator.settled();
        expect(roles()).to.deep.equal(["active", "standby"]);
        simulator.setHealth("sbc-a", 74);
        await simulator.settled();
        expect(roles()).to.deep.equal(["standby", "active"]);
        simulator.setHealth("sbc-b", 50);
        await simulator.settled();
        expect(roles()).to.deep.equal(["standby", "active"]);
        expect(() => simulator.setHealth("sbc-b", 101)).to.throw("from 0 to 100, not 101.");
    });

    it("says what it was told about synchronization and roles, even nonsense", async () => {
        await start();
        simulator.setSync("tMBCD", "false");
        simulator.setSync("tSIPD", "perhaps", "sbc-b");
        expect(simulator.node("sbc-a").sync).to.include({ tMBCD: "false", tSIPD: "true" });
        expect(simulator.node("sbc-b").sync).to.include({ tMBCD: "false", tSIPD: "perhaps" });
        expect(() => simulator.setSync("tX", "true")).to.throw("A component is one of tCCD, ");
        simulator.setRole("sbc-b", "on holiday");
        const { body } = await (await logIn(simulator, simulator.nodes[0])).status();
        expect(textOf(body, "haPeerRole")).to.equal("on holiday");
        simulator.setRole("sbc-b", "out of service");
        expect(simulator.node("sbc-b").state).to.equal("OutOfService");
    });

    it("loses a crashed node's tokens and connections, and the peer says so", async () => {
        await start({ lostPeer: "absent" });
        const [a, b] = await Promise.all(simulator.nodes.map((node) => logIn(simulator, node)));
        simulator.crash("sbc-b");
        await simulator.settled();
        expect((await b!.status()).error).to.equal("ECONNREFUSED");
        const { body } = await a!.status();
        expect([textOf(body, "haPeerName"), textOf(body, "haPeerRole")]).to.deep.equal([undefined, undefined]);
        simulator.restore("sbc-b");
        await simulator.settled();
        expect((await b!.status()).status).to.equal(401);
        expect(roles()).to.deep.equal(["active", "standby"]);
    });

    it("writes its log newest first, and no longer than it was told", async () => {
        await start({ newestLogFirst: true, longestLog: 2, upTimeElement: "uptimeSeconds", roleWording: "joined" });
        for (let count = 0; count < 3; count += 1) {
            simulator.failOver(`has gone ${count}`);
            await simulator.settled();
        }
        const { body } = await (await logIn(simulator, simulator.nodes[1])).status();
        const infos = [...body.matchAll(/<info>(.*?)<\/info>/g)].map(([, info]) => info);
        expect(infos).to.deep.equal([
            "Standby to BecomingActive, active peer sbc-a has gone 2",
            "Active to RelinquishingActive",
        ]);
        expect([textOf(body, "haSwitchOvers"), textOf(body, "upTime")]).to.deep.equal(["3", undefined]);
    });

    it("records every request in order, and no secret", async () => {
        await start();
        const [node] = simulator.nodes;
        const client = await logIn(simulator, node);
        await client.get(`/system/status?token=${encodeURIComponent(client.token)}&p=acme-packet`, {
            headers: { Cookie: "a=b", "X-Note": `x acme-packet x` },
        });
        await call(simulator, node, "/rest/v1.2/system/status", { headers: { Authorization: "Bearer stolen-token" } });
        await call(simulator, node, "/rest/v1.2/auth/token", {
            method: "POST",
            headers: { Authorization: administrator, "Content-Type": "x-www-form-urlencoded" },
            body: `token=${client.token}`,
        });
        const records = simulator.requests;
        expect(records.map(({ endpoint, status, ended }) => [endpoint, status, ended])).to.deep.equal([
            ["token", 200, "answered"],
            ["status", 200, "answered"],
            ["status", 401, "answered"],
            ["token", 200, "answered"],
        ]);
        expect(records.map(({ user }) => user)).to.deep.equal(["admin", "admin", undefined, "admin"]);
        expect(records.map(({ headers }) => headers["authorization"])).to.deep.equal([
            "Basic (valid)",
            "Bearer (valid)",
            "Bearer (unknown)",
            "Basic (valid)",
        ]);
        expect(records.map(({ connection }) => connection)).to.deep.equal([1, 2, 3, 4]);
        const text = JSON.stringify(records);
        for (const secret of ["acme-packet", client.token, administrator.slice(6), "stolen-token", "a=b"]) {
            expect(text).not.to.contain(secret);
        }
        simulator.clearRequests();
        expect(simulator.requests).to.have.length(0);
    });

    it("stops at once, with requests hanging", async () => {
        await start();
        simulator.setFault({ name: "slow", delayMs: 60_000 });
        const hanging = call(simulator, simulator.nodes[0], "/rest/v1.2/system/status");
        await new Promise((resolve) => setTimeout(resolve, 50));
        const before = performance.now();
        await simulator.stop();
        expect(performance.now() - before).to.be.lessThan(500);
        expect((await hanging).error).to.equal("ECONNRESET");
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect(simulator.requests.at(-1)?.ended).to.equal("clientGone");
    });

    const mistakes: readonly (readonly [options: SimulatorOptions, words: string])[] = [
        [{ nodes: ["a", "a"] }, "two nodes with different names"],
        [{ nodes: ["a", "<b>"] }, "two nodes with different names"],
        [{ active: "x" }, "The active node must be sbc-a or sbc-b, not x."],
        [{ ports: [0, 70_000] }, "A port is a whole number from 0 to 65535, not 70000."],
        [{ timeScale: -1 }, "The time scale must be 0 or more, not -1."],
        [{ apiVersions: ["1.2"] }, "An API version looks like v1.2, not 1.2."],
        [
            { certificate: "pretty" as "valid" },
            "A certificate is one of valid, expired, notYetValid, wrongName, selfSigned, sha1Signature, shortKey, not pretty.",
        ],
        [{ readOnlyUsername: "admin" }, "The two users must have different names, not both admin."],
    ];
    for (const [options, words] of mistakes) {
        it(`does not start with ${JSON.stringify(options)}, and says why`, async () => {
            const error: unknown = await startSimulator(options).catch((reason: unknown) => reason);
            expect(String(error)).to.contain(words);
        });
    }

    it("says that a port is in use, and leaves nothing open", async () => {
        await start();
        const [{ port }] = simulator.nodes;
        const error: unknown = await startSimulator({ ports: [0, port] }).catch((reason: unknown) => reason);
        expect(String(error)).to.contain("EADDRINUSE");
    });
});
