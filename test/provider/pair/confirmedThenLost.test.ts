import { expect } from "chai";
import { PairRun } from "../pairRun.js";

describe("a switchover that was confirmed, while the watch goes on for redundancy", () => {
    /** The former active node stays between two roles, so that the pair does not become redundant. */
    const watched = async (atMs: number, happens: (run: PairRun) => void) => {
        const run = new PairRun();
        run.pair.synchronizingMs = 1_000_000;
        run.pair.onAsked = () => void run.clock.after(atMs, () => happens(run));
        return await run.ensure({ settleMs: 20_000 });
    };

    it("stays so if the new active node falls silent, and the other one says that it is not active", async () => {
        const result = await watched(12_000, ({ pair }) => (pair.b.isUp = false));
        expect(result).to.have.property("kind", "switched");
    });

    it("is no success any more if the other node is becoming active meanwhile", async () => {
        const result = await watched(12_000, ({ pair }) => {
            pair.b.isUp = false;
            pair.a.role = "becoming active";
        });
        expect(result).to.have.property("kind", "unknown");
    });
});
