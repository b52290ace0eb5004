import { expect } from "chai";
import fc from "fast-check";
import { requiredPreconditions } from "../../../provider/pair/preconditions/list.js";
import { PairRun } from "../pairRun.js";
import { third } from "../../thorough.js";

const START_MS = 1_000_000;
const FRESH_MS = 3000;

describe("answers that are slow and complete", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));
    const isStatus = (path: string) => path.endsWith("/system/status");
    const isSlow = (node: string, ms: number) =>
        (run.pair.delayMs = (sent) => (sent.node === node && isStatus(sent.path) ? ms : 0));

    for (const node of ["sbc-a", "sbc-b"]) {
        it(`of ${node} carry no request: after three looks, the refusal names it and how long it took`, async () => {
            isSlow(node, 8000);
            const result = await run.ensure();
            if (result.kind !== "refused") throw new Error(result.kind);
            expect(run.pair.asked).to.be.empty;
            expect(result.reasons.map(({ observed }) => observed)).to.deep.equal([
                `${node} is slow: it took 8.0 s to answer its status, the last of 3 times; a request may rest on answers that are at most 3 s old.`,
            ]);
            expect(result.reasons[0]?.remedy).to.contain("timeouts.freshSeconds");
            expect(run.journal.entries, "what was never sent is not open").to.be.empty;
        });
    }

    it("carry a request if freshSeconds allows their age", async () => {
        isSlow("sbc-b", 8000);
        expect(await run.ensure({ freshMs: 9000 })).to.have.property("kind", "switched");
    });

    it("are repeated: one that was slow by chance does not stand in the way", async () => {
        let last = 0;
        run.pair.delayMs = (sent) => (isStatus(sent.path) && run.pair.ownConnections > 0 && last++ < 2 ? 5000 : 0);
        expect(await run.ensure()).to.have.property("kind", "switched");
        expect(run.pair.asked).to.have.length(1);
    });

    it("hide no failover to the desired node: nothing is requested", async () => {
        isSlow("sbc-b", 8000);
        // The active node has answered; the other one composes its answer before the pair fails over.
        run.pair.intercept = ({ path }) => {
            if (isStatus(path) && run.pair.ownConnections > 0) run.clock.after(1000, () => run.pair.failOver());
            return undefined;
        };
        await run.ensure();
        expect(run.pair.asked).to.be.empty;
    });

    it("do not carry a request out of a change window that closes meanwhile", async () => {
        const end = new Date(run.clock.startDate.getTime() + 14_000);
        const changeWindows = [{ start: run.clock.startDate.toISOString(), end: end.toISOString() }];
        const preconditions = requiredPreconditions({ changeWindows });
        isSlow("sbc-b", 8000);
        const result = await run.ensure({ freshMs: 10_000, preconditions });
        expect(result.kind).to.equal("refused");
        expect(run.pair.asked).to.be.empty;
    });

    /** The answers to the questions that are sent so long after the request, by one node, take as long as is allowed. */
    const isSlowAfterRequest = (node: string, fromMs: number, toMs: number) => {
        run.pair.delayMs = (sent) => {
            const sinceMs = sent.atMs - (run.pair.asked[0]?.atMs ?? Infinity);
            return sent.node === node && isStatus(sent.path) && sinceMs >= fromMs && sinceMs <= toMs ? 9000 : 0;
        };
    };
    const lastQuestionsMs = () =>
        ["sbc-a", "sbc-b"].map((node) => run.pair.looks.filter((sent) => sent.node === node).at(-1)?.atMs ?? 0);

    for (const node of ["sbc-a", "sbc-b"]) {
        for (const [answer, kind, sureMs] of [
            [403, "rejected", 6000],
            [204, "noEffect", 7000],
        ] as const) {
            it(`of ${node} after the request do not make it ${kind}: both nodes are asked again when the time is over`, async () => {
                Object.assign(run.pair, { answer, actsAfterMs: undefined });
                isSlowAfterRequest(node, 0, 5900);
                expect(await run.ensure({ settleMs: 7000 })).to.have.property("kind", kind);
                const dueMs = (run.pair.asked[0]?.atMs ?? Infinity) + sureMs;
                for (const sentMs of lastQuestionsMs()) expect(sentMs).to.be.at.least(dueMs);
            });

            it(`of ${node} hide nothing that happened before: what the pair did after the look began is no ${kind}`, async () => {
                Object.assign(run.pair, { answer, actsAfterMs: 5500 });
                isSlowAfterRequest(node, 0, 5400);
                expect(await run.ensure({ settleMs: 7000 })).not.to.have.property("kind", kind);
            });
        }

        it(`of ${node} do not end a request of an earlier run that was too young when they were asked for`, async () => {
            const pending = {
                ...{ id: "left", from: "sbc-a", to: "sbc-b", settleSeconds: 90 },
                ...{ since: new Date(run.clock.date().getTime() - 85_000).toISOString(), switchoverCounts: {} },
            };
            let isFirst = true;
            run.pair.delayMs = (sent) => {
                if (sent.node !== node || !isStatus(sent.path) || !isFirst) return 0;
                isFirst = false;
                return 9000;
            };
            run.clock.after(4000, () => run.pair.toggle("forced by command"));
            const { result, resolved } = await run.ensureWith({ pending, activeNode: "sbc-b" });
            expect(resolved).to.include({ outcome: "switched" });
            expect(result.kind).to.equal("alreadyActive");
            expect(run.pair.asked).to.be.empty;
        });
    }

    it("never carry a request that rests on an older answer than freshSeconds, however they are delayed", async function () {
        this.timeout(120_000);
        const delay = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9000 }));
        await fc.assert(
            fc.asyncProperty(fc.array(delay, { minLength: 1, maxLength: 30 }), async (delays) => {
                run = new PairRun();
                let next = 0;
                run.pair.delayMs = (sent) => (isStatus(sent.path) ? (delays[next++ % delays.length] ?? 0) : 0);
                await run.ensure();
                const [asked] = run.pair.asked;
                expect(run.pair.asked.length).to.be.at.most(1);
                if (asked === undefined) return;
                for (const node of ["sbc-a", "sbc-b"]) {
                    const last = run.pair.looks.filter((sent) => sent.node === node && sent.atMs < asked.atMs).at(-1);
                    expect(asked.atMs - (last?.atMs ?? 0)).to.be.at.most(FRESH_MS);
                }
            }),
            { numRuns: third(60) },
        );
    });
});

