import { expect } from "chai";
import { LiveRun } from "../crash/liveRun.js";
import { type Face, FACES, succeeded, withOnePair } from "../crash/onePair.js";
import { requestHasLeft } from "../crash/watchedPair.js";
import { lagEnv } from "../provider/lagFromOutside.js";
import { getPlaceFirst } from "./place.js";
import { sideBySide } from "./sideBySide.js";

/** The pair is switched within a moment; that it stays so is known when the lag of a real device is over. */
async function watchesForTheLag(face: Face): Promise<void> {
    const more = { timeouts: { quietSeconds: 0.5, settleSeconds: 30 } };
    await withOnePair(`lag-${face}`, { face, more, build: "shipped" }, async (one) => {
        await one.declareActive(one.b, more);
        const run = new LiveRun(one.stack, ["up", "--yes", "--skip-preview"], lagEnv);
        try {
            await one.until(requestHasLeft);
            const requestedMs = performance.now();
            expect(await run.ended, run.text).to.deep.equal({ code: 0 });
            expect(performance.now() - requestedMs).to.be.within(6_000, 15_000);
            expect(await one.stack.recorded(`lag-${face}`)).to.include({ activeNode: one.b });
            succeeded(await one.stack.preview());
        } finally {
            run.killAll();
        }
    });
}

describe("what ships, on a device that is quicker than a real one", () => {
    getPlaceFirst();

    const tests = FACES.map((face) => [
        `watches for the lag of a real one, by the ${face} provider, whatever the environment says`,
        () => watchesForTheLag(face),
    ]);
    sideBySide(Object.fromEntries(tests) as Record<string, () => Promise<void>>);
});
