import { expect } from "chai";
import { NO_POLICY } from "./policy.js";
import { loadProvider, SHIPPED } from "./provider.js";
import { type PlannedRun, type Scenario } from "./scenario.js";
import { runScenario } from "./schedule.js";
import { CALM } from "./weather.js";

const wish = "sbc-b";
const run: PlannedRun = { stack: "first", wish, startsAfterMs: 0, skewMs: 0 };

/** A run is killed right after its request left, the next one begins at once, and the device takes so long to act. */
const killedAndActingAfter = (actsAfterMs: number): Scenario => ({
    kind: "killed",
    wish,
    settleSeconds: 30,
    revertive: true,
    weather: CALM,
    manner: { actsAfterMs },
    failsOverWhenAsked: false,
    disturbances: [],
    runs: [{ ...run, killAfterRequestMs: 100 }, run],
    isSideBySide: false,
    policy: NO_POLICY,
});

describe("a run that is killed and started again at once, in the simulation", () => {
    const code = loadProvider(SHIPPED);
    const requests = (story: readonly string[]) => story.filter((line) => line.includes("POST to")).length;

    it("is one switchover as long as the device acts within the quiet period", async () => {
        for (const actsAfterMs of [0, 1000, 4900, 5800]) {
            const { violations, story } = await runScenario(1, killedAndActingAfter(actsAfterMs), code);
            expect([violations, requests(story)], `after ${actsAfterMs} ms`).to.deep.equal([[], 1]);
        }
    });

    it("is not promised to be, and is not, where the device acts later than that: nobody could know", async () => {
        const { story } = await runScenario(1, killedAndActingAfter(20_000), code);
        expect(story.some((line) => line.includes("run 2: POST to"))).to.equal(true);
        // There by the second request, and back by the first.
        const active = story.flatMap((line) => /device: (\S+) is Active/.exec(line)?.[1] ?? []);
        expect(active.slice(0, 2)).to.deep.equal(["sbc-b", "sbc-a"]);
    });
});
