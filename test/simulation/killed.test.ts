import { expect } from "chai";
import { PLAIN_RUN, plain } from "./plain.js";
import type { ProcessFate } from "./process.js";
import { loadProvider, SHIPPED } from "./provider.js";
import type { Scenario } from "./scenario/scenario.js";
import { runScenario } from "./schedule.js";

/** A run is killed, the next one begins at once, and the device takes so long to act. */
const killedAndActingAfter = (
    actsAfterMs: number,
    journal: Scenario["journal"],
    fate: ProcessFate = { killAfterRequestMs: 100 },
): Scenario => plain({ kind: "killed", journal, manner: { actsAfterMs }, runs: [{ ...PLAIN_RUN, fate }, PLAIN_RUN] });

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
