import { expect } from "chai";
import * as fc from "fast-check";
import type { Answer } from "../fakePair.js";
import { FORCED_AT_ONCE, PairRun } from "../pairRun.js";
import { third } from "../../thorough.js";

describe("ensuring that a node is active", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));

    it("asks the active node once, on a connection of its own, and reports the switchover that it saw", async () => {
        const result = await run.ensure({ reason: "CHG-7" });
        expect(result).to.include({ kind: "switched", redundant: true });
        const at = new Date(run.clock.startDate.getTime() + (run.pair.asked[0]?.atMs ?? 0) - 1_000_000).toISOString();
        if (result.kind !== "switched") throw new Error(result.kind);
        const { checks, id, ...action } = result.action;
        expect(id).to.match(/^[0-9a-f-]{36}$/);
        expect(checks.map(({ name, met }) => [name, met])).to.deep.include(["health of sbc-b", true]);
        expect(action).to.deep.equal({
            at,
            from: "sbc-a",
            to: "sbc-b",
            status: 204,
            outcome: "switched",
            by: "request",
            tookSeconds: 3.1,
            reason: "CHG-7",
            switchoverCountsBefore: { "sbc-a": 3, "sbc-b": 3 },
            switchoverCountsAfter: { "sbc-a": 4, "sbc-b": 4 },
            logEntry: FORCED_AT_ONCE,
        });
        expect(run.pair.asked.map(({ node, method, connection }) => ({ node, method, connection }))).to.deep.equal([
            { node: "sbc-a", method: "POST", connection: "own" },
        ]);
        expect(result.view.state).to.deep.equal({ kind: "ready", active: "sbc-b", standby: "sbc-a" });
    });

    it("asks the node that is active, whichever was declared first", async () => {
        run.pair.toggle("");
        await run.pass(10_000);
        expect(await run.ensure({ activeNode: "sbc-a" })).to.have.property("kind", "switched");
        expect(run.pair.asked.map(({ node }) => node)).to.deep.equal(["sbc-b"]);
    });

    it("sends nothing but one login and one look per node where the pair is right already", async () => {
        expect(await run.ensure({ activeNode: "sbc-a" })).to.include({ kind: "alreadyActive" });
        expect(run.pair.requests.map(({ node, path }) => `${node} ${path}`).sort()).to.deep.equal([
            "sbc-a /rest/v1.2/auth/token",
            "sbc-a /rest/v1.2/system/status",
            "sbc-b /rest/v1.2/auth/token",
            "sbc-b /rest/v1.2/system/status",
        ]);
    });

    it("is content with an active node whose partner is down, and says so", async () => {
        run.pair.b.isUp = false;
        expect(await run.ensure({ activeNode: "sbc-a" })).to.deep.include({
            kind: "alreadyActive",
            warning: [
                { observed: "sbc-b can't be checked; it may still be a healthy standby.", remedy: "" },
                {
                    observed: "sbc-b (sbc-b): no connection (the connection was refused, ECONNREFUSED).",
                    remedy: "Check the address, the network between here and there, and that the node is up.",
                },
            ],
        });
    });

    it("does not move calls to a node that gives no answer", async () => {
        run.pair.b.isUp = false;
        expect(await run.ensure()).to.have.property("kind", "refused");
        expect(run.pair.asked).to.be.empty;
    });

    describe("whatever became of the answer", () => {
        const outcomes: readonly [Answer, "acts" | "does not act", string][] = [
            [204, "acts", "switched"],
            [202, "acts", "switched"],
            ["lost", "acts", "switched"],
            ["silent", "acts", "switched"],
            [200, "acts", "switched"],
            [302, "acts", "switched"],
            [409, "acts", "switched"],
            [429, "acts", "switched"],
            [500, "acts", "switched"],
            [503, "acts", "switched"],
            [204, "does not act", "noEffect"],
            ["lost", "does not act", "unknown"],
            ["silent", "does not act", "unknown"],
            [500, "does not act", "unknown"],
            [400, "does not act", "rejected"],
            [401, "does not act", "rejected"],
            [403, "does not act", "rejected"],
            [404, "does not act", "rejected"],
            [423, "does not act", "rejected"],
        ];
        for (const [answer, effect, kind] of outcomes) {
            it(`${answer}, and the device ${effect}: it asks once and the outcome is ${kind}`, async () => {
                run.pair.answer = answer;
                if (effect === "does not act") run.pair.actsAfterMs = undefined;
                expect(await run.ensure()).to.have.property("kind", kind);
                expect(run.pair.asked).to.have.length(1);
                expect(run.pair.ownConnections).to.equal(0);
            });
        }

        it("no connection for it: nothing is asked for, and that is what it says", async () => {
            run.pair.answer = "noConnection";
            expect(await run.ensure()).to.include({ kind: "notSent" });
            expect(run.pair.asked).to.be.empty;
        });
    });

    it("does not say that nothing was switched if a refusal is followed by a change, whatever the change is", async () => {
        run.pair.answer = 403;
        run.pair.actsAfterMs = undefined;
        run.pair.onAsked = () => (run.pair.b.role = "out of service");
        const result = await run.ensure();
        expect(result.kind).to.equal("unknown");
        expect(result.view.state.kind).to.equal("noStandby");
    });

    it("asks nothing when the pair changes in the last look", async () => {
        run.pair.intercept = ({ path, atMs }) => {
            if (path.endsWith("/status") && run.pair.ownConnections > 0 && atMs > 0) run.pair.b.count = 99;
            return undefined;
        };
        expect(await run.ensure()).to.have.property("kind", "switched");
        expect(run.pair.asked).to.have.length(1);
        const [asked] = run.pair.asked;
        // The quiet period began anew with the change.
        expect((asked?.atMs ?? 0) - 1_000_000).to.be.within(12_000, 14_000);
    });

    it("asks nothing when only the last look shows that the other node could not take over", async () => {
        run.pair.intercept = ({ path }) => {
            if (path.endsWith("/status") && run.pair.ownConnections > 0) run.pair.b.health = 60;
            return undefined;
        };
        expect(await run.ensure()).to.have.property("kind", "refused");
        expect(run.pair.asked).to.be.empty;
    });

    it("gives up where the pair changes in every last look", async () => {
        run.pair.intercept = ({ path }) => {
            if (path.endsWith("/status") && run.pair.ownConnections > 0) run.pair.b.count += 1;
            return undefined;
        };
        expect(await run.ensure()).to.have.property("kind", "refused");
        expect(run.pair.asked).to.be.empty;
        expect(run.pair.ownConnections).to.equal(0);
    });

    it("sends at most one request, and calls nothing done that does not last", async () => {
        const answers = fc.constantFrom<Answer[]>(204, 202, 500, "lost", "silent", "noConnection");
        const scenario = fc.record({
            answer: answers,
            actsAfterMs: fc.option(fc.integer({ min: 0, max: 5_000 }), { nil: undefined }),
            failOverMs: fc.option(fc.integer({ min: 0, max: 9_000 }), { nil: undefined }),
            synchronizingMs: fc.integer({ min: 200, max: 20_000 }),
        });
        const tried = async ({ failOverMs, ...how }: typeof scenario extends fc.Arbitrary<infer T> ? T : never) => {
            const own = new PairRun();
            Object.assign(own.pair, how);
            // After the effect it would be another event, which no earlier look can know of.
            const hasActed = () => [...own.pair.a.log, ...own.pair.b.log].some(({ info }) => info.includes("forced"));
            if (failOverMs !== undefined) own.clock.after(failOverMs, () => hasActed() || own.pair.failOver());
            const { kind } = await own.ensure();
            const isDone = kind === "switched" || kind === "alreadyActive";
            expect(own.pair.asked.length).to.be.at.most(1);
            if (isDone) expect(own.pair.b.role, "at the end of the run").to.equal("active");
            await own.pass(6_000);
            if (isDone) expect(own.pair.b.role, "past the device's lag").to.equal("active");
        };
        await fc.assert(fc.asyncProperty(scenario, tried), { numRuns: third(100) });
    });
});
