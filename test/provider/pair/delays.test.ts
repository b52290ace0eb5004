import { expect } from "chai";
import * as fc from "fast-check";
import { PairRun } from "../pairRun.js";

/** What a look takes here: one request, and the login before the first one. */
const LATENCIES = fc.integer({ min: 5, max: 150 });

describe("what a planned switchover takes beside the device's own times", () => {
    const LAG_MS = 6_000;

    it("is no half second from the lag's end to the result, of a device that changed before it", async () => {
        const times = fc.record({
            latencyMs: LATENCIES,
            actsAfterMs: fc.integer({ min: 0, max: 3_000 }),
            synchronizingMs: fc.integer({ min: 100, max: 1_500 }),
            quietMs: fc.integer({ min: 0, max: 9_000 }),
        });
        await fc.assert(
            fc.asyncProperty(times, async ({ quietMs, ...device }) => {
                const run = new PairRun();
                Object.assign(run.pair, device);
                const result = await run.ensure({ quietMs });
                expect(result.kind).to.equal("switched");
                const answeredMs = (run.pair.asked[0]?.atMs ?? NaN) + device.latencyMs;
                expect(run.clock.now() - answeredMs - LAG_MS).to.be.within(0, 500);
            }),
            { numRuns: 50 },
        );
    });

    it("is no half second from the end of the quiet period to the request", async () => {
        await fc.assert(
            fc.asyncProperty(LATENCIES, fc.integer({ min: 100, max: 9_000 }), async (latencyMs, quietMs) => {
                const run = new PairRun();
                run.pair.latencyMs = latencyMs;
                await run.ensure({ quietMs });
                // Each node's token and status, and then it is quiet.
                const beganMs = 1_000_000 + 2 * latencyMs;
                // That look, the request's own connection, and the look that it rests on.
                const ownMs = 3 * latencyMs;
                expect((run.pair.asked[0]?.atMs ?? NaN) - beganMs - quietMs).to.be.within(0, Math.min(500, ownMs + 2));
            }),
            { numRuns: 50 },
        );
    });

    it("is no half second from the lag's end to the result of a request that was refused", async () => {
        const run = new PairRun();
        run.pair.answer = 403;
        run.pair.actsAfterMs = undefined;
        const result = await run.ensure({ quietMs: 7_300 });
        expect(result.kind).to.equal("rejected");
        const answeredMs = (run.pair.asked[0]?.atMs ?? NaN) + run.pair.latencyMs;
        expect(run.clock.now() - answeredMs - LAG_MS).to.be.within(0, 500);
    });
});
