import { expect } from "chai";
import fc from "fast-check";
import { explainFailure } from "../../../provider/pair/messages/failures.js";
import { PairRun, settingsOf } from "../pairRun.js";

const START_MS = 1_000_000;
const CODES = [400, 401, 403, 404, 423];

describe("a switchover request that the device refuses", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));

    it("is watched until the lag is over before anything is said of it, and is then not open", async () => {
        run.pair.answer = 403;
        run.pair.actsAfterMs = undefined;
        expect(await run.ensure()).to.include({ kind: "rejected", status: 403 });
        const answeredMs = (run.pair.asked[0]?.atMs ?? 0) + run.pair.latencyMs;
        expect(run.clock.now() - answeredMs).to.be.within(6_000, 7_500);
        expect(run.journal.entries).to.be.empty;
    });

    it("is handled like one without an answer if the pair changes all the same, whatever the code and the moment", async () => {
        await fc.assert(
            fc.asyncProperty(
                fc.constantFrom(...CODES),
                fc.integer({ min: 0, max: 5900 }),
                async (code, actsAfterMs) => {
                    run = new PairRun();
                    run.pair.answer = code;
                    run.pair.actsAfterMs = actsAfterMs;
                    const result = await run.ensure();
                    expect(result.kind).to.equal("switched");
                    expect(run.pair.asked).to.have.length(1);
                },
            ),
            { numRuns: 30 },
        );
    });

    it("is unknown, and stays open, if a node gives no answer at the end of the lag", async () => {
        run.pair.answer = 403;
        run.pair.actsAfterMs = undefined;
        run.pair.onAsked = () => run.clock.after(1000, () => (run.pair.b.isUp = false));
        const result = await run.ensure();
        expect(result.kind).to.equal("unknown");
        expect(run.journal.entries).to.have.length(1);
        expect(run.clock.now() - START_MS).to.be.above(90_000);
    });

    it("has the remedy of its very code", () => {
        const view = { sightings: [], state: { kind: "noneActive" }, startedMs: 0, endedMs: 0, date: new Date(0) };
        const remedies = CODES.map(
            (status) =>
                explainFailure(settingsOf(), { kind: "rejected", view: view as never, status, fact: `${status}.` })
                    .remedy,
        );
        expect(new Set(remedies).size).to.be.at.least(4);
        expect(remedies[2]).to.contain("administrator");
        expect(remedies[4]).to.contain("configuration lock");
    });
});
