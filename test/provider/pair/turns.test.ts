import { expect } from "chai";
import { ensureActive } from "../../../provider/pair/ensureActive.js";
import { createTurns } from "../../../provider/pair/turns.js";
import { FakePair } from "../fakePair.js";
import { PairRun, planOf } from "../pairRun.js";

describe("taking turns", () => {
    it("runs one work after the other, in the order in which they came", async () => {
        const turns = createTurns();
        const events: string[] = [];
        const work = (name: string) => async () => {
            events.push(`${name} begins`);
            await new Promise((resolve) => setImmediate(resolve));
            events.push(`${name} ends`);
            return name;
        };
        expect(await Promise.all(["a", "b", "c"].map((name) => turns(work(name))))).to.deep.equal(["a", "b", "c"]);
        expect(events).to.deep.equal(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
    });

    it("gives the next its turn when a work fails, and the failure to whom it belongs", async () => {
        const turns = createTurns();
        const failed = turns(() => Promise.reject(new Error("no")));
        const next = turns(() => Promise.resolve("yes"));
        expect(await failed.catch((error: Error) => error.message)).to.equal("no");
        expect(await next).to.equal("yes");
    });

    it("asks the second pair only when the first one's switchover is over, while looks go on side by side", async () => {
        const run = new PairRun();
        const second = new FakePair(run.clock);
        const [one, two] = await Promise.all([
            run.ensure(),
            ensureActive(planOf(), run.turns, { ...run.io, transport: second.transport }),
        ]);
        expect([one.kind, two.kind]).to.deep.equal(["switched", "switched"]);
        expect(second.looks[0]?.atMs).to.be.below(1_000_100);
        expect(second.asked[0]?.atMs).to.be.above((run.pair.looks.at(-1)?.atMs ?? 0) + 5_000);
    });

    it("does not hold up a pair that is right already", async () => {
        const run = new PairRun();
        const second = new FakePair(run.clock);
        const first = run.ensure();
        const io = { ...run.io, transport: second.transport };
        expect(await ensureActive(planOf({ activeNode: "sbc-a" }), run.turns, io)).to.have.property("kind", "inPlace");
        expect(run.clock.now()).to.be.below(1_000_200);
        await first;
    });
});
