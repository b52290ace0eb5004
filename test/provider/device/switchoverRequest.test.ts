import { expect } from "chai";
import { Session } from "../../../provider/device/session.js";
import {
    prepareSwitchover,
    type PreparedSwitchover,
    remedyOfRejection,
} from "../../../provider/device/switchoverRequest.js";
import { getStatus } from "../../../provider/device/status.js";
import { TransportError } from "../../../provider/device/transport.js";
import { endpointNamed, PairRun } from "../pairRun.js";
import { errorXml } from "../statusXml.js";

describe("the request for a switchover", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));

    const prepare = async (): Promise<PreparedSwitchover> => {
        const prepared = await prepareSwitchover(new Session(endpointNamed("sbc-a")), run.io);
        if (prepared.kind === "notSent") throw new Error(prepared.fact);
        return prepared;
    };

    it("is not sent by preparing it", async () => {
        const prepared = await prepare();
        expect(run.pair.asked).to.be.empty;
        prepared.close();
        expect(run.pair.ownConnections).to.equal(0);
    });

    it("comes with a token of less than five minutes", async () => {
        const session = new Session(endpointNamed("sbc-a"));
        await session.token(run.io);
        await run.pass(301_000);
        const prepared = await prepareSwitchover(session, run.io);
        if (prepared.kind === "prepared") await prepared.send();
        expect(run.pair.logins).to.have.length(2);
        expect(run.pair.asked[0]?.authorization).to.match(/^Bearer sbc-a-token-2-/);
    });

    it("comes with the token that the last look had to renew", async () => {
        const session = new Session(endpointNamed("sbc-a"));
        const prepared = await prepareSwitchover(session, run.io);
        run.pair.a.forgetTokens();
        await getStatus(session, run.io);
        if (prepared.kind === "prepared") expect(await prepared.send()).to.have.property("kind", "accepted");
        expect(run.pair.asked).to.have.length(1);
    });

    it("is sent once, however often it is asked for", async () => {
        const prepared = await prepare();
        const outcomes = await Promise.all([prepared.send(), prepared.send(), prepared.send()]);
        outcomes.push(await prepared.send());
        expect(outcomes.map(({ kind }) => kind)).to.deep.equal(["accepted", "notSent", "notSent", "notSent"]);
        expect(run.pair.asked).to.have.length(1);
    });

    const kinds: Record<number, string> = {
        200: "unanswered",
        201: "unanswered",
        202: "accepted",
        204: "accepted",
        301: "unanswered",
        302: "unanswered",
        307: "unanswered",
        400: "rejected",
        401: "rejected",
        402: "unanswered",
        403: "rejected",
        404: "rejected",
        405: "unanswered",
        409: "unanswered",
        423: "rejected",
        426: "unanswered",
        429: "unanswered",
        500: "unanswered",
        502: "unanswered",
        503: "unanswered",
    };
    for (const [status, kind] of Object.entries(kinds)) {
        it(`that is answered with ${status} is ${kind}`, async () => {
            run.pair.answer = Number(status);
            expect(await (await prepare()).send()).to.have.property("kind", kind);
        });

        it(`that is answered with ${status} and then cut off is ${kind} all the same`, async () => {
            const cut = new TransportError("connectionLost", "aborted", true, Number(status));
            run.pair.intercept = ({ path }) => (path.endsWith("/switchover") ? cut : undefined);
            expect(await (await prepare()).send()).to.have.property("kind", kind);
        });
    }

    it("has a remedy of its own for each documented refusal", () => {
        const rejected = Object.keys(kinds).filter((status) => kinds[Number(status)] === "rejected");
        const remedies = rejected.map((status) => remedyOfRejection(Number(status)));
        expect(new Set(remedies).size).to.equal(5);
        for (const remedy of remedies)
            expect(remedy)
                .to.match(/^[A-Z].*\.$/)
                .and.to.not.include("refused the request");
        expect(remedyOfRejection(403)).to.include("administrator rights");
        expect(remedyOfRejection(404)).to.include("apiVersion");
        expect(remedyOfRejection(423)).to.include("configuration lock");
    });

    it("repeats what the device says, without the token", async () => {
        run.pair.intercept = ({ path, authorization }) =>
            path.endsWith("/switchover")
                ? { status: 423, body: errorXml(`locked for ${authorization.replace("Bearer ", "")}`) }
                : undefined;
        expect(await (await prepare()).send()).to.deep.equal({
            kind: "rejected",
            status: 423,
            fact: 'sbc-a (sbc-a) answered 423 to the switchover request ("locked for [secret]").',
        });
    });

    it("is unanswered when the answer is not there in time, or broken, or too large", async () => {
        run.pair.answer = "silent";
        expect(await (await prepare()).send()).to.deep.equal({
            kind: "unanswered",
            fact: "sbc-a (sbc-a) gave no answer to the request (not within 10 s).",
        });
        for (const kind of ["connectionLost", "tooLarge"] as const) {
            run.pair.intercept = ({ path }) =>
                path.endsWith("/switchover") ? new TransportError(kind, "why", true) : undefined;
            expect(await (await prepare()).send()).to.deep.equal({
                kind: "unanswered",
                fact: "sbc-a (sbc-a) gave no answer to the request (why).",
            });
        }
    });

    it("is not sent where the node has closed the connection meanwhile", async () => {
        const closed = new TransportError("unreachable", "the node closed the connection", false);
        run.pair.intercept = ({ path }) => (path.endsWith("/switchover") ? closed : undefined);
        expect(await (await prepare()).send()).to.deep.equal({
            kind: "notSent",
            fact: "sbc-a (sbc-a): the node closed the connection.",
        });
    });

    it("is not sent where there is no connection, no trust or no token for it", async () => {
        const session = new Session(endpointNamed("sbc-a"));
        await session.token(run.io);
        run.pair.answer = "noConnection";
        expect(await prepareSwitchover(session, run.io)).to.have.property("kind", "notSent");
        run.pair.a.password = "another";
        expect(await prepareSwitchover(new Session(endpointNamed("sbc-a")), run.io)).to.have.property(
            "kind",
            "notSent",
        );
        expect(run.pair.asked).to.be.empty;
    });
});
