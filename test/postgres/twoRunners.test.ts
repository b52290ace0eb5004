import { expect } from "chai";
import { expectOneSwitchover, FACES, succeeded, withOnePair } from "../crash/onePair.js";
import { requestHasLeft } from "../crash/watchedPair.js";
import { silenceAfterRequest, switchovers } from "../endToEnd/simulatedPair.js";
import { onPostgres, upElsewhere } from "./runners.js";

/** The request acts while the second runner watches the pair: longer after it than a device takes, shorter than `quietSeconds`. */
const LATE_MS = 8_000;
const LONG_QUIET = { timeouts: { quietSeconds: 10, settleSeconds: 30 } };

describe("two runners that share nothing but Pulumi's state, on PostgreSQL", function () {
    this.timeout(240_000);
    onPostgres();

    for (const face of FACES) {
        it(`request once if one is killed as its request leaves and the other goes on while it is open, by ${face}`, async () => {
            await withOnePair(`pg-two-${face}`, { face, more: LONG_QUIET }, async (one) => {
                const { pair, stack } = one;
                pair.setFault({ name: "lateSwitchover", delayMs: LATE_MS });
                await one.declareActive(one.b);
                const first = one.up();
                await one.until(requestHasLeft);
                first.kill("all of them");
                await first.ended;
                expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 0 });
                succeeded(await stack.cli("cancel", "--yes"));
                const second = upElsewhere(one);
                expect(await second.ended, second.text).to.deep.equal({ code: 0 });
                expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
                expect(await stack.recorded(one.site)).to.include({ activeNode: one.b, redundant: true });
                // The first machine is back, with a journal in which its request is still open: it settles it.
                const back = succeeded(await stack.up());
                expect(back.text).to.contain("RESOLVED. ").and.contain(`took effect: ${one.b} is active.`);
                await expectOneSwitchover(one);
            });
        });

        it(`hand an open request over by the state: the other one watches and requests nothing, by ${face}`, async () => {
            const more = { timeouts: { quietSeconds: 0.5, settleSeconds: 3 } };
            await withOnePair(`pg-open-${face}`, { face, more }, async (one) => {
                const { pair, stack, a, b } = one;
                pair.setFault("answerLostAfterActing");
                const speak = silenceAfterRequest(pair);
                await one.declareActive(b);
                const first = one.up();
                expect((await first.ended).code, first.text).not.to.equal(0);
                expect((await stack.recorded(one.site))["pending"]).to.include({ from: a, to: b });
                const blind = upElsewhere(one);
                expect((await blind.ended).code, blind.text).not.to.equal(0);
                expect(blind.text).to.contain("OPEN. ");
                expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
                speak();
                const second = upElsewhere(one);
                expect(await second.ended, second.text).to.deep.equal({ code: 0 });
                expect(second.text).to.contain("RESOLVED. ");
                await expectOneSwitchover(one);
            });
        });
    }
});
