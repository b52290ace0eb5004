import { expect } from "chai";
import fc from "fast-check";
import type { Result } from "../../../../provider/pair/result.js";
import { createRunLimiter, declareLimits } from "../../../../provider/pair/run/runLimits.js";
import { emptyRecord, MemoryRunBook, type RunLimits } from "../../../../provider/state/runBook.js";
import { sightingAs, viewOf } from "../../sightings.js";
import { third } from "../../../thorough.js";

const VIEW = viewOf(sightingAs("sbc-a", "active"), sightingAs("sbc-b", "standby"));
const ACTION = { at: "", from: "", to: "", switchoverCountsBefore: {}, switchoverCountsAfter: {}, checks: [] } as const;
const RESULTS: Readonly<Record<string, Result>> = {
    switched: { kind: "switched", view: VIEW, action: { ...ACTION, outcome: "switched" }, redundant: true },
    alreadyActive: { kind: "alreadyActive", view: VIEW },
    notSent: { kind: "notSent", view: VIEW, fact: "" },
    notRedundant: { kind: "degraded", view: VIEW },
};
const REQUESTED = ["switched"];
const FAILED = ["notSent", "notRedundant", "thrown"];
const UNCANCELLED = new AbortController().signal;

const limits = fc.record(
    {
        parallelSwitchovers: fc.integer({ min: 1, max: 4 }),
        stopAfterFailures: fc.integer({ min: 0, max: 3 }),
        maximumSwitchovers: fc.integer({ min: 0, max: 6 }),
    },
    { requiredKeys: ["parallelSwitchovers", "stopAfterFailures"] },
) as fc.Arbitrary<RunLimits>;

const job = fc.record({
    process: fc.nat(2),
    pair: fc.nat(5),
    outcome: fc.constantFrom("switched", "switched", "alreadyActive", "notSent", "notRedundant", "thrown"),
    ticks: fc.nat(4),
    /** How many ticks after it was called it is cancelled, if it is still waiting then. */
    cancelledAfter: fc.option(fc.nat(6), { nil: undefined, freq: 6 }),
});

const tick = () => new Promise((resolve) => setImmediate(resolve));

interface Begun {
    readonly index: number;
    readonly running: number;
    readonly requested: number;
    readonly failedOthers: number;
}

/** Hands all jobs in at once; says what stood when each one began. */
async function run(all: readonly RunLimits[], jobs: readonly (typeof job extends fc.Arbitrary<infer J> ? J : never)[]) {
    const record = emptyRecord();
    const books = all.map((_, index) => new MemoryRunBook(`process ${index}`, record));
    await Promise.all(books.map((book, index) => declareLimits(book, all[index] as RunLimits)));
    const limiter = books.map((book, index) => createRunLimiter(book, () => all[index] as RunLimits));
    const begun: Begun[] = [];
    const failed: number[] = [];
    let running = 0;
    let requested = 0;
    const ends = jobs.map(async ({ process, pair, outcome, ticks, cancelledAfter }, index) => {
        const work = async () => {
            begun.push({ index, running, requested, failedOthers: failed.filter((other) => other !== pair).length });
            running++;
            for (let passed = 0; passed < ticks; passed++) await tick();
            running--;
            if (REQUESTED.includes(outcome)) requested++;
            if (FAILED.includes(outcome)) failed.push(pair);
            const result = RESULTS[outcome];
            if (result === undefined) throw new Error("thrown");
            return result;
        };
        const cancel = new AbortController();
        const cancelLater = async (after: number) => {
            for (let passed = 0; passed < after; passed++) await tick();
            cancel.abort(new Error("cancelled"));
        };
        if (cancelledAfter !== undefined) void cancelLater(cancelledAfter);
        const signal = cancelledAfter === undefined ? UNCANCELLED : cancel.signal;
        const turn = limiter[process % limiter.length];
        return await turn?.({ identity: `pair ${pair}`, name: "sbc-a/sbc-b" }, work, signal).then(
            (end) => end.kind,
            (error: Error) => error.message,
        );
    });
    return { begun, ends: await Promise.all(ends), record };
}

function strictest(all: readonly RunLimits[]) {
    const stops = all.map(({ stopAfterFailures }) => stopAfterFailures).filter((stop) => stop > 0);
    return {
        parallel: Math.min(...all.map(({ parallelSwitchovers }) => parallelSwitchovers)),
        stop: Math.min(Infinity, ...stops),
        maximum: Math.min(Infinity, ...all.map(({ maximumSwitchovers }) => maximumSwitchovers ?? Infinity)),
    };
}

describe("turns of a run with several processes", () => {
    it("keep the strictest limits, the order of the calls, and leave nothing behind", async () => {
        const some = fc.tuple(fc.array(limits, { minLength: 1, maxLength: 3 }), fc.array(job, { maxLength: 12 }));
        await fc.assert(
            fc.asyncProperty(some, async ([all, jobs]) => {
                const { parallel, stop, maximum } = strictest(all);
                const { begun, ends, record } = await run(all, jobs);
                expect(begun.map(({ index }) => index)).to.deep.equal(
                    begun.map(({ index }) => index).sort((a, b) => a - b),
                );
                for (const { running, requested } of begun) {
                    expect(running).to.be.below(parallel);
                    expect(requested + running).to.be.below(Math.max(maximum, requested + 1));
                    expect(requested).to.be.below(maximum);
                }
                // Side by side, a failure may come to light just after the next one was let in.
                expect(begun.filter(({ failedOthers }) => failedOthers >= stop)).to.have.lengthOf.below(parallel);
                ends.forEach((end, index) => {
                    const hasBegun = begun.some((one) => one.index === index);
                    expect(end).to.be.oneOf(
                        hasBegun
                            ? ["switched", "alreadyActive", "notSent", "degraded", "thrown"]
                            : ["stopped", "cancelled"],
                    );
                    if (jobs[index]?.cancelledAfter === undefined) expect(end).not.to.equal("cancelled");
                });
                expect([record.waiting, record.running]).to.deep.equal([[], []]);
                expect(record.requested).to.equal(ends.filter((end) => end === "switched").length);
            }),
            { numRuns: third(300) },
        );
    });

    it("hold for two pairs of one printed name as for two", async () => {
        const limiter = createRunLimiter(new MemoryRunBook(), () => ({ parallelSwitchovers: 1, stopAfterFailures: 1 }));
        const name = "sbc-a/sbc-b";
        const notSent = () => Promise.resolve(RESULTS["notSent"] as Result);
        await limiter({ identity: "site 1", name }, notSent, UNCANCELLED);
        expect(await limiter({ identity: "site 1", name }, notSent, UNCANCELLED)).to.have.property("kind", "notSent");
        expect(await limiter({ identity: "site 2", name }, notSent, UNCANCELLED)).to.have.property("kind", "stopped");
    });
});
