import { expect } from "chai";
import type { Simulator } from "../../simulator/index.js";
import { LiveRun } from "../crash/liveRun.js";
import { pendingOperations } from "../crash/onePair.js";
import { looksAt, requestHasLeft, startWatchedPair, type WatchedPair } from "../crash/watchedPair.js";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { roles, switchovers } from "../endToEnd/simulatedPair.js";
import { UP, withYamlPair, type YamlPair } from "./yamlPair.js";

/** About a second, on a machine that has other things to do. */
const SOON_MS = 3_000;

/** One Ctrl-C in an `up` that moves the calls to the second node. */
async function interrupted(
    site: string,
    when: (pair: Simulator) => boolean,
    after: (one: YamlPair, run: LiveRun) => Promise<void>,
): Promise<void> {
    let watched: WatchedPair | undefined;
    const start = async () => (watched = await startWatchedPair(site)).pair;
    await withYamlPair(
        site,
        async (one) => {
            one.pair.setFault({ name: "lateSwitchover", delayMs: 5_000 });
            one.declareActive(one.b, { timeouts: { quietSeconds: 2, settleSeconds: 30 } });
            const run = LiveRun.up(one.project.stack);
            try {
                await watched?.until(when);
                const atMs = performance.now();
                run.interrupt("SIGINT");
                expect(await run.ended).to.deep.equal({ code: 1 });
                expect(performance.now() - atMs).to.be.lessThan(SOON_MS);
                expect(run.orphans()).to.deep.equal([]);
                expect(await pendingOperations(one.project.stack)).to.equal(0);
                await after(one, run);
            } finally {
                run.killAll();
            }
            await one.done(...UP);
            expect(switchovers(one.pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            expect(roles(one.pair)).to.equal("standby/active");
            await one.done("preview", "--expect-no-changes");
        },
        start,
    );
}

describe("an update by the plugin that is interrupted", () => {
    getPlaceFirst();

    sideBySide({
        "after the request ends at once, with what is not seen recorded; the next up looks for it, and asks no more":
            () =>
                interrupted("watch", requestHasLeft, async ({ project, a, b }, run) => {
                    expect(run.text).to.contain("OPEN. ").and.contain("was cancelled while watching");
                    const recorded = await project.stack.recorded("watch");
                    expect(recorded).to.include({ fulfilledActiveNode: a });
                    expect(recorded["pending"]).to.include({ from: a, to: b });
                    expect(recorded["lastAction"]).to.include({ outcome: "unknown" });
                }),

        "in its quiet period ends at once, with nothing sent; the next up asks once": () =>
            interrupted(
                "quiet",
                (pair) => looksAt(pair) >= 4,
                async ({ pair, project, a }, run) => {
                    expect(run.text).to.contain("NOT SENT. Requests to this pair by this run: 0.");
                    expect(switchovers(pair).received).to.equal(0);
                    expect(await project.stack.recorded("quiet")).to.include({ activeNode: a, fulfilledActiveNode: a });
                },
            ),
    });
});
