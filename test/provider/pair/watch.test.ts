import { expect } from "chai";
import { FORCED_AT_ONCE, PairRun } from "../pairRun.js";

describe("watching what follows from a request", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));
    const sinceAskedMs = () => run.clock.now() - (run.pair.asked[0]?.atMs ?? 0);

    it("believes two looks in a row, not one", async () => {
        run.pair.actsAfterMs = undefined;
        // Active for a single look, and back.
        run.pair.onAsked = () => {
            run.clock.after(1_500, () => run.pair.toggle("forced by command"));
            run.clock.after(2_400, () => {
                run.pair.b.role = "standby";
                run.pair.a.role = "active";
            });
        };
        run.pair.synchronizingMs = 100;
        const result = await run.ensure();
        expect(result.kind).to.equal("unknown");
        expect(run.lines.some((line) => line.endsWith("sbc-a: standby, sbc-b: active."))).to.be.true;
    });

    it("does not believe a failover of the pair's own, just before the request, which the request then undoes", async () => {
        run.pair.onAsked = () => run.pair.failOver();
        run.pair.synchronizingMs = 500;
        run.pair.actsAfterMs = 4_900;
        const result = await run.ensure();
        expect(run.lines.some((line) => line.endsWith("sbc-a: standby, sbc-b: active."))).to.be.true;
        expect(run.pair.a.role).to.equal("active");
        expect(result.kind).to.equal("unknown");
        expect(run.pair.asked).to.have.length(1);
    });

    it("believes a failover of the pair's own that is still there past the lag of the request", async () => {
        run.pair.onAsked = () => run.pair.failOver();
        run.pair.actsAfterMs = undefined;
        const result = await run.ensure();
        expect(result.kind).to.equal("switched");
        expect(sinceAskedMs()).to.be.within(6_000, 8_000);
    });

    it("does not believe what somebody else asked for in the same second, and the request then undoes", async () => {
        run.pair.synchronizingMs = 300;
        run.pair.onAsked = () => run.clock.after(500, () => run.pair.toggle("forced by command"));
        run.pair.actsAfterMs = 4_900;
        expect(await run.ensure()).to.have.property("kind", "unknown");
        expect(run.pair.a.role).to.equal("active");
    });

    it("waits for the lag even where the operator wanted no quiet period", async () => {
        run.pair.synchronizingMs = 300;
        run.pair.onAsked = () => run.pair.failOver();
        run.pair.actsAfterMs = 4_900;
        expect(await run.ensure({ quietMs: 0 })).to.have.property("kind", "unknown");
    });

    it("keeps believing what it has confirmed when a node falls silent later", async () => {
        run.pair.synchronizingMs = 600_000;
        run.pair.onAsked = () => run.clock.after(20_000, () => (run.pair.a.isUp = false));
        expect(await run.ensure()).to.include({ kind: "switched", redundant: false });
    });

    it("does not keep believing it when a node contradicts", async () => {
        run.pair.synchronizingMs = 600_000;
        run.pair.onAsked = () => {
            run.clock.after(20_000, () => (run.pair.b.isUp = false));
            run.clock.after(40_000, () => (run.pair.a.role = "active"));
        };
        expect(await run.ensure()).to.have.property("kind", "unknown");
    });

    it("does not take a role word that it does not know for a node that is not active", async () => {
        run.pair.onAsked = () => run.clock.after(3_000, () => (run.pair.a.role = "active (degraded)"));
        expect(await run.ensure()).to.have.property("kind", "unknown");
    });

    it("believes no switchover while the other node gives no answer", async () => {
        run.pair.onAsked = () => run.clock.after(2_500, () => (run.pair.a.isUp = false));
        expect(await run.ensure()).to.have.property("kind", "unknown");
    });

    it("believes no switchover while both report that they are active", async () => {
        run.pair.actsAfterMs = undefined;
        run.pair.onAsked = () => run.clock.after(2_000, () => (run.pair.b.role = "active"));
        expect(await run.ensure()).to.have.property("kind", "unknown");
        expect(run.pair.asked).to.have.length(1);
    });

    it("believes no switchover when another device answers in a node's place", async () => {
        run.pair.onAsked = () => run.clock.after(3_000, () => (run.pair.a.saying = { hostName: "lab-7" }));
        expect(await run.ensure()).to.have.property("kind", "unknown");
    });

    it("says what was seen last where a switchover is undone within the time of watching", async () => {
        run.pair.synchronizingMs = 30_000;
        run.pair.onAsked = () => run.clock.after(20_000, () => run.pair.toggle("unacceptable health (70)", "sbc-b"));
        const result = await run.ensure();
        expect(result.kind).to.equal("unknown");
        expect(result.view.sightings.map((s) => s.kind === "seen" && s.status.role)).to.deep.equal([
            "active",
            "standby",
        ]);
    });

    it("waits for the other node to be standby and synchronized, to the end of its time, and then says that it is not", async () => {
        run.pair.synchronizingMs = 600_000;
        const result = await run.ensure();
        expect(result).to.include({ kind: "switched", redundant: false });
        expect(sinceAskedMs()).to.be.within(89_900, 91_000);
    });

    it("does not call a pair redundant whose new standby is not synchronized", async () => {
        run.pair.onAsked = () => (run.pair.a.sync = { tSIPD: "false" });
        expect(await run.ensure()).to.include({ kind: "switched", redundant: false });
    });

    it("sees a switchover that comes long after the documented lag", async () => {
        run.pair.actsAfterMs = 60_000;
        const result = await run.ensure();
        expect(result).to.have.nested.property("action.tookSeconds").that.is.within(60, 62);
        expect(run.pair.asked).to.have.length(1);
    });

    describe("without any effect", () => {
        beforeEach(() => (run.pair.actsAfterMs = undefined));

        it("says so only when nothing has changed for the whole time that it may take to settle", async () => {
            expect(await run.ensure()).to.have.property("kind", "noEffect");
            expect(sinceAskedMs()).to.be.at.least(90_000);
        });

        it("looks at the end of that time, and not only shortly before", async () => {
            await run.ensure();
            const lastLook = run.pair.looks.at(-1)?.atMs ?? 0;
            expect(lastLook - (run.pair.asked[0]?.atMs ?? 0)).to.be.at.least(90_000);
        });

        const changes: Record<string, () => void> = {
            "a counter changed": () => (run.pair.a.count += 1),
            "a log line came": () => run.pair.b.log.push({ info: "x", oldState: "", newState: "", time: "" }),
            "a role changed": () => (run.pair.b.role = "out of service"),
        };
        for (const [what, change] of Object.entries(changes)) {
            it(`says that the outcome is unknown where ${what}, even for a moment`, async () => {
                run.pair.onAsked = () => {
                    const { role, count } = run.pair.b;
                    run.clock.after(30_000, change);
                    run.clock.after(33_000, () => Object.assign(run.pair.b, { role, count }));
                };
                expect(await run.ensure()).to.have.property("kind", "unknown");
            });
        }

        it("says that the outcome is unknown where a node gives no answer at the end", async () => {
            run.pair.onAsked = () => run.clock.after(80_000, () => (run.pair.b.isUp = false));
            expect(await run.ensure()).to.have.property("kind", "unknown");
        });

        it("is not put off by a node that was silent for a while", async () => {
            run.pair.onAsked = () => {
                run.clock.after(30_000, () => (run.pair.b.isUp = false));
                run.clock.after(40_000, () => (run.pair.b.isUp = true));
            };
            expect(await run.ensure()).to.have.property("kind", "noEffect");
        });
    });

    it("believes no single look: what the next one contradicts is unknown", async () => {
        run.pair.actsAfterMs = undefined;
        const say = (a: string, b: string) => () => {
            run.pair.a.role = a;
            run.pair.b.role = b;
        };
        run.pair.onAsked = () => {
            // Looks are a second apart: one of them falls into it.
            run.clock.after(20_000, say("standby", "active"));
            run.clock.after(20_990, say("active", "standby"));
        };
        expect(await run.ensure()).to.have.property("kind", "unknown");
    });

    it("records what it asked for, and the counters before, where the outcome is unknown", async () => {
        run.pair.onAsked = () => run.clock.after(1_000, () => (run.pair.b.isUp = false));
        const result = await run.ensure({ reason: "CHG-7" });
        if (result.kind !== "unknown") throw new Error(result.kind);
        const { checks, id, ...action } = result.action;
        expect(id).to.equal(result.pending.id);
        expect(checks.every(({ met }) => met)).to.be.true;
        expect(action).to.deep.equal({
            at: result.pending.since,
            from: "sbc-a",
            to: "sbc-b",
            status: 204,
            outcome: "unknown",
            reason: "CHG-7",
            switchoverCountsBefore: { "sbc-a": 3, "sbc-b": 3 },
            switchoverCountsAfter: { "sbc-a": 4 },
            logEntry: FORCED_AT_ONCE,
        });
        expect(result.pending).to.deep.include({
            from: "sbc-a",
            to: "sbc-b",
            switchoverCounts: { "sbc-a": 3, "sbc-b": 3 },
        });
    });

    it("tells the operator each change of roles as it comes, with the time since the request", async () => {
        await run.ensure();
        const lines = run.lines.filter((line) => !line.includes("quiet for"));
        expect(lines.slice(0, 2)).to.deep.equal([
            "sbc-a/sbc-b: requesting a switchover from sbc-a to sbc-b, once.",
            "sbc-a/sbc-b: sbc-a accepted the request (204). Watching both nodes.",
        ]);
        expect(lines.slice(2).map((line) => line.replace(/\d+\.\d s/, "N s"))).to.deep.equal([
            "sbc-a/sbc-b: N s after the request: sbc-a: becoming standby, sbc-b: becoming active; awaited: sbc-b active, sbc-a standby.",
            "sbc-a/sbc-b: N s after the request: sbc-a: becoming standby, sbc-b: active; awaited: sbc-a standby.",
            "sbc-a/sbc-b: N s after the request: sbc-a: standby, sbc-b: active.",
        ]);
    });
});
