import { expect } from "chai";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { switchovers } from "../endToEnd/simulatedPair.js";
import type { LiveRun, Victim } from "./liveRun.js";
import {
    expectOneSwitchover,
    type Face,
    type OnePairOptions,
    pendingOperations,
    succeeded,
    withOnePair,
} from "./onePair.js";
import { looksAt, requestHasLeft } from "./watchedPair.js";

/** From the answer to the act: time for a new run to begin to look, on a busy machine too. */
const LAG_SECONDS = 25;
/** It acts late, and then at once. */
const timeScale = 0.001;
const lagMs = (LAG_SECONDS * 1000) / timeScale;
const slow: OnePairOptions = { simulator: { timeScale, lags: { switchover: [lagMs, lagMs] } } };
const timeouts = (quietSeconds: number) => ({ timeouts: { quietSeconds, settleSeconds: 90 } });

/** The next run, on another machine, begins while the device has still to act on the request of the one that was killed. */
async function caughtByQuiet(site: string, victim: Victim): Promise<void> {
    await withOnePair(site, slow, async (one) => {
        const { a, b } = one;
        await one.declareActive(b, timeouts(1));
        const run = one.up();
        await one.until(requestHasLeft);
        run.kill(victim);
        await run.ended;
        one.stack.moveTo(`${site}-elsewhere`);
        await one.declareActive(b, timeouts(LAG_SECONDS + 2));
        const next = await one.cancelAndUp();
        // It looked before the device had acted, and meant to ask.
        expect(next.text).to.contain(`Calls are on ${a}; desired ${b}.`).and.not.contain("requesting a switchover");
        await expectOneSwitchover(one);
    });
}

/** Resolves when the provider has ended, or has asked the device in spite of it. */
async function endsOrAsks(run: LiveRun, asks: Promise<void>): Promise<void> {
    const pids = run.providers().map(({ pid }) => pid);
    let timer: NodeJS.Timeout | undefined;
    const ends = new Promise<void>((resolve) => {
        timer = setInterval(() => {
            if (!run.orphans().some(({ pid }) => pids.includes(pid))) resolve();
        }, 250);
    });
    await Promise.race([ends, asks]).finally(() => clearInterval(timer));
}

async function quits(site: string, face: Face): Promise<void> {
    await withOnePair(site, { face }, async (one) => {
        await one.declareActive(one.b, timeouts(2));
        const run = one.up();
        await one.until((pair) => looksAt(pair) >= 4);
        run.kill("the CLI");
        await run.ended;
        await endsOrAsks(run, one.until(requestHasLeft));
        expect(one.pair.switchoversReceived(), "a request that nobody is left to record").to.equal(0);
        await one.cancelAndUp();
        await expectOneSwitchover(one);
    });
}

describe("what a killed run leaves behind", () => {
    getPlaceFirst();

    sideBySide({
        "a request that acts later is caught by the quiet period of a run elsewhere, when the CLI was killed": () =>
            caughtByQuiet("orphan", "the CLI"),

        "a request that acts later is caught by the quiet period of a run elsewhere, when all was killed": () =>
            caughtByQuiet("lost", "all of them"),

        "a request that acts later is not caught elsewhere without a quiet period: quietSeconds: 0 asks again":
            async () => {
                await withOnePair("hasty", slow, async (one) => {
                    await one.declareActive(one.b, timeouts(0));
                    const run = one.up();
                    await one.until(requestHasLeft);
                    run.kill("all of them");
                    await run.ended;
                    one.stack.moveTo("hasty-elsewhere");
                    succeeded(await one.stack.cli("cancel", "--yes"));
                    const next = one.up();
                    await Promise.race([one.until((pair) => pair.switchoversReceived() === 2), next.ended]);
                    expect(one.pair.switchoversReceived(), next.text).to.equal(2);
                });
            },

        "a provider whose CLI was killed before the request asks for nothing, and ends": () =>
            quits("quitting", "dynamic"),

        "a plugin whose CLI was killed before the request asks for nothing, and ends": () => quits("leaving", "plugin"),

        "a request for a new resource is found by the next run, though the state does not know the resource":
            async () => {
                await withOnePair("newborn", { isUp: false }, async (one) => {
                    await one.declareActive(one.b);
                    const run = one.up();
                    await one.until(requestHasLeft);
                    run.kill("all of them");
                    await run.ended;
                    await one.cancelAndUp();
                    expect(switchovers(one.pair)).to.deep.equal({ received: 1, carriedOut: 1 });
                    // Pulumi goes on to warn of a creation that was interrupted, until it is told to forget it.
                    expect(await pendingOperations(one.stack)).to.equal(1);
                    succeeded(await one.stack.cli("refresh", "--yes", "--clear-pending-creates"));
                    await expectOneSwitchover(one);
                });
            },
    });
});
