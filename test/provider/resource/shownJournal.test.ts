import { expect } from "chai";
import { ShownJournal } from "../../../provider/resource/shownJournal.js";
import { MemoryJournal } from "../memoryParts.js";

describe("the journal for what only shows", () => {
    it("is read once a second, and anew by a process that is about to write it, or for another journal", async () => {
        let nowMs = 5_000;
        let reads = 0;
        class CountedJournal extends MemoryJournal {
            override read() {
                reads += 1;
                return super.read();
            }
        }
        const journal = new CountedJournal();
        const shown = new ShownJournal();
        const readsAfter = async (of: MemoryJournal = journal) => {
            const reading = await shown.of(of, { now: () => nowMs }).read();
            expect(reading).to.deep.equal({ entries: [], problems: [] });
            return reads;
        };
        expect([await readsAfter(), await readsAfter()]).to.deep.equal([1, 1]);
        nowMs += 999;
        expect(await readsAfter()).to.equal(1);
        nowMs += 1;
        expect(await readsAfter()).to.equal(2);
        shown.forget();
        expect(await readsAfter()).to.equal(3);
        expect(await readsAfter(new CountedJournal())).to.equal(4);
    });
});
