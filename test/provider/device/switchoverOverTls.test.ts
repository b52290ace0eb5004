import { expect } from "chai";
import { Session } from "../../../provider/device/session.js";
import { getStatus } from "../../../provider/device/status.js";
import { prepareSwitchover, type RequestOutcome } from "../../../provider/device/switchoverRequest.js";
import type { Io } from "../../../provider/device/io.js";
import { type FaultName, type Simulator, startSimulator } from "../../../simulator/index.js";
import { startHttps, startTcp } from "../ownServer.js";
import { arrived, endpointOf, inShort, realIo } from "../realPair.js";
import { tokenXml } from "../statusXml.js";

/** Where the deadline is what ends the exchange; elsewhere a slow machine is to make no difference. */
const DEADLINE_MS = 500;

describe("the request for a switchover over real TLS", () => {
    let simulator: Simulator;
    before(async () => (simulator = await startSimulator({ timeScale: 0.01, certificate: "valid" })));
    beforeEach(async () => {
        simulator.clearFaults();
        await simulator.settled();
        simulator.clearRequests();
    });
    after(() => simulator.stop());

    const activeNode = () => simulator.nodes.find(({ role }) => role === "active") ?? simulator.nodes[0];
    const sessionOf = (overrides = {}) => new Session(endpointOf(simulator, activeNode(), overrides));
    const ask = async (session: Session, io: Io): Promise<RequestOutcome> => {
        const prepared = await prepareSwitchover(session, io);
        if (prepared.kind === "notSent") return prepared;
        try {
            return await prepared.send();
        } finally {
            prepared.close();
        }
    };
    const received = () => simulator.requests.filter(({ endpoint }) => endpoint === "switchover");

    it("has a connection of its own, which nothing else uses before or after", async () => {
        const io = realIo();
        const session = sessionOf();
        await getStatus(session, io);
        expect(await ask(session, io)).to.deep.equal({ kind: "accepted", status: 204 });
        await getStatus(session, io);
        const of = (name: string) => simulator.requests.filter(({ endpoint }) => endpoint === name);
        const [asked] = of("switchover");
        const others = [...of("status"), ...of("token")].map(({ connection }) => connection);
        expect(new Set(others).size).to.equal(1);
        expect(others).to.not.include(asked?.connection);
        expect(asked?.headers).to.not.have.any.keys("content-type", "transfer-encoding");
        expect(asked?.headers["content-length"] ?? "0").to.equal("0");
    });

    const outcomes: Partial<Record<FaultName, string>> = {
        framing204Plain: "accepted 204",
        framing204Chunked: "accepted 204",
        framing204ChunkedTerminator: "accepted 204",
        accepted202: "accepted 202",
        acceptedNoEffect: "accepted 204",
        badRequest: "rejected 400",
        unauthorizedOnce: "rejected 401",
        forbidden: "rejected 403",
        locked: "rejected 423",
        tooManyRequests: "unanswered 429",
        serverError: "unanswered 500",
        serverErrorAfterActing: "unanswered 500",
        serviceUnavailable: "unanswered 503",
        redirect: "unanswered 302",
        htmlErrorPage: "unanswered 502",
        answerLostBeforeActing: "unanswered",
        answerLostAfterActing: "unanswered",
        reset: "unanswered",
        hang: "unanswered",
        hangAfterActing: "unanswered",
        nodeDown: "notSent",
        hangTls: "notSent",
    };
    for (const [fault, expected] of Object.entries(outcomes) as [FaultName, string][]) {
        it(`is ${expected} and sent ${expected === "notSent" ? "never" : "once"} where the device does ${fault}`, async () => {
            const io = realIo();
            const session = sessionOf(/^hang/.test(fault) ? { requestTimeoutMs: DEADLINE_MS } : {});
            await getStatus(session, io);
            const before = simulator.switchoversReceived();
            const lasts = fault === "nodeDown" || fault === "hangTls";
            simulator.setFault({ name: fault, ...(lasts ? {} : { endpoint: "switchover" as const }) });
            const outcome = await ask(session, io);
            const status = "status" in outcome ? ` ${outcome.status}` : "";
            expect(`${outcome.kind}${status}`).to.equal(expected);
            simulator.clearFaults();
            await new Promise((resolve) => setTimeout(resolve, 30));
            expect(simulator.switchoversReceived() - before).to.equal(expected === "notSent" ? 0 : 1);
            expect(await getStatus(session, realIo())).to.have.property("role");
        });
    }

    it("is refused for a user without administrator rights, with the device's own words", async () => {
        const credentials = { username: "user", password: "acme-packet-user" };
        const outcome = await ask(sessionOf({ credentials }), realIo());
        expect(outcome).to.include({ kind: "rejected", status: 403 });
        expect("fact" in outcome && outcome.fact).to.match(
            /^sbc-[ab] \(127\.0\.0\.1:\d+\) answered 403 to the switchover request \("This request requires administrator privileges"\)\.$/,
        );
        expect(simulator.switchoversCarriedOut()).to.be.at.most(simulator.switchoversReceived());
    });

    it("is not sent on to where a redirect points", async () => {
        const other = await startTcp();
        const location = `https://127.0.0.1:${other.endpoint.port}/`;
        simulator.setFault({ name: "redirect", endpoint: "switchover", location });
        await ask(sessionOf(), realIo());
        await new Promise((resolve) => setTimeout(resolve, 30));
        expect(other.connections).to.equal(0);
        await other.stop();
    });

    it("that is cancelled on its way is unanswered, since it may have arrived", async () => {
        const cancel = new AbortController();
        simulator.setFault({ name: "hang", endpoint: "switchover" });
        const asking = ask(sessionOf(), realIo({ signal: cancel.signal }));
        await arrived(simulator, "switchover");
        cancel.abort(new Error("stop"));
        expect(await asking).to.have.property("kind", "unanswered");
        expect(received().map(inShort)).to.deep.equal(["POST switchover unanswered"]);
    });

    for (const isLate of [true, false]) {
        it(`is cut off, not closed, when it ${isLate ? "takes too long" : "is cancelled"}: nothing of it may arrive later`, async () => {
            const cancel = new AbortController();
            let asked = 0;
            let end: (how: string) => void = () => undefined;
            const ended = new Promise<string>((resolve) => (end = resolve));
            const server = await startHttps((request, response) => {
                if (request.url?.endsWith("/auth/token")) return void response.end(tokenXml("t"));
                asked += 1;
                request.socket.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? ""));
                request.socket.on("close", () => end("closed"));
                if (!isLate) setTimeout(() => cancel.abort(new Error("stop")), 30);
            });
            const endpoint = { ...server.endpoint, ...(isLate ? { requestTimeoutMs: DEADLINE_MS } : {}) };
            try {
                const outcome = await ask(new Session(endpoint), realIo({ signal: cancel.signal }));
                expect([outcome.kind, asked]).to.deep.equal(["unanswered", 1]);
                expect(await ended).to.equal("ECONNRESET");
            } finally {
                await server.stop();
            }
        });
    }

    it("is not sent where the node closes the connection between opening and asking", async () => {
        const io = realIo();
        const session = sessionOf();
        const prepared = await prepareSwitchover(session, io);
        if (prepared.kind === "notSent") throw new Error(prepared.fact);
        simulator.setFault("nodeDown");
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(await prepared.send()).to.have.property("kind", "notSent");
        expect(received()).to.be.empty;
    });

    it("is unanswered where the headers of the answer never end", async () => {
        let asked = 0;
        const server = await startHttps((request, response) => {
            if (request.url?.endsWith("/auth/token")) return void response.end(tokenXml("t"));
            asked += 1;
            response.writeHead(204, { "X-Flood": "x".repeat(200_000) }).end();
        });
        expect(await ask(new Session(server.endpoint), realIo())).to.have.property("kind", "unanswered");
        expect(asked).to.equal(1);
        await server.stop();
    });
});
