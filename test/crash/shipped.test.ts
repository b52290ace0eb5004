import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { expectOneSwitchover, type Face, FACES, withOnePair } from "./onePair.js";
import { requestHasLeft } from "./watchedPair.js";

/** What ships, with its defaults, on a device that takes the time of a real one: no lag is shortened on either side. */
async function killedAtRealSpeed(face: Face): Promise<void> {
    const real = { face, simulator: { timeScale: 1 }, more: { timeouts: {} }, build: "shipped" } as const;
    await withOnePair(`shipped-${face}`, real, async (one) => {
        await one.declareActive(one.b);
        const run = one.up();
        await one.until(requestHasLeft);
        run.kill("all of them");
        await run.ended;
        await one.cancelAndUp();
        if (face === "plugin") await one.stack.refresh();
        await expectOneSwitchover(one);
    });
}

describe("what ships, killed (kill -9) when its request has left, at a real device's speed", () => {
    getPlaceFirst();

    const tests = FACES.map((face) => [
        `is one switchover, truly recorded, after pulumi cancel and up: the ${face} provider`,
        () => killedAtRealSpeed(face),
    ]);
    sideBySide(Object.fromEntries(tests) as Record<string, () => Promise<void>>);
});
