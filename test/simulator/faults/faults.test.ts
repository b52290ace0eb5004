import { expect } from "chai";
import {
    type FaultName,
    faultNames,
    faults,
    type FaultSpec,
    startSimulator,
    type Simulator,
} from "../../../simulator/index.js";
import { call, logIn, openRaw, type Reply, textOf } from "../client.js";

type Client = Awaited<ReturnType<typeof logIn>>;

/** What a client sees of a fault, and whether the pair moved after a switchover request. */
interface Seen {
    readonly reply: Reply;
    readonly moved: boolean;
}

describe("A fault is seen on the wire as its name says", () => {
    let simulator: Simulator;
    let a: Client;
    beforeEach(async () => {
        simulator = await startSimulator({ timeScale: 0.002 });
        a = await logIn(simulator, simulator.nodes[0]);
    });
    afterEach(() => simulator.stop());

    async function switchOver(fault: FaultSpec | FaultName): Promise<Seen> {
        simulator.setFault(fault);
        const reply = await a.post("/admin/switchover", { timeoutMs: 150 });
        await simulator.settled();
        return { reply, moved: simulator.switchoversCarriedOut() > 0 };
    }

    async function status(fault: FaultSpec | FaultName): Promise<Reply> {
        simulator.setFault(fault);
        return a.get("/system/status", { timeoutMs: 150 });
    }

    const onSwitchover: Partial<Record<FaultName, (seen: Seen) => void>> = {
        answerLostBeforeActing: ({ reply, moved }) =>
            expect([reply.status, reply.error, moved]).to.deep.equal([undefined, "ECONNRESET", false]),
        answerLostAfterActing: ({ reply, moved }) =>
            expect([reply.status, reply.error, moved]).to.deep.equal([undefined, "ECONNRESET", true]),
        hangAfterActing: ({ reply, moved }) => expect([reply.error, moved]).to.deep.equal(["TIMEOUT", true]),
        serverErrorAfterActing: ({ reply, moved }) => expect([reply.status, moved]).to.deep.equal([500, true]),
        acceptedNoEffect: ({ reply, moved }) => expect([reply.status, moved]).to.deep.equal([204, false]),
        accepted202: ({ reply, moved }) => expect([reply.status, reply.body, moved]).to.deep.equal([202, "", true]),
        framing204Plain: ({ reply, moved }) => expect([reply.status, moved]).to.deep.equal([204, true]),
        framing204Chunked: ({ reply, moved }) => expect([reply.status, moved]).to.deep.equal([204, true]),
        framing204ChunkedTerminator: ({ moved }) => expect(moved).to.equal(true),
        badRequest: ({ reply, moved }) => expect([reply.status, moved]).to.deep.equal([400, false]),
        forbidden: ({ reply, moved }) => expect([reply.status, moved]).to.deep.equal([403, false]),
        locked: ({ reply, moved }) => expect([reply.status, moved]).to.deep.equal([423, false]),
        tooManyRequests: ({ reply, moved }) =>
            expect([reply.status, reply.headers["retry-after"], moved]).to.deep.equal([429, "5", false]),
        serverError: ({ reply, moved }) => expect([reply.status, moved]).to.deep.equal([500, false]),
        serviceUnavailable: ({ reply, moved }) => expect([reply.status, moved]).to.deep.equal([503, false]),
        redirect: ({ reply, moved }) =>
            expect([reply.status, reply.headers["location"], moved]).to.deep.equal([
                302,
                "https://elsewhere.invalid/",
                false,
            ]),
        htmlErrorPage: ({ reply, moved }) =>
            expect([reply.status, reply.headers["content-type"], moved]).to.deep.equal([502, "text/html", false]),
        unauthorizedOnce: ({ reply, moved }) => expect([reply.status, moved]).to.deep.equal([401, false]),
        reset: ({ reply, moved }) => expect([reply.error, moved]).to.deep.equal(["ECONNRESET", false]),
        hang: ({ reply, moved }) => expect([reply.error, moved]).to.deep.equal(["TIMEOUT", false]),
        slow: ({ reply, moved }) => expect([reply.status, moved]).to.deep.equal([204, true]),
    };
    for (const [name, check] of Object.entries(onSwitchover) as [FaultName, (seen: Seen) => void][]) {
        it(`${name}: ${faults[name].meaning}`, async () => {
            check(await switchOver(name));
            expect(simulator.requests.at(-1)?.fault).to.equal(name);
            expect(simulator.switchoversReceived()).to.equal(1);
        });
    }

    const onStatus: Partial<Record<FaultName, (reply: Reply) => void>> = {
        cutInBody: (reply) => expect([reply.error, reply.status]).to.deep.equal(["ECONNRESET", 200]),
        malformedXml: (reply) => expect(reply.body).to.contain("<role>active</data>"),
        truncatedXml: (reply) => {
            expect(reply.error).to.equal(undefined);
            expect(reply.body).to.match(/^<\?xml/);
            expect(reply.body).not.to.contain("</response>");
        },
        emptyBody: (reply) => expect([reply.status, reply.body]).to.deep.equal([200, ""]),
        hugeBody: (reply) => {
            expect(reply.error).to.equal("TIMEOUT");
            expect(reply.body.length).to.be.greaterThan(256 * 1024);
        },
        doctype: (reply) => expect(reply.body).to.match(/<!DOCTYPE response \[<!ENTITY e0 "active"><!ENTITY e1 "&e0;/),
        wrongDevice: (reply) => expect(textOf(reply.body, "hostName")).to.equal("another-sbc"),
        standalone: (reply) => {
            expect(textOf(reply.body, "role")).to.equal("standalone");
            expect(reply.body).not.to.contain("<ha");
        },
        missingFields: (reply) =>
            expect(reply.body).to.contain("<data><hostName>sbc-a</hostName><role>active</role></data>"),
        unknownRoleWord: (reply) => expect(textOf(reply.body, "role")).to.equal("in maintenance"),
    };
    for (const [name, check] of Object.entries(onStatus) as [FaultName, (reply: Reply) => void][]) {
        it(`${name}: ${faults[name].meaning}`, async () => {
            check(await status(name));
        });
    }

    it("lateSwitchover and flapBack and rebootDuringSwitchover move the pair in their own ways", async () => {
        simulator.setFault({ name: "lateSwitchover", delayMs: 100 });
        await a.switchOver();
        await new Promise((resolve) => setTimeout(resolve, 60));
        expect(simulator.nodes[0].state).to.equal("Active");
        await simulator.settled();
        expect(simulator.nodes[1].state).to.equal("Active");

        simulator.clearFaults();
        simulator.setFault("flapBack");
        await a.switchOver();
        await simulator.settled();
        expect(simulator.nodes[1].state).to.equal("Active");
        const active = simulator.activeHistory.filter((change) => change.active.length === 1);
        expect(active.map((change) => change.active[0])).to.deep.equal(["sbc-a", "sbc-b", "sbc-a", "sbc-b"]);

        simulator.clearFaults();
        simulator.setFault("rebootDuringSwitchover");
        await a.switchOver();
        await simulator.settled();
        expect(simulator.nodes.map(({ role }) => role)).to.deep.equal(["active", "standby"]);
        expect(simulator.roleHistory.map(({ state }) => state)).to.contain("Down");
    });

    it("reset is a reset, and a lost answer is not", async () => {
        const ending = async (fault: FaultName): Promise<string> => {
            simulator.clearFaults();
            simulator.setFault({ name: fault, endpoint: "any" });
            const socket = await openRaw(simulator, simulator.nodes[0]);
            return new Promise((resolve) => {
                socket.once("error", (error: NodeJS.ErrnoException) => resolve(String(error.code)));
                socket.once("end", () => resolve("end"));
                socket.resume();
                socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            });
        };
        expect(await ending("reset")).to.equal("ECONNRESET");
        expect(await ending("answerLostBeforeActing")).to.equal("end");
    });

    it("a slow request acts even when its client has gone", async () => {
        simulator.setFault({ name: "slow", delayMs: 200 });
        expect((await a.post("/admin/switchover", { timeoutMs: 50 })).error).to.equal("TIMEOUT");
        await simulator.settled();
        expect(simulator.switchoversCarriedOut()).to.equal(1);
        expect(simulator.requests.at(-1)?.ended).to.equal("clientGone");
    });

    it("notFound and sessionsNotNumber are for the number of sessions, and take their own words", async () => {
        const kpis = () => a.get("/statistics/kpis?type=globalSessions");
        simulator.setFault("notFound");
        expect([(await kpis()).status, (await a.status()).status]).to.deep.equal([404, 200]);
        simulator.clearFaults();
        simulator.setFault("sessionsNotNumber");
        expect(textOf((await kpis()).body, "sysGlobalConSessions")).to.equal("many");
        simulator.clearFaults();
        simulator.setFault({ name: "sessionsNotNumber", word: "$&<-1" });
        const { status, body } = await kpis();
        expect([status, textOf(body, "sysGlobalConSessions")]).to.deep.equal([200, "$&amp;&lt;-1"]);
        expect(textOf(body, "sysGlobalCPS")).to.equal("0");
    });

    it("drip sends one byte at a time", async () => {
        simulator.setFault({ name: "drip", delayMs: 1 });
        const before = performance.now();
        const reply = await a.get("/nothing");
        expect([reply.status, simulator.requests.at(-1)?.fault]).to.deep.equal([404, "drip"]);
        expect(performance.now() - before).to.be.lessThan(100);
        const kpis = await a.get("/statistics/kpis?type=globalSessions");
        expect(textOf(kpis.body, "sysGlobalConSessions")).to.equal("120");
        expect(performance.now() - before).to.be.greaterThan(kpis.body.length);
    });

    it("nodeDown refuses connections until it is cleared, and hangTls answers none", async () => {
        const before = await a.status();
        simulator.setFault({ name: "nodeDown", node: "sbc-a" });
        expect((await a.status()).error).to.equal("ECONNREFUSED");
        expect((await logIn(simulator, simulator.nodes[1])).token).to.be.a("string");
        simulator.clearFaults();
        expect((await a.status()).body).to.equal(before.body);
        expect((await status("hangTls")).error).to.equal("TIMEOUT");
        simulator.clearFaults();
        expect((await a.status()).status).to.equal(200);
    });

    it("bothActive and noneActive show in the roles, and go away again", async () => {
        const roles = () => simulator.nodes.map(({ role }) => role);
        simulator.setFault("bothActive");
        expect(roles()).to.deep.equal(["active", "active"]);
        expect(textOf((await a.status()).body, "haPeerRole")).to.equal("out of service");
        simulator.clearFaults();
        await simulator.settled();
        expect(roles()).to.deep.equal(["active", "standby"]);
        simulator.setFault("noneActive");
        expect(roles()).to.deep.equal(["standby", "standby"]);
        simulator.clearFaults("noneActive");
        expect(roles()).to.deep.equal(["active", "standby"]);
    });

    it("neverSynchronizes ends out of service, and recovers when it is cleared", async () => {
        simulator.setFault("neverSynchronizes");
        await a.switchOver();
        await simulator.settled();
        expect(simulator.nodes.map(({ role }) => role)).to.deep.equal(["out of service", "active"]);
        simulator.clearFaults();
        await simulator.settled();
        expect(simulator.nodes.map(({ role }) => role)).to.deep.equal(["standby", "active"]);
    });

    it("has a test for every fault there is", () => {
        const elsewhere = [
            ...["lateSwitchover", "flapBack", "rebootDuringSwitchover", "nodeDown", "hangTls", "bothActive"],
            ...["notFound", "sessionsNotNumber", "drip", "noneActive", "neverSynchronizes", "certificateChanged"],
        ];
        expect([...Object.keys(onSwitchover), ...Object.keys(onStatus), ...elsewhere]).to.have.members(faultNames);
    });

    it("can be aimed at a node, a request, a number of times", async () => {
        simulator.setFault({ name: "serverError", node: "sbc-b" });
        expect((await a.status()).status).to.equal(200);
        simulator.clearFaults();
        simulator.setFault({ name: "serverError", endpoint: "kpis", times: 2 });
        const kpis = async () => (await a.get("/statistics/kpis?type=globalSessions")).status;
        expect([(await a.status()).status, await kpis(), await kpis(), await kpis()]).to.deep.equal([
            200, 500, 500, 200,
        ]);
        simulator.setFault({ name: "forbidden", path: "/rest/v1.2/system/status", method: "get" });
        expect((await a.status()).status).to.equal(403);
        expect((await a.switchOver()).status).to.equal(204);
    });

    it("works once where its name says so, and takes its own words", async () => {
        simulator.setFault("unauthorizedOnce");
        expect([(await a.status()).status, (await a.status()).status]).to.deep.equal([401, 200]);
        expect(textOf((await status({ name: "unknownRoleWord", word: "PRIMARY" })).body, "role")).to.equal("PRIMARY");
        simulator.clearFaults();
        const { body } = await status({ name: "missingFields", fields: ["haPeerName"] });
        expect([textOf(body, "haPeerName"), textOf(body, "haPeerRole")]).to.deep.equal([undefined, "standby"]);
    });

    it("never helps a request that has no rights", async () => {
        simulator.setFault("answerLostAfterActing");
        const reply = await call(simulator, simulator.nodes[0], "/rest/v1.2/admin/switchover", { method: "POST" });
        expect(reply.status).to.equal(401);
        await simulator.settled();
        expect(simulator.switchoversCarriedOut()).to.equal(0);
    });

    const mistakes: readonly (readonly [fault: object, words: string])[] = [
        [{ name: "nonsense" }, "A fault is one of answerLostBeforeActing, "],
        [{ name: "hang", node: "sbc-c" }, "A node is sbc-a or sbc-b, not sbc-c."],
        [{ name: "hang", endpoint: "nothing" }, "An endpoint is one of token, "],
        [{ name: "hang", times: 0 }, "times is a whole number from 1, not 0."],
        [{ name: "slow", delayMs: -1 }, "delayMs is a number of milliseconds from 0, not -1."],
        [{ name: "hang", path: "rest" }, "A path begins with a slash, unlike rest."],
        [{ name: "missingFields", fields: ["x"] }, "A status element is one of upTime, "],
        [{ name: "missingFields", fields: "role" }, "a list of status elements"],
        [{ name: "hang", method: 5 }, "The field method is a text, not 5."],
        [{ name: "hang", colour: "red" }, "A fault has the fields name, "],
        [{ name: "bothActive", node: "sbc-a" }, "concerns the pair: leave node out."],
    ];
    for (const [fault, words] of mistakes) {
        it(`that can't be set says why: ${JSON.stringify(fault)}`, () => {
            expect(() => simulator.setFault(fault as FaultSpec)).to.throw(words);
            expect(simulator.activeFaults).to.deep.equal([]);
        });
    }
});
