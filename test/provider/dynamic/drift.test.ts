import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { type Bag } from "../faces/callFailure.js";
import { declare, startPair } from "../resource/declaredPair.js";
import { DynamicProvider } from "./dynamicProvider.js";

describe("what the dynamic provider reads as the input activeNode", () => {
    let provider: DynamicProvider;
    let pair: Simulator;
    let id: string;
    let recorded: Bag;
    before(async () => {
        [provider, pair] = await Promise.all([DynamicProvider.start(), startPair()]);
        ({ id, outs: recorded } = await provider.create(declare(pair, "sbc-a")));
        pair.failOver();
        await pair.settled();
    });
    after(() => Promise.all([provider.stop(), pair.stop()]));

    it("is the node that is active, so that --refresh shows a failover as a difference of what an operator wrote", async () => {
        const { inputs } = await provider.read(id, recorded);
        expect(inputs).to.include({ activeNode: "sbc-b" });
    });

    it("is left alone with revertive: false", async () => {
        const { inputs } = await provider.read(id, { ...recorded, revertive: false });
        expect(inputs).to.equal(undefined);
    });

    it("is left alone where no node is seen to be active, or two are", async () => {
        pair.setFault("bothActive");
        const { inputs } = await provider.read(id, recorded);
        expect(inputs).to.equal(undefined);
    });
});
