import { expect } from "chai";
import fc from "fast-check";
import { decide } from "../../../provider/pair/decide.js";
import { formatMessage } from "../../../provider/pair/messages/pairMessage.js";
import { previewMessageOf } from "../../../provider/resource/previewMessages.js";
import { settingsOf } from "../pairRun.js";
import { SEEN_AS, sightingAs, viewOf } from "../sightings.js";

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
                const { message } = previewMessageOf(settingsOf(), view, { ...stays, recorded });
                const wasOther = [activeNode, fulfilledActiveNode].some((each) => each?.toLowerCase() === "sbc-b");
                expect(message?.verdict).to.equal(wasOther ? "failover" : "otherActive");
                expect(message && formatMessage(message)).to.match(
                    /^sbc-a\/sbc-b: (FAILOVER|OTHER NODE ACTIVE)\. Calls are on sbc-a; desired sbc-b\.\n/,
                );
                expect(message?.why.at(-1)).to.contain("observeOnly is set, or revertive is false");
            }),
        );
    });

    it("has the remedy of every node that could not be seen, whatever the other one reports and whatever is due", () => {
        for (const other of SEEN_AS) {
            for (const [a, b] of [
                ["unseen", other],
                [other, "unseen"],
            ] as const) {
                const view = viewOf(sightingAs("sbc-a", a), sightingAs("sbc-b", b));
                for (const activeNode of ["sbc-a", "sbc-b"]) {
                    const settings = settingsOf({ activeNode });
                    for (const decision of [decide(view, settings), undefined]) {
                        const { message } = previewMessageOf(settings, view, { ...stays, decision });
                        const line = message && formatMessage(message);
                        expect(line, `${a} ${b}`).to.contain("No connection").and.contain("Check the network.");
                    }
                }
            }
        }
    });

    it("says why a node could not be seen, and what helps", () => {
        const view = viewOf(sightingAs("sbc-a", "active"), sightingAs("sbc-b", "unseen"));
        const { message, isWarning } = previewMessageOf(settingsOf({ activeNode: "sbc-a" }), view, stays);
        expect(isWarning).to.equal(true);
        expect(message && formatMessage(message)).to.equal(
            [
                "sbc-a/sbc-b: NOT REDUNDANT. Calls are on sbc-a.",
                "Now sbc-a: active, sbc-b: no answer.",
                "No connection.",
                "Check the network.",
                "Do not switch back.",
            ].join("\n"),
        );
    });
});
