import { expect } from "chai";
import type { Simulator } from "../../simulator/index.js";
import { argsFor, FACES, type FaceName, InlineStack } from "./inlineStack.js";
import { getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { startPair, switchovers } from "./simulatedPair.js";

describe("one pair that two resources of a program declare, on a real Pulumi engine", () => {
    getPlaceFirst();

    for (const name of Object.keys(FACES)) {
        const face = name as FaceName;
        const site = name.slice(-6).trim();
        describe(`by ${face}`, () => {
            let pair: Simulator;
            let inline: Awaited<ReturnType<typeof InlineStack.create>>;
            before(async () => {
                pair = await startPair(site);
                inline = await InlineStack.create(`twice-${site}`, face);
            });
            after(() => pair.stop());
            const declare = (more: object = {}) =>
                (inline.resources = [
                    { name: "one", args: argsFor(pair, `sbc-${site}-a`) },
                    { name: "other", args: argsFor(pair, `sbc-${site}-a`, more) },
                ]);

            // Which of the two Pulumi comes to first is not ours to know.
            it("is refused by the name of the other one", async () => {
                declare();
                const text = failed(await inline.stack.up());
                expect(text, text).to.match(
                    /( is declared by HaActiveNode "(one|other)" too|(one|other) declares one of these addresses too)\. Declare each/,
                );
                expect(switchovers(pair).received).to.equal(0);
            });

            it("is fine if one only observes, and so is another run of the same program", async () => {
                declare({ observeOnly: true });
                succeeded(await inline.stack.up());
                expect((await inline.stack.preview()).changes).to.deep.equal({ same: 3 });
                expect(switchovers(pair).received).to.equal(0);
            });

            it("is fine under a new name, while the old one is forgotten", async () => {
                inline.resources = [{ name: "renamed", args: argsFor(pair, `sbc-${site}-a`) }];
                succeeded(await inline.stack.up());
                expect(switchovers(pair).received).to.equal(0);
            });
        });
    }
});
