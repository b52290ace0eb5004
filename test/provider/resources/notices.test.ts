import { expect } from "chai";
import fc from "fast-check";
import { noticeOf } from "../../../provider/resources/notices.js";
import { planOf } from "../pairRun.js";
import { sightingAs, viewOf } from "../sightings.js";

const stays = { decision: undefined, isHandsOff: false, isNew: false, isOverMaximum: false };

describe("what a preview says of a pair that stays as it is", () => {
    it("is a failover only if another node is recorded as active, or as the one that was desired and became active", () => {
        const node = fc.option(fc.constantFrom("sbc-a", "SBC-A", "sbc-b", "SBC-B"), { nil: undefined });
        fc.assert(
            fc.property(node, node, (activeNode, fulfilledActiveNode) => {
                const recorded = {
                    ...(activeNode === undefined ? {} : { activeNode }),
                    ...(fulfilledActiveNode === undefined ? {} : { fulfilledActiveNode }),
                };
                const view = viewOf(sightingAs("sbc-a", "active"), sightingAs("sbc-b", "standby"));
                const { line = "" } = noticeOf(planOf(), view, { ...stays, recorded });
                const wasOther = [activeNode, fulfilledActiveNode].some((each) => each?.toLowerCase() === "sbc-b");
                expect(line.includes("by a failover")).to.equal(wasOther);
                expect(line).to.contain("sbc-a is active").and.contain("and sbc-b is declared; it stays");
            }),
        );
    });

    it("says why a node could not be seen, and what helps", () => {
        const view = viewOf(sightingAs("sbc-a", "active"), sightingAs("sbc-b", "unseen"));
        expect(noticeOf(planOf({ activeNode: "sbc-a" }), view, stays)).to.deep.equal({
            line: "sbc-a/sbc-b: now sbc-a: active, sbc-b: no answer. No connection. Check the network.",
            isWarning: true,
        });
    });
});
