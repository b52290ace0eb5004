import { expect } from "chai";
import { ensureActive } from "../../../../provider/pair/ensureActive.js";
import type { Result } from "../../../../provider/pair/result.js";
import { createRunLimiter } from "../../../../provider/pair/run/runLimits.js";
import { MemoryRunBook, type RunLimits } from "../../../../provider/state/runBook.js";
import { FakePair } from "../../fakePair.js";
import { ONE_AT_A_TIME, PairRun, settingsOf } from "../../pairRun.js";
import { sightingAs, viewOf } from "../../sightings.js";

const VIEW = viewOf(sightingAs("sbc-a", "active"), sightingAs("sbc-b", "standby"));
const ACTION = { at: "", from: "", to: "", switchoverCountsBefore: {}, switchoverCountsAfter: {}, checks: [] } as const;
const SWITCHED: Result = { kind: "switched", view: VIEW, action: { ...ACTION, outcome: "switched" }, redundant: true };
const IN_PLACE: Result = { kind: "alreadyActive", view: VIEW };
const UNCANCELLED = new AbortController().signal;
const named = (name: string) => ({ identity: name, name });
const NOT_SENT: Result = { kind: "notSent", view: VIEW, fact: "" };

/** Hands works in at once that take a moment each; says which were begun, at most how many at a time, and what came back. */
async function runAll(limits: RunLimits, results: readonly (Result | Error)[]) {
    const limiter = createRunLimiter(new MemoryRunBook(), () => limits);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const work = (result: Result | Error, index: number) => async () => {
        begun.push(index);
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        if (result instanceof Error) throw result;
        return result;
    };
    const ends = await Promise.all(
        results.map((result, index) =>
            limiter(named(`pair ${index}`), work(result, index), UNCANCELLED).then(
                (end) => (end.kind === "stopped" ? end.reason.observed : end.kind),
                () => "thrown",
            ),
        ),
    );
    return { begun, most, ends };
}

describe("taking turns", () => {
    it("runs one work after the other, in the order in which they came", async () => {
        const { begun, most } = await runAll(ONE_AT_A_TIME, [SWITCHED, SWITCHED, SWITCHED]);
        expect({ begun, most }).to.deep.equal({ begun: [0, 1, 2], most: 1 });
    });

    it("runs as many at a time as it is told to", async () => {
        const limits = { ...ONE_AT_A_TIME, parallelSwitchovers: 2 };
        const { begun, most } = await runAll(limits, [SWITCHED, SWITCHED, SWITCHED, SWITCHED, SWITCHED]);
        expect({ begun, most }).to.deep.equal({ begun: [0, 1, 2, 3, 4], most: 2 });
    });

    it("lets nobody slip in while a turn is handed over", async () => {
        // One comes so many microtasks after the first one's end, with another waiting: at some of these, in the hand-over.
        for (let microtasks = 0; microtasks < 20; microtasks++) {
            const limiter = createRunLimiter(new MemoryRunBook(), () => ONE_AT_A_TIME);
            let running = 0;
            let most = 0;
            const work = async () => {
                most = Math.max(most, ++running);
                await new Promise((resolve) => setImmediate(resolve));
                running--;
                return SWITCHED;
            };
            let late: Promise<unknown> | undefined;
            const arrive = async () => {
                for (let passed = 0; passed < microtasks; passed++) await Promise.resolve();
                late = limiter(named("late"), work, UNCANCELLED);
                await late;
            };
            const workThenArrive = async () => {
                const end = await work();
                void arrive();
                return end;
            };
            const first = limiter(named("first"), workThenArrive, UNCANCELLED);
            await Promise.all([first, limiter(named("second"), work, UNCANCELLED)]);
            await late;
            expect(most, `${microtasks} microtasks later`).to.equal(1);
        }
    });

    it("lets go at once whoever is cancelled while waiting, and takes it for no failure", async () => {
        const limiter = createRunLimiter(new MemoryRunBook(), () => ONE_AT_A_TIME);
        let end: (result: Result) => void = () => undefined;
        const first = limiter(named("first"), () => new Promise((resolve) => (end = resolve)), UNCANCELLED);
        const cancel = new AbortController();
        const second = limiter(named("second"), () => Promise.reject(new Error("begun")), cancel.signal);
        const third = limiter(named("third"), () => Promise.resolve(SWITCHED), UNCANCELLED);
        cancel.abort(new Error("cancelled"));
        expect(await second.catch((thrown: unknown) => thrown)).to.equal(cancel.signal.reason);
        end(SWITCHED);
        expect([(await first).kind, (await third).kind]).to.deep.equal(["switched", "switched"]);
    });

    it("gives the next its turn when a work fails, and the failure to whom it belongs", async () => {
        const { ends } = await runAll(ONE_AT_A_TIME, [new Error("no"), SWITCHED]);
        expect(ends).to.deep.equal(["thrown", "switched"]);
    });

    it("refuses the rest after so many that failed, and names them", async () => {
        const { begun, ends } = await runAll({ parallelSwitchovers: 1, stopAfterFailures: 2 }, [
            NOT_SENT,
            SWITCHED,
            new Error("a defect"),
            SWITCHED,
        ]);
        expect(begun).to.deep.equal([0, 1, 2]);
        expect(ends[3]).to.contain("pair 0, and of pair 2 failed in this run or has an unknown outcome");
    });

    for (const parallelSwitchovers of [1, 3]) {
        it(`asks for no more than the maximum, ${parallelSwitchovers} at a time, and counts only what was asked for`, async () => {
            const limits = { parallelSwitchovers, stopAfterFailures: 0, maximumSwitchovers: 2 };
            const { begun, ends } = await runAll(limits, [IN_PLACE, SWITCHED, NOT_SENT, SWITCHED, SWITCHED, IN_PLACE]);
            expect(begun).to.deep.equal([0, 1, 2, 3]);
            expect(ends.slice(4).every((end) => /has requested 2 switchovers, and may request 2/.test(end))).to.be.true;
        });
    }

    it("asks the second pair only when the first one's switchover is over, while looks go on side by side", async () => {
        const run = new PairRun();
        const second = new FakePair(run.clock);
        const [one, two] = await Promise.all([
            run.ensure(),
            ensureActive(settingsOf(), run.run, { ...run.io, transport: second.transport }),
        ]);
        expect([one.kind, two.result.kind]).to.deep.equal(["switched", "switched"]);
        expect(second.looks[0]?.atMs).to.be.below(1_000_100);
        expect(second.asked[0]?.atMs).to.be.above((run.pair.looks.at(-1)?.atMs ?? 0) + 5_000);
    });

    it("does not hold up a pair that is right already", async () => {
        const run = new PairRun();
        const second = new FakePair(run.clock);
        const first = run.ensure();
        const io = { ...run.io, transport: second.transport };
        expect((await ensureActive(settingsOf({ activeNode: "sbc-a" }), run.run, io)).result.kind).to.equal(
            "alreadyActive",
        );
        expect(run.clock.now()).to.be.below(1_000_200);
        await first;
    });
});
