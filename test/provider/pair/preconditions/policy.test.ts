import { expect } from "chai";
import type { PairSettings } from "../../../../provider/pair/settings.js";
import { type DeclaredPreconditions, requiredPreconditions } from "../../../../provider/pair/preconditions/list.js";
import { describeCheck } from "../../../../provider/pair/preconditions/precondition.js";
import { type HttpReply, TransportError } from "../../../../provider/device/transport.js";
import { lookToDecide } from "../../../../provider/pair/look.js";
import { PairRun, settingsOf } from "../../pairRun.js";
import { dataXml, errorXml } from "../../statusXml.js";

const requiring = (declared: DeclaredPreconditions): Partial<PairSettings> => ({
    preconditions: requiredPreconditions(declared),
});

/** The virtual clock begins on 2026-03-01 at 12:00 UTC. */
describe("what an operator would sign off", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));

    const unmetOf = async (settings: Partial<PairSettings>): Promise<string[]> => {
        const result = await run.ensure(settings);
        if (result.kind !== "refused") throw new Error(result.kind);
        expect(run.pair.asked).to.be.empty;
        return result.checks.filter(({ met }) => !met).map(describeCheck);
    };

    describe("a cool-down", () => {
        const cooldown = requiring({ cooldownSeconds: 600 });

        it("refuses ten seconds after another switchover, and after a failover of the device's own", async () => {
            run.pair.toggle("forced by command");
            await run.pass(10_000);
            const [unmet] = await unmetOf({ ...cooldown, activeNode: "sbc-a" });
            expect(unmet).to.match(/^last switchover: 1\d s ago \(required: at least 600 s ago\)$/);
        });

        it("is over in time where up may wait for it: asks once, and not before", async () => {
            run.pair.failOver();
            await run.pass(10_000);
            const result = await run.ensure({ ...cooldown, activeNode: "sbc-a", waitMs: 900_000 });
            expect(result.kind).to.equal("switched");
            expect(run.pair.asked).to.have.length(1);
            expect(run.pair.asked[0]?.atMs).to.be.at.least(1_000_000 + 600_000);
            const waiting = run.lines.filter((line) => line.includes("waiting for up to"));
            expect(waiting.length).to.be.at.least(58);
        });

        it("that lasts longer than up may wait is refused at once", async () => {
            run.pair.failOver();
            await run.pass(10_000);
            const startedMs = run.clock.now();
            expect(await unmetOf({ ...cooldown, activeNode: "sbc-a", waitMs: 60_000 })).to.have.length(1);
            expect(run.clock.now() - startedMs).to.be.below(10_000);
        });
    });

    describe("a change window", () => {
        const from = (start: string, end: string) => requiring({ changeWindows: [{ start, end }] });

        it("that is open lets the switchover through", async () => {
            expect((await run.ensure(from("2026-03-01T11:00:00Z", "2026-03-01T13:00:00Z"))).kind).to.equal("switched");
        });

        it("that is closed refuses, and says until when", async () => {
            const [unmet] = await unmetOf(from("2026-03-01T13:00:00Z", "2026-03-01T14:00:00Z"));
            expect(unmet).to.contain("change window: closed until 2026-03-01T13:00:00Z");
        });

        it("that closes during the quiet period refuses: it is checked again right before the request", async () => {
            const unmet = await unmetOf(from("2026-03-01T11:00:00Z", "2026-03-01T12:00:07Z"));
            expect(unmet.join()).to.contain("change window: about to close");
        });

        it("that opens in time is waited for", async () => {
            const settings = { ...from("2026-03-01T12:10:00Z", "2026-03-01T13:00:00Z"), waitMs: 1_200_000 };
            expect((await run.ensure(settings)).kind).to.equal("switched");
            expect(run.pair.asked[0]?.atMs).to.be.at.least(1_000_000 + 600_000);
        });

        it("that never opens again is not waited for", async () => {
            const settings = { ...from("2026-02-01T12:10:00Z", "2026-02-01T13:00:00Z"), waitMs: 1_200_000 };
            expect((await unmetOf(settings))[0]).to.contain("closed, and never open again");
            expect(run.clock.now()).to.be.below(1_010_000);
        });
    });

    describe("a maximum of sessions", () => {
        const limit = requiring({ maximumSessions: 100 });
        const answering = (reply: () => HttpReply) => {
            run.pair.intercept = ({ path }) => (path.includes("/statistics/kpis") ? reply() : undefined);
        };
        const counted = (count: number | string): HttpReply => ({
            status: 200,
            body: dataXml(`<sysGlobalConSessions>${count}</sysGlobalConSessions>`),
        });

        it("is counted on the active node only, and by looks only where it is asked for", async () => {
            answering(() => counted(100));
            expect((await run.ensure(limit)).kind).to.equal("switched");
            const asked = run.pair.requests.slice(
                0,
                run.pair.requests.findIndex(({ path }) => path.endsWith("/switchover")),
            );
            const counts = asked.filter(({ path }) => path.includes("kpis"));
            expect(new Set(counts.map(({ node }) => node))).to.deep.equal(new Set(["sbc-a"]));
            const without = new PairRun();
            await lookToDecide(settingsOf(), without.io);
            expect(without.pair.requests.some(({ path }) => path.includes("kpis"))).to.be.false;
        });

        for (const [what, reply] of [
            ["more sessions", counted(101)],
            ["no such KPI", { status: 404, body: "" }],
            ["no number", counted("many")],
            ["a user who may not count them", { status: 401, body: "" }],
        ] as const) {
            it(`is not met by ${what}`, async () => {
                answering(() => reply);
                expect((await unmetOf(limit))[0]).to.match(/^sessions on sbc-a: .+ \(required: at most 100\)$/);
            });
        }

        it("costs one login more where the user may not count them, however often the node is looked at", async () => {
            answering(() => ({ status: 401, body: "" }));
            const { sessions } = settingsOf(limit);
            for (let looks = 0; looks < 20; looks++) {
                const [a] = (await lookToDecide({ ...settingsOf(limit), sessions }, run.io)).sightings;
                expect(a).to.have.property("kind", "seen");
                await run.pass(1000);
            }
            expect(run.pair.logins.filter(({ node }) => node === "sbc-a")).to.have.length(2);
        });

        it("is waited for while calls end", async () => {
            answering(() => counted(run.clock.now() < 1_060_000 ? 500 : 20));
            expect((await run.ensure({ ...limit, waitMs: 300_000 })).kind).to.equal("switched");
            expect(run.pair.asked).to.have.length(1);
        });

        it("is waited for over one lost answer, which is no reason to refuse", async () => {
            let lost = 0;
            run.pair.intercept = ({ node, path }) => {
                if (path.includes("kpis")) return counted(run.clock.now() < 1_060_000 ? 500 : 20);
                // One look is two requests: it is repeated after a connection that broke.
                const isLost = node === "sbc-b" && run.clock.now() > 1_030_000 && lost++ < 2;
                return isLost ? new TransportError("connectionLost", "socket hang up", true) : undefined;
            };
            expect((await run.ensure({ ...limit, waitMs: 300_000 })).kind).to.equal("switched");
            expect(run.pair.asked).to.have.length(1);
        });
    });

    describe("redundancy", () => {
        it("that does not come back is a failure where it is required, and never a second switchover", async () => {
            run.pair.synchronizingMs = 1_000_000;
            const result = await run.ensure({ requireRedundancy: true });
            expect(result.kind).to.equal("degraded");
            expect(run.pair.asked).to.have.length(1);
            const again = await run.ensure({ requireRedundancy: true });
            expect(again.kind).to.equal("degraded");
            expect(run.pair.asked).to.have.length(1);
        });

        it("that is only on its way is waited for in a pair that is in place", async () => {
            run.pair.toggle("forced by command");
            await run.pass(500);
            const result = await run.ensure();
            expect(result.kind).to.equal("alreadyActive");
            expect(result.view.state).to.deep.equal({ kind: "ready", active: "sbc-b", standby: "sbc-a" });
        });
    });

    describe("exclusive", () => {
        const lockCalls = () =>
            run.pair.requests
                .filter(({ path }) => /\/(lock|unlock|switchover)$/.test(path))
                .map(({ node, path }) => `${node} ${path.split("/").at(-1)}`);
        const answering = (lock: HttpReply, unlock: HttpReply = { status: 204, body: "" }) => {
            run.pair.intercept = ({ path }) =>
                path.endsWith("/unlock") ? unlock : path.endsWith("/lock") ? lock : undefined;
        };

        it("holds the lock from before the quiet period until the outcome is seen, and unlocks both nodes", async () => {
            answering({ status: 204, body: "" });
            expect((await run.ensure({ exclusive: true })).kind).to.equal("switched");
            expect(lockCalls().slice(0, 3)).to.deep.equal(["sbc-a lock", "sbc-b lock", "sbc-a switchover"]);
            expect(lockCalls().slice(3)).to.have.members(["sbc-a unlock", "sbc-b unlock"]);
            const lockedMs = run.pair.requests.find(({ path }) => path.endsWith("/lock"))?.atMs ?? NaN;
            expect((run.pair.asked[0]?.atMs ?? NaN) - lockedMs).to.be.at.least(6_000);
        });

        it("is refused where somebody else holds the lock, with nothing sent", async () => {
            answering({ status: 423, body: errorXml("Resource locked by another user") });
            const result = await run.ensure({ exclusive: true });
            if (result.kind !== "refused") throw new Error(result.kind);
            expect(result.reasons[0]?.observed).to.contain("Resource locked by another user");
            expect(result.reasons[0]?.remedy).to.contain("within ten minutes");
            expect(lockCalls()).to.deep.equal(["sbc-a lock"]);
        });

        it("only warns where the lock can't be given back", async () => {
            answering({ status: 204, body: "" }, { status: 500, body: "" });
            expect((await run.ensure({ exclusive: true })).kind).to.equal("switched");
            expect(run.lines.at(-1)).to.contain("warning: sbc-a/sbc-b: the configuration lock could not be given back");
        });
    });
});
