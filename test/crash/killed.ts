import { expect } from "chai";
import type { LiveRun, Victim } from "./liveRun.js";
import { expectOneSwitchover, type Face, type OnePair, rolesOf, succeeded, withOnePair } from "./onePair.js";
import type { Table } from "./moments.js";
import { nextWriteOf } from "./stateFile.js";
import { looksAt, requestHasLeft } from "./watchedPair.js";

interface Moment {
    readonly reached: (one: OnePair, run: LiveRun) => Promise<void>;
    /** Requests that have reached the device at this moment. */
    readonly sent: number;
    /** What the device is at this moment. */
    readonly active?: "a" | "b";
}

/** Each step of an update, found by what the device sees, or the operator. */
const moments: Readonly<Record<string, Moment>> = {
    // One look of diff, one of update, and from then on those that must all say the same.
    "before the request": { reached: ({ until }) => until((pair) => looksAt(pair) >= 4), sent: 0, active: "a" },
    "when the request has left and the device has not acted": {
        reached: ({ until }) => until(requestHasLeft),
        sent: 1,
        active: "a",
    },
    "while watching, when the device has acted": {
        reached: ({ until, b }) => until((pair) => pair.node(b).role === "active"),
        sent: 1,
        active: "b",
    },
    "while the result is recorded": {
        reached: async ({ until, stack, b }, run) => {
            await until((pair) => pair.node(b).role === "active");
            run.providers();
            await nextWriteOf(stack);
        },
        sent: 1,
        active: "b",
    },
};

const victims: readonly Victim[] = ["the CLI", "the provider", "all of them"];

async function killAt(moment: Moment, victim: Victim, face: Face, site: string): Promise<void> {
    await withOnePair(site, { face }, async (one) => {
        const { pair, a, b } = one;
        await one.declareActive(b);
        const run = one.up();
        await moment.reached(one, run);
        run.kill(victim);
        expect(pair.switchoversReceived()).to.equal(moment.sent);
        expect(rolesOf(pair)[moment.active === "a" ? a : b]).to.equal("active");
        await run.ended;
        await one.cancelAndUp();
        // If there was nothing to do for the plugin, the next read records that the desired node is active.
        if (face === "plugin") succeeded(await one.stack.refresh());
        await expectOneSwitchover(one);
    });
}

/** When, and who is killed then: each a test. */
export function kills(face: Face): Table {
    return Object.entries(moments).map(([name, moment], i) =>
        victims.map((victim, j) => ({
            name: `is one switchover, truly recorded: ${victim} killed ${name}`,
            test: () => killAt(moment, victim, face, `kill-${face}-${i}${j}`),
        })),
    );
}
