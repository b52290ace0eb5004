import { expect } from "chai";
import type { Simulator, SimulatorOptions } from "../../simulator/index.js";
import { LiveRun } from "../crash/liveRun.js";
import { rolesOf, succeeded } from "../crash/onePair.js";
import { startWatchedPair, type WatchedPair } from "../crash/watchedPair.js";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import type { Build } from "../endToEnd/checkout.js";
import { switchovers } from "../endToEnd/simulatedPair.js";
import { configFor, entryFor, TestStack } from "../endToEnd/stack.js";

interface ContestOptions {
    readonly simulator?: SimulatorOptions;
    readonly timeouts: object;
    readonly build?: Build;
}

interface Contest extends WatchedPair {
    readonly stacks: readonly [TestStack, TestStack];
    readonly a: string;
    readonly b: string;
    declareActive(stack: TestStack, activeNode: string): Promise<void>;
    up(stack: TestStack): LiveRun;
}

/** Two stacks on two machines, up and right, that declare the same pair; its first node is active. */
async function withContest(
    site: string,
    { simulator = {}, timeouts, build = "shortened" }: ContestOptions,
    test: (contest: Contest) => Promise<void>,
): Promise<void> {
    const watched = await startWatchedPair(site, simulator);
    const { pair } = watched;
    const runs: LiveRun[] = [];
    try {
        const [a, b] = pair.nodes.map(({ name }) => name) as [string, string];
        const declareActive = (stack: TestStack, node: string) =>
            stack.declare(entryFor(pair, "shared", node, { timeouts }));
        const stacks: TestStack[] = [];
        for (const name of [`${site}-one`, `${site}-two`]) {
            const stack = await TestStack.ofRoot(name, configFor(pair), { build });
            await declareActive(stack, a);
            succeeded(await stack.up());
            stacks.push(stack);
        }
        const up = (stack: TestStack) => {
            const run = LiveRun.up(stack);
            runs.push(run);
            return run;
        };
        await test({ ...watched, stacks: stacks as [TestStack, TestStack], a, b, declareActive, up });
    } finally {
        for (const run of runs) run.killAll();
        await pair.stop();
    }
}

/** Requests by what the run itself says, live: the device can't tell the two apart. */
function asked({ text }: LiveRun): number {
    const live = text.slice(0, text.indexOf("\nDiagnostics:"));
    return live.match(/: requesting a switchover from \S+/g)?.length ?? 0;
}

async function expectTrueRecord(stack: TestStack, pair: Simulator): Promise<void> {
    await pair.settled();
    const recorded = await stack.recorded("shared");
    expect(recorded["roles"]).to.deep.equal(rolesOf(pair));
    expect(rolesOf(pair)[String(recorded["activeNode"])]).to.equal("active");
}

describe("two stacks that declare the same pair", () => {
    getPlaceFirst();

    sideBySide({
        "with different desired nodes, the second begun while the first watches, move it there and back by one request each":
            async () => {
                const slowToSynchronize: SimulatorOptions = { lags: { synchronizing: [200_000, 200_000] } };
                const timeouts = { quietSeconds: 0.5, settleSeconds: 60 };
                await withContest("opposite", { simulator: slowToSynchronize, timeouts }, async (contest) => {
                    const { pair, stacks, a, b } = contest;
                    const [one, two] = stacks;
                    await contest.declareActive(two, b);
                    const there = contest.up(two);
                    await contest.until(() => pair.node(b).role === "active");
                    const back = contest.up(one);
                    expect(await there.ended, there.text).to.deep.equal({ code: 0 });
                    expect(await two.recorded("shared")).to.include({ activeNode: b });
                    expect(await back.ended, back.text).to.deep.equal({ code: 0 });
                    expect([asked(there), asked(back), pair.switchoversReceived()]).to.deep.equal([1, 1, 2]);
                    await expectTrueRecord(one, pair);
                    expect(rolesOf(pair)).to.deep.equal({ [a]: "active", [b]: "standby" });
                    // The other stack sees it, and would ask again: two owners of one pair never agree.
                    expect((await one.preview()).changes).to.deep.equal({ same: 3 });
                    expect((await two.preview()).changes).to.deep.equal({ same: 2, update: 1 });
                });
            },

        "with different desired nodes, at the same moment, request at most once each, and the last to end records what is":
            async () => {
                const timeouts = { quietSeconds: 0.5, settleSeconds: 5 };
                await withContest("moment", { timeouts }, async (contest) => {
                    const { pair, stacks, b } = contest;
                    await contest.declareActive(stacks[1], b);
                    const ended: number[] = [];
                    const runs = stacks.map((stack, i) => {
                        const run = contest.up(stack);
                        return { run, done: run.ended.then(() => ended.push(i)) };
                    });
                    await Promise.all(runs.map(({ done }) => done));
                    const counts = runs.map(({ run }) => asked(run));
                    expect(Math.max(...counts)).to.be.at.most(1);
                    expect(pair.switchoversReceived()).to.equal(counts.reduce((sum, count) => sum + count));
                    await expectTrueRecord(stacks[ended[1] as 0 | 1], pair);
                });
            },

        "with the same desired node, within the device's lag of each other, request twice, and neither calls that a success":
            async () => {
                // A real device's longest lag, scaled as the simulator's are; and the provider's own for one.
                const simulator: SimulatorOptions = { lags: { switchover: [100_000, 100_000] } };
                const timeouts = { quietSeconds: 6, settleSeconds: 12 };
                await withContest("same", { simulator, timeouts, build: "shipped" }, async (contest) => {
                    const { pair, stacks, a, b } = contest;
                    for (const stack of stacks) await contest.declareActive(stack, b);
                    const runs = stacks.map((stack) => contest.up(stack));
                    for (const { ended, text } of runs) expect(await ended, text).to.deep.equal({ code: 1 });
                    expect(switchovers(pair)).to.deep.equal({ received: 2, carriedOut: 2 });
                    for (const [i, stack] of stacks.entries()) {
                        expect(asked(runs[i] as LiveRun)).to.equal(1);
                        expect(runs[i]?.text)
                            .to.match(/OPEN\.|UNDONE\./)
                            .and.not.contain(": DONE. ");
                        await expectTrueRecord(stack, pair);
                        expect((await stack.recorded("shared"))["pending"]).to.include({ from: a, to: b });
                    }
                });
            },
    });
});
