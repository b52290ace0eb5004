import { expect } from "chai";
import type { HttpReply } from "../../../provider/device/transport.js";
import { requiredPreconditions } from "../../../provider/pair/preconditions/list.js";
import type { PairSettings } from "../../../provider/pair/settings.js";
import { PairRun } from "../pairRun.js";
import { dataXml, errorXml } from "../statusXml.js";

const counted = (count: number): HttpReply => ({
    status: 200,
    body: dataXml(`<sysGlobalConSessions>${count}</sysGlobalConSessions>`),
});

describe("the numbers of sessions around a switchover", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));

    const isCount = ({ path }: { readonly path: string }) => path.includes("/statistics/kpis");
    const counts = () => run.pair.requests.filter(isCount);
    const answering = (reply: (node: string) => ReturnType<PairRun["pair"]["intercept"]>) => {
        run.pair.intercept = (request) => (isCount(request) ? reply(request.node) : undefined);
    };
    const actionOf = async (overrides: Partial<PairSettings> = {}) => {
        const result = await run.ensure(overrides);
        if (result.kind !== "switched") throw new Error(result.kind);
        return result.action;
    };
    /** When the request was sent, and when the run ended. */
    const times = () => [run.pair.asked[0]?.atMs, run.clock.now()];

    it("are those of the node that gave the calls and of the one that took them, one request each", async () => {
        answering((node) => counted(node === "sbc-a" ? 120 : 118));
        expect(await actionOf()).to.include({ sessionsBefore: 120, sessionsAfter: 118 });
        expect(counts().map(({ node }) => node)).to.deep.equal(["sbc-a", "sbc-b"]);
    });

    it("are the last look's, if a precondition reads them: no request more", async () => {
        answering((node) => counted(node === "sbc-a" ? 7 : 5));
        const preconditions = requiredPreconditions({ maximumSessions: 10 });
        expect(await actionOf({ preconditions })).to.include({ sessionsBefore: 7, sessionsAfter: 5 });
        const looked = run.pair.looks.filter(({ node, atMs }) => node === "sbc-a" && atMs < (times()[0] ?? 0));
        expect(counts().filter(({ node }) => node === "sbc-a")).to.have.length(looked.length);
    });

    for (const [what, reply] of [
        ["has no such numbers", { status: 404, body: "" }],
        ["does not let this user count", { status: 401, body: errorXml("no") }],
        ["answers with something else", { status: 200, body: "many" }],
        ["never answers", "silent"],
    ] as const) {
        it(`are left out if a device ${what}: the request leaves, and the run ends, as early as ever`, async () => {
            await actionOf({ exclusive: false });
            const expected = times();
            run = new PairRun();
            answering(() => reply);
            const action = await actionOf();
            expect(action).to.not.have.any.keys("sessionsBefore", "sessionsAfter");
            expect(times()).to.deep.equal(expected);
            expect(run.pair.logins.map(({ node }) => node)).to.deep.equal(["sbc-a", "sbc-b"]);
        });
    }

    it("cost a new login, and nothing else, if the device ends the token for it", async () => {
        answering((node) => {
            (node === "sbc-a" ? run.pair.a : run.pair.b).forgetTokens();
            return { status: 401, body: errorXml("no") };
        });
        expect(await actionOf()).to.not.have.any.keys("sessionsBefore", "sessionsAfter");
        expect(run.pair.asked).to.have.length(1);
        expect(run.pair.logins.map(({ node }) => node).sort()).to.deep.equal(["sbc-a", "sbc-a", "sbc-b", "sbc-b"]);
    });

    it("are never on their way when the request is", async () => {
        const { transport } = run.pair;
        let onTheirWay = 0;
        const send: typeof transport.send = async (request, signal) => {
            const count = isCount(request) ? 1 : 0;
            onTheirWay += count;
            return await transport.send(request, signal).finally(() => (onTheirWay -= count));
        };
        const atRequest: number[] = [];
        run.pair.onAsked = () => void atRequest.push(onTheirWay);
        answering((node) => (node === "sbc-a" ? "silent" : counted(1)));
        const io = { ...run.io, transport: { ...transport, send } };
        expect((await run.ensureWith({}, {}, io)).result).to.have.property("kind", "switched");
        expect(atRequest).to.deep.equal([0]);
    });

    it("are not asked for where nothing is switched", async () => {
        await run.ensure({ activeNode: "sbc-a" });
        run.pair.b.health = 10;
        expect(await run.ensure()).to.have.property("kind", "refused");
        expect(counts()).to.deep.equal([]);
    });

    it("are not asked for with a lock that hangs on the token, nor before the request without a quiet period", async () => {
        answering((node) => counted(node === "sbc-a" ? 120 : 118));
        const { intercept } = run.pair;
        run.pair.intercept = (request) =>
            request.path.includes("/configuration/") ? { status: 204, body: "" } : intercept(request);
        expect(await actionOf({ exclusive: true })).to.not.have.any.keys("sessionsBefore", "sessionsAfter");
        expect(counts()).to.deep.equal([]);
        run = new PairRun();
        answering(() => counted(118));
        expect(await actionOf({ quietMs: 0 }))
            .to.include({ sessionsAfter: 118 })
            .and.not.have.property("sessionsBefore");
    });

    it("say nothing of calls that did not arrive", async () => {
        answering(() => counted(3));
        run.pair.actsAfterMs = undefined;
        const result = await run.ensure();
        if (result.kind !== "noEffect") throw new Error(result.kind);
        expect(result.action).to.include({ sessionsBefore: 3 }).and.not.have.property("sessionsAfter");
    });
});
