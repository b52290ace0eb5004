import { expect } from "chai";
import { DEVICE_LAG_MS } from "../../../provider/pair/lag.js";
import { watchAgeMs } from "../../../provider/pair/openRequest/watchAge.js";
import { PairRun } from "../pairRun.js";

describe("the device's lag", () => {
    it("is the documented five seconds and one for the network", () => {
        expect(DEVICE_LAG_MS).to.equal(6000);
        expect(watchAgeMs({ lagMs: DEVICE_LAG_MS, settleMs: 12_000 }, {})).to.equal(90_000);
    });

    for (const quietMs of [0, 1000, 20_000]) {
        it(`is waited for after a request, whatever quietSeconds is (${quietMs / 1000} s)`, async () => {
            const run = new PairRun();
            run.pair.synchronizingMs = 100;
            // The pair fails over by itself just when it is asked: the request then moves calls back.
            run.pair.actsAfterMs = 5900;
            run.pair.onAsked = () => run.clock.after(1, () => run.pair.failOver());
            const result = await run.ensure({ quietMs });
            expect(run.pair.b.role).not.to.equal("active");
            expect(result.kind).to.equal("unknown");
        });
    }
});
