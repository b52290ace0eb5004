import { expect } from "chai";
import type { PendingSwitchover } from "../../../../provider/pair/settings.js";
import { PairRun } from "../../pairRun.js";

const START_MS = 1_000_000;

describe("a request of an earlier run whose outcome nobody saw", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));
    const askedAgo = (ms: number): PendingSwitchover => ({
        since: new Date(run.clock.date().getTime() - ms).toISOString(),
        from: "sbc-a",
        to: "sbc-b",
        switchoverCounts: {},
    });
    const elapsedMs = () => run.clock.now() - START_MS;
    const askedAfterMs = () => run.pair.asked.map(({ atMs }) => atMs - START_MS);

    it("is watched, and not asked for again, when its effect comes late", async () => {
        run.clock.after(40_000, () => run.pair.toggle("forced by command"));
        expect(await run.ensure({ pending: askedAgo(10_000) })).to.have.property("kind", "alreadyActive");
        expect(run.pair.asked).to.be.empty;
        expect(run.lines[0]).to.equal(
            "sbc-a/sbc-b: watching for the end of the switchover from sbc-a to sbc-b that was requested at 2026-03-01T11:59:50.000Z; requesting nothing.",
        );
    });

    it("is asked for anew only when it is as old as a pair may take to settle, and the pair is at rest", async () => {
        await run.ensure({ pending: askedAgo(10_000) });
        expect(askedAfterMs()).to.have.length(1);
        expect(askedAfterMs()[0]).to.be.within(86_000, 90_000);
    });

    it("is watched to the end even where only little of that time is left", async () => {
        await run.ensure({ pending: askedAgo(70_000) });
        expect(askedAfterMs()).to.have.length(1);
        expect(askedAfterMs()[0]).to.be.within(26_000, 28_000);
    });

    it("is judged afresh at once when it is older than that", async () => {
        await run.ensure({ pending: askedAgo(90_000) });
        expect(askedAfterMs()).to.have.length(1);
        expect(askedAfterMs()[0]).to.be.within(6_000, 7_500);
    });

    it("is watched for the whole time where the clock of the machine that sent it ran ahead", async () => {
        await run.ensure({ pending: askedAgo(-3_600_000) });
        expect(askedAfterMs()).to.have.length(1);
        expect(askedAfterMs()[0]).to.be.at.least(90_000);
    });

    it("is as young as the asked node's own clock says where the clock of the machine that sent it was behind", async () => {
        const sinceByDevice = new Date(run.clock.date().getTime() - 10_000).toISOString();
        await run.ensure({ pending: { ...askedAgo(3_600_000), sinceByDevice } });
        expect(askedAfterMs()).to.have.length(1);
        expect(askedAfterMs()[0]).to.be.within(86_000, 90_000);
    });

    it("is watched for the whole time where its time can't be read", async () => {
        await run.ensure({ pending: { ...askedAgo(0), since: "yesterday" } });
        expect(askedAfterMs()).to.have.length(1);
        expect(askedAfterMs()[0]).to.be.at.least(90_000);
    });

    it("is not taken for done by a failover of the pair's own that it will undo", async () => {
        run.pair.synchronizingMs = 500;
        run.clock.after(500, () => run.pair.failOver());
        run.clock.after(4_900, () => run.pair.toggle("forced by command"));
        const result = await run.ensure({ pending: askedAgo(0) });
        expect(run.pair.b.role).to.equal("active");
        expect(result.kind).to.equal("switched");
        expect(askedAfterMs()[0]).to.be.at.least(90_000);
    });

    it("ends the watch when the wanted node is active twice in a row and past the lag", async () => {
        run.pair.toggle("forced by command");
        run.pair.synchronizingMs = 10;
        await run.ensure({ pending: askedAgo(0) });
        expect(elapsedMs()).to.be.within(6_000, 8_000);
    });

    it("has its outcome awaited before the opposite is asked for", async () => {
        run.clock.after(30_000, () => run.pair.toggle("forced by command"));
        const result = await run.ensure({ pending: askedAgo(1_000), activeNode: "sbc-a" });
        expect(result.kind).to.equal("switched");
        expect(run.pair.asked.map(({ node }) => node)).to.deep.equal(["sbc-b"]);
        expect(askedAfterMs()[0]).to.be.at.least(36_000);
        expect(run.pair.a.role).to.equal("active");
    });

    it("is watched through a time without answers", async () => {
        run.pair.a.isUp = false;
        run.clock.after(50_000, () => (run.pair.a.isUp = true));
        expect(await run.ensure({ pending: askedAgo(0) })).to.have.property("kind", "switched");
        expect(askedAfterMs()[0]).to.be.at.least(90_000);
    });

    it("of a run that was cancelled while watching leads the next run to success without a second request", async () => {
        run.pair.onAsked = () => run.clock.after(1_000, () => run.cancel.abort(new Error("stop")));
        const first = await run.ensure();
        if (first.kind !== "unknown") throw new Error(first.kind);
        const next = new PairRun(run.clock.date());
        next.clock.after(1_000, () => next.pair.toggle("forced by command"));
        expect(await next.ensure({ pending: first.pending })).to.have.property("kind", "alreadyActive");
        expect(next.pair.asked).to.be.empty;
    });
});
