import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { PROVIDER_TEXT } from "../../sdk/providerText.js";
import { failureIn } from "../faces/callFailure.js";
import { declare, startPair } from "../resource/declaredPair.js";
import { DynamicProvider } from "./dynamicProvider.js";

describe("the text that names the dynamic provider, without which Pulumi could not call it again", () => {
    let provider: DynamicProvider;
    let pair: Simulator;
    before(async () => {
        [provider, pair] = await Promise.all([DynamicProvider.start(), startPair()]);
    });
    after(() => Promise.all([provider.stop(), pair.stop()]));

    const named = { __provider: PROVIDER_TEXT };

    it("stands in checked inputs, and in what is created, updated and read", async () => {
        const declared = declare(pair, "sbc-a");
        expect((await provider.check(declared, declared)).inputs).to.deep.include(named);
        const { id, outs } = await provider.create(declared);
        expect(outs).to.deep.include(named);
        expect(await provider.update(id, outs, declared)).to.deep.include(named);
        const read = await provider.read(id, outs);
        expect(read.props).to.deep.equal(outs);
        expect(read.inputs).to.deep.equal({ ...declared, ...named });
    });

    it("stands in a partial failure", async () => {
        pair.setFault("acceptedNoEffect");
        const soon = declare(pair, "sbc-b", { timeouts: { quietSeconds: 0.2, settleSeconds: 0.5 } });
        const { id, outs } = await provider.create(declare(pair, "sbc-a"));
        const failures = [await failureIn(provider.create(soon)), await failureIn(provider.update(id, outs, soon))];
        for (const { partial } of failures) expect(partial?.properties).to.deep.include(named);
    });
});
