import { expect } from "chai";
import { NODES, PairModel } from "./pairModel.js";
import { stateOf } from "./statusTexts.js";
import { VirtualTime } from "./virtualTime.js";

/** Whatever a status tells of. */
const CHANGES: Readonly<Record<string, (model: PairModel) => void>> = {
    "its state": ({ pair }) => (pair.nodes[0].state = "BecomingStandby"),
    "a word for its state": ({ pair }) => (pair.nodes[0].forcedRole = "idle"),
    "its health": ({ pair }) => (pair.nodes[0].healthPercent = 60),
    "its count": ({ pair }) => (pair.nodes[0].switchOvers += 1),
    "a component": ({ pair }) => pair.nodes[0].holdComponent("tSIPD", "false"),
    "its log": (model) => model.remember(60_000),
    "its boot": ({ pair }) => (pair.nodes[0].bootedAt = new Date(VirtualTime.epochMs - 7_200_000)),
    "its link": ({ pair }) => (pair.linkUp = false),
    "its peer's state": ({ pair }) => (pair.nodes[1].state = "BecomingStandby"),
    "its peer's word": ({ pair }) => (pair.nodes[1].forcedRole = "idle"),
    "its peer's health": ({ pair }) => (pair.nodes[1].healthPercent = 60),
};

describe("statuses that are kept", () => {
    for (const [what, change] of Object.entries(CHANGES)) {
        it(`are told apart by ${what}`, () => {
            const model = new PairModel(new VirtualTime(), 1, () => undefined);
            const state = () => stateOf(model.node(NODES[0]), model.pair, VirtualTime.epochMs);
            const before = state();
            expect(before).to.equal(state());
            change(model);
            expect(state()).to.be.a("string").and.not.to.equal(before);
        });
    }

    it("are none while a lag is drawn for them", () => {
        const { pair, power } = new PairModel(new VirtualTime(), 1, () => undefined);
        power.crash(pair.nodes[1]);
        expect(stateOf(pair.nodes[0], pair, 0)).to.equal(undefined);
    });
});
