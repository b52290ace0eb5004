import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { type Bag, failureIn } from "../faces/callFailure.js";
import { declare, startPair } from "../resource/declaredPair.js";
import { DynamicProvider } from "./dynamicProvider.js";

/** Pulumi prints what a call of a dynamic provider throws, once more and with a stack, where nothing prevents it. */
const TOLD_WITH_RESOURCE = "oracle-sbc: failed, for the reason that is given with the resource.";

describe("a pair that the dynamic provider can't look at", () => {
    let provider: DynamicProvider;
    let pair: Simulator;
    let id: string;
    let recorded: Bag;
    before(async () => {
        [provider, pair] = await Promise.all([DynamicProvider.start(), startPair()]);
        ({ id, outs: recorded } = await provider.create(declare(pair, "sbc-a")));
        pair.setFault("nodeDown");
    });
    after(() => Promise.all([provider.stop(), pair.stop()]));
    beforeEach(() => {
        provider.printed.length = 0;
    });

    it("fails a read, in place of being forgotten, and prints no stack", async () => {
        const { message } = await failureIn(provider.read(id, recorded));
        expect(message).to.match(/^sbc-a\/sbc-b: NOT SEEN\. Where calls are can't be seen\.\n[^]*ECONNREFUSED/);
        expect(provider.printed).to.deep.equal([TOLD_WITH_RESOURCE]);
    });

    it("is a warning by the word before it in a diff", async () => {
        await provider.diff(id, recorded, declare(pair, "sbc-a"));
        expect(provider.printed).to.have.lengthOf(1);
        expect(provider.printed[0]).to.match(/^warning: sbc-a\/sbc-b: NOT SEEN\. Where calls are can't be seen\./);
    });

    it("prints no stack where the stack wants it to fail a diff", async () => {
        const strict = await DynamicProvider.start({ "oracle-sbc:onUnreachable": "error" });
        await failureIn(strict.diff(id, recorded, declare(pair, "sbc-a")));
        expect(strict.printed).to.deep.equal([TOLD_WITH_RESOURCE]);
        await strict.stop();
    });
});

describe("a configuration value that can't be used, in the dynamic provider", () => {
    it("fails a read too, and prints no stack for any call", async () => {
        const pair = await startPair();
        const misled = await DynamicProvider.start({ "oracle-sbc:onUnreachable": "never" });
        const { activeNode: _desired, ...outputs } = declare(pair, "sbc-a");
        const calls = [
            () => misled.check(declare(pair, "sbc-a")),
            () => misled.read("id", outputs),
            () => misled.diff("id", outputs, declare(pair, "sbc-a")),
        ];
        for (const call of calls) {
            expect((await failureIn(call())).message).to.match(/^The configuration value oracle-sbc:onUnreachable is/);
        }
        expect(misled.printed.join("\n")).not.to.match(/^\s+at /m);
        await Promise.all([misled.stop(), pair.stop()]);
    });
});
