import { expect } from "chai";
import { expectOneSwitchover, withOnePair } from "../crash/onePair.js";
import { looksAt } from "../crash/watchedPair.js";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";

const LOCKED = "the stack is currently locked by 1 lock(s)";

describe("one stack, from two processes at once (file backend)", () => {
    getPlaceFirst();

    sideBySide({
        "the second, begun while the first works, is refused by Pulumi's lock, and sends nothing": async () => {
            await withOnePair("locked", {}, async (one) => {
                await one.declareActive(one.b);
                const first = one.up();
                await one.until((pair) => looksAt(pair) >= 1);
                const second = one.up();
                expect((await second.ended).code).not.to.equal(0);
                expect(second.text).to.contain(LOCKED).and.contain("pulumi cancel");
                expect(second.text).not.to.contain("requesting a switchover");
                expect(await first.ended, first.text).to.deep.equal({ code: 0 });
                await expectOneSwitchover(one);
            });
        },

        "of two at the same moment at most one works: there is never a second switchover": async () => {
            await withOnePair("race", {}, async (one) => {
                await one.declareActive(one.b);
                const runs = [one.up(), one.up()];
                const codes = (await Promise.all(runs.map(({ ended }) => ended))).map(({ code }) => code);
                for (const [i, run] of runs.entries()) {
                    if (codes[i] !== 0) expect(run.text).to.contain("the stack is currently locked by");
                }
                expect(one.pair.switchoversReceived()).to.equal(codes.filter((code) => code === 0).length);
                expect((await one.stack.up()).succeeded).to.equal(true);
                await expectOneSwitchover(one);
            });
        },
    });
});
