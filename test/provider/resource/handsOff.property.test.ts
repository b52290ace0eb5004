import { expect } from "chai";
import * as fc from "fast-check";
import type { Bag } from "../../../provider/dynamic/haActiveNode/index.js";
import { declared, ResourceRun } from "./resourceRun.js";

const ROLES = ["active", "standby", "becoming active", "becoming standby", "out of service"] as const;

const scenario = fc.record({
    roles: fc.tuple(fc.constantFrom(...ROLES), fc.constantFrom(...ROLES)),
    isUp: fc.tuple(fc.boolean(), fc.boolean()),
    activeNode: fc.constantFrom("sbc-a", "SBC-A", "sbc-b"),
    revertive: fc.option(fc.boolean(), { nil: undefined }),
    waitSeconds: fc.constantFrom(undefined, 0, 30),
    requireRedundancy: fc.option(fc.boolean(), { nil: undefined }),
    fulfilledActiveNode: fc.constantFrom(undefined, "sbc-a", "sbc-b"),
    pendingSeconds: fc.constantFrom(undefined, -5, 1, 80, 200),
    calls: fc.array(fc.constantFrom("check", "diff", "update", "read", "failOver"), { minLength: 1, maxLength: 6 }),
});

describe("a resource under ignoreChanges", () => {
    it("sends no switchover request, whatever is declared, recorded and seen", async () => {
        await fc.assert(fc.asyncProperty(scenario, requestsNothing), { numRuns: 150 });
    });

    it("watches an open request, and records that it has made the desired node active", async () => {
        const run = await new ResourceRun().configure();
        const news = declared({ revertive: false, __handsOff: true });
        const olds = { ...news, activeNode: "sbc-a", fulfilledActiveNode: "sbc-a", ...pendingOf(1, run.clock.date()) };
        Object.assign(olds.pending ?? {}, { from: "sbc-a", to: "sbc-b" });
        run.clock.after(3000, () => run.pair.toggle("forced by command"));
        const { outs } = await run.calls.update("id", olds, news);
        expect(outs).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-b", __handsOff: true });
        expect(outs).not.to.have.property("pending");
        expect(run.pair.asked).to.deep.equal([]);
    });
});

async function requestsNothing(drawn: typeof scenario extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
    const run = await new ResourceRun().configure();
    const { activeNode, revertive, waitSeconds, requireRedundancy, fulfilledActiveNode } = drawn;
    const news = declared({ activeNode, revertive, waitSeconds, requireRedundancy, __handsOff: true });
    const pending = pendingOf(drawn.pendingSeconds, run.clock.date());
    let olds: Bag = { nodes: news["nodes"], activeNode: "sbc-a", fulfilledActiveNode, ...pending };
    [run.pair.a.role, run.pair.b.role] = drawn.roles;
    [run.pair.a.isUp, run.pair.b.isUp] = drawn.isUp;
    for (const call of drawn.calls) {
        try {
            if (call === "check") await run.calls.check(olds, news);
            if (call === "diff") await run.calls.diff("id", olds, news);
            if (call === "update") olds = (await run.calls.update("id", olds, news)).outs;
            if (call === "read") olds = (await run.calls.read("id", olds)).props;
            if (call === "failOver") run.pair.failOver();
        } catch {
            // A pair that is silent, or not redundant: what counts is what left.
        }
    }
    expect(run.pair.asked).to.deep.equal([]);
}

function pendingOf(secondsAgo: number | undefined, now: Date): { pending?: object } {
    if (secondsAgo === undefined) return {};
    const since = new Date(now.getTime() - secondsAgo * 1000).toISOString();
    return { pending: { since, from: "sbc-b", to: "sbc-a", switchoverCounts: {} } };
}
