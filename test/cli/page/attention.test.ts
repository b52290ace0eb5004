import { expect } from "chai";
import { findingsOf, needsAttention } from "../../../cli/page/attention.js";
import type { PagePair } from "../../../cli/page/model.js";
import { actionOf, pairOf } from "./sampleFleet.js";

const A = "sbc-chi1-a";
const B = "sbc-chi1-b";

describe("what a page says of a pair", () => {
    const found = (more: Partial<PagePair>) => findingsOf(pairOf("chicago-1", more));
    const kinds = (more: Partial<PagePair>) => found(more).map(({ kind }) => kind);
    const nodes = (a: string, b: string) =>
        pairOf("chicago-1").nodes.map((node, index) => ({ ...node, role: index === 0 ? a : b }));

    it("nothing, if it is as desired, in whatever case its name is written", () => {
        expect(kinds({})).to.deep.equal([]);
        expect(kinds({ desiredNode: "SBC-CHI1-A" })).to.deep.equal([]);
        expect(kinds({ activeNode: B })).to.deep.equal(["drift"]);
    });

    it("an open request first, and not to request one by hand; also one that can't be read", () => {
        const [first] = found({ pending: { since: "2026-11-26T02:47:02Z", from: A, to: B }, activeNode: B });
        expect(first?.text).to.match(
            /from sbc-chi1-a to sbc-chi1-b is open since 2026-11-26 02:47:02 UTC.*Do not request one by hand/,
        );
        expect(kinds({ pending: {} })).to.deep.equal(["open"]);
    });

    it("that a failover stays, if it is declared to and the last change was fulfilled; else that it is drift", () => {
        const away = { activeNode: B, isRevertive: false, fulfilledActiveNode: A };
        expect(kinds(away)).to.deep.equal(["away"]);
        expect(needsAttention(found(away))).to.equal(false);
        expect(kinds({ ...away, fulfilledActiveNode: B })).to.deep.equal(["drift"]);
        expect(needsAttention(found({ activeNode: B }))).to.equal(true);
    });

    it("that calls may not be carried, or be carried twice", () => {
        const { activeNode: _none, ...none } = pairOf("chicago-1", {
            redundant: false,
            nodes: nodes("standby", "outOfService"),
        });
        expect(findingsOf(none).map(({ kind }) => kind)).to.deep.equal(["calls"]);
        expect(findingsOf({ ...none, nodes: nodes("active", "active") })[0]?.text).to.contain("Both nodes report");
        expect(findingsOf({ ...none, nodes: nodes("standby", "unseen") })[0]?.text).to.contain("can't be seen");
    });

    it("that a node was not seen, and not that it could not take over", () => {
        expect(kinds({ nodes: nodes("active", "unseen"), redundant: false })).to.deep.equal(["unseen"]);
    });

    it("what a look contradicts", () => {
        const look = { state: "wrongDevice", description: "sbc-lab-9 answers at the address of sbc-chi1-b." };
        expect(found({ look })).to.deep.equal([
            { kind: "odd", word: "another device answers", text: look.description },
        ]);
        expect(kinds({ look: { state: "ready", description: "" } })).to.deep.equal([]);
    });

    it("how the last request ended, unless it took effect or is still open", () => {
        const ended = (outcome: string) => ({ history: [actionOf("2026-11-20T04:00:31Z", A, B, { outcome })] });
        expect(kinds(ended("switched"))).to.deep.equal([]);
        expect(["undone", "noEffect", "unknown"].map((outcome) => found(ended(outcome))[0]?.word)).to.deep.equal([
            "undone",
            "no effect",
            "outcome unknown",
        ]);
        expect(kinds({ ...ended("unknown"), pending: {} })).to.deep.equal(["open"]);
    });

    it("nothing of nodes that are encrypted, and no drift between two secrets", () => {
        const secret = { activeNode: "[secret]", desiredNode: "[secret]", nodes: [] };
        expect(kinds(secret)).to.deep.equal([]);
        expect(kinds({ ...secret, desiredNode: A })).to.deep.equal([]);
    });
});