describe("a machine that sleeps, or whose clock is set, between look and request", () => {
    for (const jumpMs of [3_600_000, -3_600_000, 1500]) {
        it(`by ${jumpMs / 1000} s: looks again, and requests on the new look`, async () => {
            const run = new PairRun();
            let jumpedMs = 0;
            run.pair.intercept = ({ path, node }) => {
                if (path.endsWith("/status") && node === "sbc-b" && run.pair.ownConnections > 0 && jumpedMs === 0) {
                    jumpedMs = run.clock.now();
                    run.clock.aheadMs = jumpMs;
                }
                return undefined;
            };
            expect(await run.ensure()).to.have.property("kind", "switched");
            const [asked] = run.pair.asked;
            const looks = run.pair.looks.filter(({ atMs }) => atMs > jumpedMs && atMs < (asked?.atMs ?? 0));
            expect(looks.map(({ node }) => node).sort()).to.deep.equal(["sbc-a", "sbc-b"]);
        });
    }

    it("again and again is a refusal that says so", async () => {
        const run = new PairRun();
        run.pair.intercept = ({ path }) => {
            if (path.endsWith("/status") && run.pair.ownConnections > 0) run.clock.aheadMs += 5000;
            return undefined;
        };
        const result = await run.ensure();
        if (result.kind !== "refused") throw new Error(result.kind);
        expect(result.reasons[0]?.observed).to.contain("suspended or its clock was set");
        expect(run.pair.asked).to.be.empty;
    });
});

describe("looks", () => {
    it("are not made twice in a row: the one by which a switchover is needed begins the quiet period", async () => {
        const run = new PairRun();
        await run.ensure();
        const [first, second] = run.pair.looks.filter(({ node }) => node === "sbc-a");
        expect(first?.atMs).to.be.below(START_MS + 100);
        expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).to.be.at.least(900);
    });

    it("read sessions beside the status, so that this does not grow old", async () => {
        const run = new PairRun();
        run.pair.delayMs = ({ path }) => (path.includes("/kpis") ? 2000 : 0);
        run.pair.intercept = ({ path }) =>
            path.includes("/kpis")
                ? { status: 200, body: "<r><sysGlobalConSessions>3</sysGlobalConSessions></r>" }
                : undefined;
        const preconditions = requiredPreconditions({ maximumSessions: 10 });
        expect(await run.ensure({ preconditions, freshMs: 2500 })).to.have.property("kind", "switched");
        const requestedMs = run.pair.asked[0]?.atMs ?? NaN;
        const counts = run.pair.requests.filter(({ path, atMs }) => path.includes("/kpis") && atMs < requestedMs);
        expect([...new Set(counts.map(({ node }) => node))]).to.deep.equal(["sbc-a"]);
    });
});
