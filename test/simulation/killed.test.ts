import { expect } from "chai";
import { TRUE_CLOCK } from "./nodeClock.js";
import { NODES } from "./pairModel.js";
import type { ProcessFate } from "./process.js";
import { loadProvider, SHIPPED } from "./provider.js";
import { NO_POLICY } from "./scenario/policy.js";
import type { PlannedRun } from "./scenario/runs.js";
import type { Scenario } from "./scenario/scenario.js";
import { runScenario } from "./schedule.js";
import { CALM } from "./weather.js";

const run: PlannedRun = {
    ...{ stack: "first", machine: 0, isTurnedRound: false, startsAfterMs: 0, fate: {}, fateOf: 0 },
    ...{ isHandsOff: false, isPasswordWrong: false },
};

/** A run is killed, the next one begins at once, and the device takes so long to act. */
const killedAndActingAfter = (
    actsAfterMs: number,
    journal: Scenario["journal"],
    fate: ProcessFate = { killAfterRequestMs: 100 },
): Scenario => ({
    kind: "killed",
    names: [NODES],
    resources: [
        {
            ...{ name: "pair", stack: "first", site: 0, wish: "sbc-b", process: 0 },
            ...{ spelling: "ip", isReversed: false, isTwin: false },
        },
    ],
    timeouts: { settleSeconds: 30, quietSeconds: 6, freshSeconds: 3 },
    revertive: true,
    settings: {},
    journal,
    clocks: [[TRUE_CLOCK, TRUE_CLOCK]],
    machinesAheadMs: [0, 0],
    weather: CALM,
    manner: { actsAfterMs },
    failsOverWhenAsked: false,
    disturbances: [],
    runs: [{ ...run, fate }, run],
    isSideBySide: false,
    mayDieAlone: false,
    policy: NO_POLICY,
});

describe("a run that is killed and started again at once, in the simulation", () => {
    const code = loadProvider(SHIPPED);
    const requests = (story: readonly string[]) => story.filter((line) => line.includes("POST to")).length;

    it("is one switchover however late the device acts within the watch, if the journal is kept", async () => {
        for (const actsAfterMs of [0, 1000, 4900, 5800, 20_000, 60_000, 85_000]) {
            const { violations, story } = await runScenario(1, killedAndActingAfter(actsAfterMs, "kept"), code);
            expect([violations, requests(story)], `after ${actsAfterMs} ms`).to.deep.equal([[], 1]);
        }
    });

    it("is one switchover if it is killed between the journal's write and the request, or right after it", async () => {
        for (const killStepsAfterWrite of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
            const scenario = killedAndActingAfter(20_000, "kept", { killStepsAfterWrite });
            const { violations, story } = await runScenario(1, scenario, code);
            expect([violations, requests(story)], `${killStepsAfterWrite} steps after`).to.deep.equal([[], 1]);
        }
    });

    it("is one switchover as long as the device acts within the quiet period, if the journal is lost", async () => {
        for (const actsAfterMs of [0, 1000, 4900, 5800]) {
            const { violations, story } = await runScenario(1, killedAndActingAfter(actsAfterMs, "lost"), code);
            expect([violations, requests(story)], `after ${actsAfterMs} ms`).to.deep.equal([[], 1]);
        }
    });

    it("is not promised to be, and is not, if the journal is lost and the device acts later: nobody could know", async () => {
        const { story } = await runScenario(1, killedAndActingAfter(20_000, "lost"), code);
        expect(story.some((line) => line.includes("run 2: POST to"))).to.equal(true);
        // There by the second request, and back by the first.
        const active = story.flatMap((line) => /device: (\S+) is Active/.exec(line)?.[1] ?? []);
        expect(active.slice(0, 2)).to.deep.equal(["sbc-b", "sbc-a"]);
    });
});
