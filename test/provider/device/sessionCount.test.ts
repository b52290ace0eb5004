import { expect } from "chai";
import * as fc from "fast-check";
import { Session } from "../../../provider/device/session.js";
import { getSessionCount, parseSessionCount, type SessionCount } from "../../../provider/device/sessionCount.js";
import { TransportError } from "../../../provider/device/transport.js";
import { type FaultName, type FaultSpec, type Simulator, startSimulator } from "../../../simulator/index.js";
import { endpointNamed, PairRun } from "../pairRun.js";
import { arrived, endpointOf, inShort, realIo, thrownBy } from "../realPair.js";
import { dataXml, errorXml } from "../statusXml.js";

const xmlOf = (...values: string[]) =>
    dataXml(values.map((value) => `<sysGlobalConSessions>${value}</sysGlobalConSessions>`).join(""));

describe("the number of sessions in a reply", () => {
    const factOf = (body: string) => {
        const count = parseSessionCount(body);
        return count.kind === "unreadable" ? count.fact : `counted ${count.count}`;
    };

    it("is read at any depth", () => {
        for (const body of [
            xmlOf("7"),
            dataXml(
                "<globalSessions><sysGlobalCPS>3</sysGlobalCPS><sysGlobalConSessions> 7 </sysGlobalConSessions></globalSessions>",
            ),
            dataXml("<kpis><kpi><x><sysGlobalConSessions>7</sysGlobalConSessions></x></kpi><kpi/></kpis>"),
            "<sysGlobalConSessions>7</sysGlobalConSessions>",
        ]) {
            expect(parseSessionCount(body), body).to.deep.equal({ kind: "counted", count: 7 });
        }
    });

    it("may be none, and may stand there twice where both say the same", () => {
        expect(factOf(xmlOf("0"))).to.equal("counted 0");
        expect(factOf(xmlOf("12", "12"))).to.equal("counted 12");
    });

    const unreadable: Record<string, string> = {
        "": "the answer is empty",
        "<html></html>": "the answer is an HTML page",
        "<response><data>": "the answer is not well-formed XML",
        [dataXml("")]: "the answer has no sysGlobalConSessions",
        [dataXml("<sysGlobalCPS>5</sysGlobalCPS>")]: "the answer has no sysGlobalConSessions",
        [xmlOf("3", "5")]: "the answer has more than one sysGlobalConSessions (3, 5)",
        [xmlOf("5", "")]: "the answer's sysGlobalConSessions is no number (empty)",
        [xmlOf("<x>5</x>")]: "the answer's sysGlobalConSessions is no number (empty)",
        [xmlOf("-1")]: `the answer's sysGlobalConSessions is no number ("-1")`,
        [xmlOf("1.5")]: `the answer's sysGlobalConSessions is no number ("1.5")`,
        [xmlOf("1e3")]: `the answer's sysGlobalConSessions is no number ("1e3")`,
        [xmlOf("1,000")]: `the answer's sysGlobalConSessions is no number ("1,000")`,
        [xmlOf("9".repeat(16))]: `the answer's sysGlobalConSessions is no number ("${"9".repeat(16)}")`,
        [xmlOf("ma\u0007ny\u2028")]: `the answer's sysGlobalConSessions is no number ("ma ny")`,
    };
    for (const [body, fact] of Object.entries(unreadable)) {
        it(`is not made up where ${fact}`, () => expect(factOf(body)).to.equal(fact));
    }

    it("is a number that stands there, or none, whatever the reply is", () => {
        const anything = fc.oneof(
            fc.string({ unit: "binary" }),
            fc.string({ unit: "binary" }).map((text) => xmlOf(text)),
        );
        fc.assert(
            fc.property(anything, (body) => {
                const count = parseSessionCount(body);
                if (count.kind === "counted") expect(body).to.match(/sysGlobalConSessions>\s*\d+\s*</);
            }),
        );
    });
});

