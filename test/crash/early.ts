import { expect } from "chai";
import { setTimeout as delay } from "node:timers/promises";
import type { LiveRun, Victim } from "./liveRun.js";
import { expectOneSwitchover, type Face, type OnePair, type OnePairOptions, withOnePair } from "./onePair.js";
import { isProvider } from "./processes.js";
import type { Table } from "./moments.js";
import { looksAt } from "./watchedPair.js";

/** From the answer to the act, of the device's documented five seconds. */
const LAG_SECONDS = 4.6;
/** All else is quick. */
const timeScale = 0.001;
const lagMs = (LAG_SECONDS * 1000) / timeScale;
/** An orphan that went on would request in the midst of the next run; that one, before the device has acted on it. */
const timeouts = { quietSeconds: 1.5, settleSeconds: 60 };

interface Beginning {
    readonly reached: (one: OnePair, run: LiveRun) => Promise<void>;
    /** Pulumi's own process for dynamic providers, before it was asked for this one, knows of no end, and nothing to do. */
    readonly hasLoaded: boolean;
}

const beginnings: Readonly<Record<string, Beginning>> = {
    "its provider's process was there": { reached: (_one, run) => run.hasProvider(), hasLoaded: false },
    "the first request to a device": { reached: ({ until }) => until((pair) => looksAt(pair) >= 1), hasLoaded: true },
};

/** Of all of them, nothing can be left: two moments will do. */
const momentsMs: Readonly<Record<string, readonly number[]>> = {
    "the CLI": [0, 50, 100, 200],
    "all of them": [0, 100],
};

async function killEarly(face: Face, victim: Victim, beginning: Beginning, ms: number, site: string): Promise<void> {
    const simulator = { timeScale, lags: { switchover: [lagMs, lagMs] as const } };
    const options: OnePairOptions = { face, simulator, more: { timeouts } };
    await withOnePair(site, options, async (one) => {
        await one.declareActive(one.b);
        const run = one.up();
        await beginning.reached(one, run);
        await delay(ms);
        run.kill(victim);
        expect(one.pair.switchoversReceived(), "the kill came too late to be early").to.equal(0);
        await run.ended;
        await one.cancelAndUp();
        await expectOneSwitchover(one);
        if (face === "plugin" || beginning.hasLoaded) expect(run.orphans().filter(isProvider)).to.deep.equal([]);
    });
}

/** Who is killed, after what, and how long after: each a test. */
export function earlyKills(face: Face): Table {
    return Object.entries(momentsMs).flatMap(([victim, moments], i) =>
        Object.entries(beginnings).map(([name, beginning], j) =>
            moments.map((ms) => ({
                name: `is one request: ${victim} killed ${ms} ms after ${name}`,
                test: () => killEarly(face, victim as Victim, beginning, ms, `early-${face}-${i}${j}-${ms}`),
            })),
        ),
    );
}
