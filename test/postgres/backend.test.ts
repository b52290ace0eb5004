import { expect } from "chai";
import { expectOneSwitchover, pendingOperations, succeeded, withOnePair } from "../crash/onePair.js";
import { looksAt, requestHasLeft } from "../crash/watchedPair.js";
import { roles, switchovers } from "../endToEnd/simulatedPair.js";
import { PASSWORD } from "../endToEnd/stack.js";
import { onPostgres, upElsewhere } from "./runners.js";

describe("Pulumi's Postgres backend", function () {
    this.timeout(240_000);
    const server = onPostgres();

    it("carries a stack through up, drift and a refused switchover, with no secret in clear", async () => {
        await withOnePair("pg-journey", {}, async (one) => {
            const { pair, stack, a, b } = one;
            await one.declareActive(b);
            succeeded(await stack.up());
            await expectOneSwitchover(one);
            pair.failOver();
            await pair.settled();
            expect((await stack.preview()).text).to.contain(`NEEDED. Calls are on ${a}; desired ${b}.`);
            pair.setSync("tMBCD", "false");
            const refused = await stack.up();
            expect(refused.succeeded).to.equal(false);
            expect(refused.text).to.match(/REFUSED\. [^]*tMBCD/);
            pair.setSync("tMBCD", "true");
            succeeded(await stack.up());
            expect(switchovers(pair)).to.deep.equal({ received: 2, carriedOut: 2 });
            expect(roles(pair)).to.equal("standby/active");
            const all = [await stack.exported(), ...stack.printed].join("\n");
            expect(all).not.to.contain(PASSWORD).and.not.contain(server()?.password);
        });
    });

    it("locks a stack to one machine: the other is refused with Pulumi's own message, and sends nothing", async () => {
        await withOnePair("pg-locked", {}, async (one) => {
            await one.declareActive(one.b);
            const first = one.up();
            await one.until((pair) => looksAt(pair) >= 1);
            const second = upElsewhere(one);
            try {
                expect((await second.ended).code).not.to.equal(0);
                expect(second.text)
                    .to.contain("the stack is currently locked by 1 lock(s)")
                    .and.contain("pulumi cancel");
                expect(second.text).not.to.contain(server()?.password);
                expect(await first.ended, first.text).to.deep.equal({ code: 0 });
                await expectOneSwitchover(one);
            } finally {
                second.killAll();
            }
        });
    });

    it("gives the next machine a true stack after kill -9, with pulumi cancel and up: one switchover", async () => {
        await withOnePair("pg-killed", {}, async (one) => {
            await one.declareActive(one.b);
            const run = one.up();
            await one.until(requestHasLeft);
            run.kill("all of them");
            await run.ended;
            expect(await pendingOperations(one.stack)).to.equal(1);
            const early = upElsewhere(one);
            expect((await early.ended).code).not.to.equal(0);
            expect(early.text).to.contain("the stack is currently locked by 1 lock(s)");
            succeeded(await one.stack.cli("cancel", "--yes"));
            const next = upElsewhere(one);
            expect(await next.ended, next.text).to.deep.equal({ code: 0 });
            // In the journal of the machine that was killed, the request is open until that one has looked.
            succeeded(await one.stack.up());
            await expectOneSwitchover(one);
        });
    });
});
