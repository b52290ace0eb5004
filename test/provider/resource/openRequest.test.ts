import { expect } from "chai";
import fc from "fast-check";
import { SbcError } from "../../../provider/errors.js";
import { explainFailure, type Failure } from "../../../provider/pair/messages/failures.js";
import { besideOpenRequest } from "../../../provider/pair/messages/openRequest.js";
import type { PendingSwitchover } from "../../../provider/pair/settings.js";
import type { Bag } from "../../../provider/dynamic/haActiveNode/index.js";
import { settingsOf } from "../pairRun.js";
import { declared, ResourceRun } from "./resourceRun.js";
import { seen, unseen, viewOf } from "./views.js";

const REQUEST = { id: "left", from: "sbc-a", to: "sbc-b" };

describe("the record of a request whose end a later run sees", () => {
    let run: ResourceRun;
    let recorded: Bag;
    beforeEach(async () => {
        run = await new ResourceRun().configure();
        ({ outs: recorded } = await run.calls.create(declared({ activeNode: "sbc-a" })));
        // Another run.
        await run.configure();
    });

    /** As a run leaves it that requested a switchover so long ago, and saw no outcome. */
    function left(agoMs: number, more: Bag = {}): Bag {
        const since = new Date(run.clock.date().getTime() - agoMs).toISOString();
        const switchoverCounts = { "sbc-a": 3, "sbc-b": 3 };
        const action = { ...REQUEST, at: since, outcome: "unknown", switchoverCountsBefore: switchoverCounts };
        const pending = { ...REQUEST, since, sinceByDevice: since, switchoverCounts };
        return { ...recorded, pending, lastAction: action, history: [action], ...more };
    }
    const update = async (olds: Bag, activeNode: string) =>
        (await run.calls.update("id", olds, declared({ activeNode }))).outs;

    it("is what the watch saw, when its effect comes late", async () => {
        run.clock.after(40_000, () => run.pair.toggle("forced by command"));
        const outs = await update(left(1_000), "sbc-b");
        expect(outs["lastAction"]).to.include({ outcome: "switched", by: "request" });
        expect(outs["history"]).to.deep.equal([outs["lastAction"]]);
        expect(outs["lastAction"]).to.deep.include({ switchoverCountsAfter: { "sbc-a": 4, "sbc-b": 4 } });
        expect(run.lines.join("\n")).to.match(/requested at .* took effect: sbc-b is active/);
        expect(run.lines.at(-1)).not.to.contain("OPEN");
        expect(run.pair.asked).to.be.empty;
    });

    it("credits nobody if the logs don't tell, and says that", async () => {
        run.pair.toggle("peer took over", "sbc-b");
        await run.pass(10_000);
        const outs = await update(left(100_000), "sbc-b");
        expect(outs["lastAction"]).to.include({ outcome: "switched", by: "unknown" });
        expect(run.lines.join("\n")).to.match(
            /sbc-b is active\. Whether the request or the device itself moved calls can't be told/,
        );
    });

    it("is undone if a look of the watch saw it, and calls are back", async () => {
        run.pair.a.saying = run.pair.b.saying = { log: undefined, count: undefined };
        run.pair.synchronizingMs = 100;
        run.clock.after(20_000, () => run.pair.toggle("forced by command"));
        run.clock.after(20_900, () => run.pair.toggle("active peer sbc-b has unacceptable health (70)"));
        const outs = await update(left(1_000), "sbc-a");
        expect(outs["lastAction"]).to.include({ outcome: "undone", by: "unknown" });
    });

    it("is in the history, and is no other request's, if a later action is the last", async () => {
        const { lastAction, ...open } = left(100_000);
        const later = { ...(lastAction as Bag), id: "later", outcome: "unknown", at: "2026-02-01T00:00:00.000Z" };
        const outs = await update({ ...open, lastAction: later, history: [later, lastAction] }, "sbc-a");
        expect(outs["lastAction"]).to.deep.equal(later);
        expect((outs["history"] as Bag[]).map(({ outcome }) => outcome)).to.deep.equal(["unknown", "noEffect"]);
    });

    it("is said before another switchover is requested, and is not the record of that one", async () => {
        const outs = await update(left(100_000), "sbc-b");
        const said = run.lines.findIndex((line) => line.includes("had no effect"));
        expect(said).to.be.within(
            0,
            run.lines.findIndex((line) => line.includes("requesting a switchover from sbc-a")) - 1,
        );
        expect((outs["history"] as Bag[]).map(({ outcome }) => outcome)).to.deep.equal(["switched", "noEffect"]);
    });

    it("is seen by a look that comes after a time without answers, in the same run", async () => {
        run.pair.b.isUp = false;
        run.clock.after(500, () => (run.pair.b.isUp = true));
        const outs = await update(left(200_000), "sbc-b");
        expect(run.lines.join("\n")).to.contain("had no effect");
        expect((outs["history"] as Bag[]).map(({ outcome }) => outcome)).to.deep.equal(["switched", "noEffect"]);
    });

    it("stays open if no look of the run shows both nodes, and the error says so", async () => {
        run.pair.a.isUp = run.pair.b.isUp = false;
        const error = await update(left(100_000), "sbc-b").catch((failure: unknown) => failure as Error);
        expect(error)
            .to.have.property("message")
            .that.matches(/OPEN\. Where calls are can't be seen\.[^]*requested at .*no look has shown its end/);
        expect(run.lines.join()).not.to.contain("can't be told");
    });
});

describe("a failure while a request is open", () => {
    const since = "2026-03-01T11:00:00.000Z";
    const pending: PendingSwitchover = { ...REQUEST, since, switchoverCounts: {} };
    const action = {
        ...{ id: "own", at: "2026-03-01T12:00:00.000Z", from: "sbc-a", to: "sbc-b", outcome: "unknown" as const },
        ...{ switchoverCountsBefore: {}, switchoverCountsAfter: {}, checks: [] },
    };
    const view = viewOf(seen("sbc-a", "active"), unseen("sbc-b"));
    const lastShown = { ...view, when: "after the request" as const };
    const failures: readonly Failure[] = [
        { kind: "refused", view, reasons: [{ observed: "It can't be.", remedy: "Repair it." }], checks: [] },
        { kind: "notSent", view, fact: "No connection." },
        { kind: "rejected", view, status: 403, fact: "sbc-a answered 403." },
        { kind: "degraded", view },
        { kind: "degraded", view, action },
        { kind: "noEffect", view, action, answer: "Accepted." },
        { kind: "unknown", view, action, answer: "No answer.", pending, nowMs: 0, lastShown },
    ];

    it("says so, and what not to do, whatever its kind is; and all that it says without it", () => {
        for (const failure of failures) {
            const [plain, beside] = [undefined, pending].map((open) =>
                explainFailure(settingsOf(open === undefined ? {} : { pending: open }), failure),
            );
            expect(beside?.message, failure.kind).to.match(
                new RegExp(
                    `^sbc-a/sbc-b: OPEN\\. Calls are on sbc-a\\. Requests to this pair by this run: [01]\\.\nA switchover from sbc-a to sbc-b was requested at ${since}, and no look has shown its end\\.\n`,
                ),
            );
            expect(beside?.message).to.contain("Do not request a switchover by hand");
            for (const line of plain?.message.split("\n").slice(1) ?? []) expect(beside?.message).to.contain(line);
            expect(beside?.code).to.equal(plain?.code);
        }
    });

    it("keeps every fact and remedy of a failure that is not about a pair, and says by whom nothing was requested", () => {
        const words = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 40 }).map((text) => text.trim());
        const verdict = fc.constantFrom("no switchover was requested.", "nothing was requested.", "it failed.");
        fc.assert(
            fc.property(verdict, words, words, fc.boolean(), (first, fact, remedy, isNamed) => {
                const text = `${isNamed ? "sbc-a: " : ""}${first} ${fact}`;
                const { message } = besideOpenRequest(new SbcError("refused", text, remedy), settingsOf({ pending }));
                expect(message.startsWith("sbc-a/sbc-b: OPEN. Requests to this pair by this run: 0.\n")).to.equal(true);
                expect(message).to.contain(fact).and.to.contain(remedy);
            }),
        );
    });
});