describe("the request for the number of sessions", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));

    const get = () => getSessionCount(new Session(endpointNamed("sbc-a")), run.io);
    const answering = (reply: ReturnType<PairRun["pair"]["intercept"]>) => {
        run.pair.intercept = ({ path }) => (path.includes("/kpis") ? reply : undefined);
    };

    it("asks for one kind of number, with the token", async () => {
        answering({ status: 200, body: xmlOf("42") });
        expect(await get()).to.deep.equal({ kind: "counted", count: 42 });
        expect(run.pair.requests.map(({ method, path }) => `${method} ${path}`).slice(1)).to.deep.equal([
            "GET /rest/v1.2/statistics/kpis?type=globalSessions",
        ]);
    });

    it("comes with a token as young as it is told", async () => {
        answering({ status: 200, body: xmlOf("42") });
        const session = new Session(endpointNamed("sbc-a"));
        await session.token(run.io);
        await run.pass(2_000);
        await getSessionCount(session, run.io, 3_000);
        expect(run.pair.logins).to.have.length(1);
        await getSessionCount(session, run.io, 1_000);
        expect(run.pair.logins).to.have.length(2);
    });

    it("says what a node answers that has no such number, without the token", async () => {
        run.pair.intercept = ({ path, authorization }) =>
            path.includes("/kpis") ? { status: 404, body: errorXml(`none for ${authorization}`) } : undefined;
        expect(await get()).to.deep.equal({
            kind: "unreadable",
            fact: 'the request for them was answered with 404 instead of 200 ("none for Bearer [secret]")',
        });
    });

    it("repeats no secret that stands in place of the number", async () => {
        run.pair.intercept = ({ path, authorization }) =>
            path.includes("/kpis") ? { status: 200, body: xmlOf(`s3cret ${authorization}`) } : undefined;
        expect(await get()).to.deep.equal({
            kind: "unreadable",
            fact: `the answer's sysGlobalConSessions is no number ("[secret] Bearer [secret]")`,
        });
    });

    it("says why there is no answer, without naming the node again", async () => {
        const request = "GET /rest/v1.2/statistics/kpis?type=globalSessions";
        answering("silent");
        expect(await get()).to.have.property("fact", `${request} had no whole answer after 10 s`);
        answering(new TransportError("connectionLost", "socket hang up", true));
        expect(await get()).to.have.property(
            "fact",
            `${request}: the connection broke before the whole answer was here (socket hang up)`,
        );
        run.pair.a.isUp = false;
        expect(await get()).to.have.property("fact", "no connection (the connection was refused, ECONNREFUSED)");
    });

    it("is repeated once after a broken connection, since it only reads", async () => {
        const replies = [
            new TransportError("connectionLost", "socket hang up", true),
            { status: 200, body: xmlOf("4") },
        ];
        run.pair.intercept = ({ path }) => (path.includes("/kpis") ? replies.shift() : undefined);
        expect(await get()).to.deep.equal({ kind: "counted", count: 4 });
    });

    it("ends with the run's own reason where the run is cancelled", async () => {
        answering("silent");
        const asking = thrownBy(get());
        await run.pass(100);
        run.cancel.abort(new Error("cancelled by hand"));
        expect(await asking).to.have.property("message", "cancelled by hand");
    });
});

describe("the number of sessions over real TLS", () => {
    let simulator: Simulator;
    before(async () => (simulator = await startSimulator({ timeScale: 0.01 })));
    beforeEach(() => {
        simulator.clearFaults();
        simulator.clearRequests();
    });
    after(() => simulator.stop());

    const get = (overrides = {}): Promise<SessionCount> =>
        getSessionCount(new Session(endpointOf(simulator, simulator.nodes[0], overrides)), realIo());

    it("is what the active node carries", async () => {
        for (const count of [0, 1, 250_000]) {
            simulator.setSessions(count);
            expect(await get()).to.deep.equal({ kind: "counted", count });
        }
        expect(simulator.requests.map(inShort).slice(0, 2)).to.deep.equal(["POST token 200", "GET kpis 200"]);
    });

    const facts: Partial<Record<FaultName, RegExp>> = {
        notFound: /^the request for them was answered with 404 instead of 200 \("Resource not found"\)$/,
        sessionsNotNumber: /^the answer's sysGlobalConSessions is no number \("many"\)$/,
        forbidden: /answered with 403/,
        badRequest: /answered with 400/,
        serverError: /answered with 500/,
        redirect: /answered with 302/,
        htmlErrorPage: /answered with 502 instead of 200$/,
        malformedXml: /^the answer is not well-formed XML$/,
        truncatedXml: /^the answer is not well-formed XML$/,
        emptyBody: /^the answer is empty$/,
        doctype: /^the answer has a DOCTYPE/,
        hugeBody: /the reply is larger than/,
        cutInBody: /the connection broke/,
        reset: /the connection broke/,
        hang: /had no whole answer after 0\.5 s$/,
    };
    for (const [name, fact] of Object.entries(facts) as [FaultName, RegExp][]) {
        it(`is unreadable where the device does ${name}`, async () => {
            simulator.setFault({ name, endpoint: "kpis" });
            const count = await get(name === "hang" ? { requestTimeoutMs: 500 } : {});
            expect(count.kind === "unreadable" && count.fact).to.match(fact);
        });
    }

    it("is never a number below none, or a broken one", async () => {
        for (const word of ["-5", "12.5", "0x10", "<12"]) {
            const fault: FaultSpec = { name: "sessionsNotNumber", word };
            simulator.setFault(fault);
            expect(await get()).to.deep.equal({
                kind: "unreadable",
                fact: `the answer's sysGlobalConSessions is no number ("${word}")`,
            });
        }
    });

    it("is asked for with a new token where the node has forgotten the old one", async () => {
        simulator.setSessions(9);
        simulator.setFault({ name: "unauthorizedOnce", endpoint: "kpis" });
        expect(await get()).to.deep.equal({ kind: "counted", count: 9 });
    });

    it("ends with the run's own reason where the run is cancelled meanwhile", async () => {
        const cancel = new AbortController();
        simulator.setFault({ name: "hang", endpoint: "kpis" });
        const session = new Session(endpointOf(simulator, simulator.nodes[0]));
        const asking = thrownBy(getSessionCount(session, realIo({ signal: cancel.signal })));
        await arrived(simulator, "kpis");
        cancel.abort(new Error("stop"));
        expect(await asking).to.have.property("message", "stop");
    });
});
