import { expect } from "chai";
import type { Simulator } from "../../simulator/index.js";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { expectOneSwitchover, type OnePair, pendingOperations, succeeded, withOnePair } from "./onePair.js";
import { looksAt, requestHasLeft } from "./watchedPair.js";

/** Pulumi tells a dynamic provider of no signal: the run goes on to its end, and starts nothing more. */
async function interruptedOnce(
    site: string,
    signal: "SIGINT" | "SIGTERM",
    when: (pair: Simulator) => boolean,
): Promise<void> {
    await withOnePair(site, {}, async (one) => {
        await one.declareActive(one.b);
        const run = one.up();
        await one.until(when);
        run.interrupt(signal);
        expect(await run.ended).to.deep.equal({ code: 1 });
        expect(run.text).to.contain("received; cancelling").and.contain("error: update canceled");
        expect(run.text).to.contain(`${one.b} is active, `);
        expect(run.orphans()).to.deep.equal([]);
        expect(await pendingOperations(one.stack)).to.equal(0);
        expect((await one.stack.recorded(site))["lastAction"]).to.include({ outcome: "switched" });
        await expectOneSwitchover(one);
        // Pulumi leaves the stack's own outputs as they were when an update is cancelled: the next one has them right.
        expect(await activeNodes(one)).to.deep.equal({ [site]: one.a });
        succeeded(await one.stack.up());
        expect(await activeNodes(one)).to.deep.equal({ [site]: one.b });
    });
}

async function activeNodes({ stack }: OnePair): Promise<unknown> {
    return (await stack.stack.outputs())["activeNodes"]?.value;
}

describe("an update that is interrupted", () => {
    getPlaceFirst();

    sideBySide({
        "by one Ctrl-C (SIGINT) after the request watches to the end and records it": () =>
            interruptedOnce("ctrlc", "SIGINT", requestHasLeft),

        "by one Ctrl-C (SIGINT) before the request asks all the same, watches to the end and records it": () =>
            interruptedOnce("early", "SIGINT", (pair) => looksAt(pair) >= 4),

        "by SIGTERM, as a pipeline that is stopped sends it, watches to the end and records it": () =>
            interruptedOnce("term", "SIGTERM", requestHasLeft),

        "by a second Ctrl-C ends at once, with a pending operation and no lock; up alone puts it right": async () => {
            await withOnePair("twice", {}, async (one) => {
                await one.declareActive(one.b);
                const run = one.up();
                await one.until(requestHasLeft);
                run.interrupt("SIGINT");
                await run.printed("^C received; cancelling");
                run.interrupt("SIGINT");
                await run.ended;
                expect(run.text).to.contain("^C received; terminating").and.not.contain(`${one.b} is active, `);
                expect(run.orphans()).to.deep.equal([]);
                expect(await pendingOperations(one.stack)).to.equal(1);
                expect(await one.stack.recorded("twice")).to.include({ activeNode: one.a });
                const next = succeeded(await one.stack.up());
                expect(next.text).to.contain("1 pending operations from previous deployment");
                await expectOneSwitchover(one);
            });
        },
    });
});
