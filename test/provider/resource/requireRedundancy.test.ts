import { expect } from "chai";
import { PartialFailure } from "../../../provider/dynamic/partialFailure.js";
import { declared, ResourceRun } from "./resourceRun.js";

describe("requireRedundancy of a pair whose desired node was made active already", () => {
    const stays = declared({ activeNode: "sbc-a", revertive: false, requireRedundancy: true });
    const failureOf = (call: Promise<unknown>) => call.catch((error: unknown) => error as PartialFailure);

    it("fails again and again while the other node can't take over, whoever made the active one active", async () => {
        const run = await new ResourceRun().configure();
        const { id, outs } = await run.calls.create(stays);
        run.pair.synchronizingMs = 1_000_000;
        run.pair.failOver();
        await run.pass(1_000);
        for (const _time of [1, 2]) {
            await run.configure();
            const failure = await failureOf(run.calls.update(id, outs, stays));
            expect(failure).to.be.instanceOf(PartialFailure);
            expect((failure as PartialFailure).message).to.match(
                /^sbc-a\/sbc-b: NOT REDUNDANT\. Calls are on sbc-b\. .*\nThe pair did not become redundant within 90 s \(.*awaited: sbc-a standby\)/,
            );
            expect((failure as PartialFailure).properties).to.include({ activeNode: "sbc-b", redundant: false });
        }
        expect(run.pair.asked).to.be.empty;
    });

    it("fails, with nothing to wait for, if both nodes are active or none is", async () => {
        for (const role of ["active", "standby"]) {
            const run = await new ResourceRun().configure();
            const { id, outs } = await run.calls.create(stays);
            for (const node of [run.pair.a, run.pair.b]) node.role = role;
            await run.configure();
            const before = run.clock.now();
            const failure = (await failureOf(run.calls.update(id, outs, stays))) as PartialFailure;
            expect(failure).to.be.instanceOf(PartialFailure);
            expect(failure.message).to.match(
                /NOT REDUNDANT\..*\nThe pair is not redundant \(.*requireRedundancy is set/,
            );
            expect(run.clock.now() - before).to.be.below(10_000);
            expect(run.pair.asked).to.be.empty;
        }
    });

    it("waits for a node that is on its way", async () => {
        const run = await new ResourceRun().configure();
        const { id, outs } = await run.calls.create(stays);
        run.pair.failOver();
        await run.pass(500);
        await run.configure();
        const { outs: after } = await run.calls.update(id, outs, stays);
        expect(after).to.include({ activeNode: "sbc-b", redundant: true });
    });

    it("is no matter of a pair that is only observed", async () => {
        const run = await new ResourceRun().configure();
        const observed = declared({ observeOnly: true, requireRedundancy: true });
        const { id, outs } = await run.calls.create(observed);
        run.pair.synchronizingMs = 1_000_000;
        run.pair.failOver();
        await run.pass(1_000);
        expect((await run.calls.update(id, outs, observed)).outs).to.include({ redundant: false });
    });
});
