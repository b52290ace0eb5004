import { expect } from "chai";
import fc from "fast-check";
import { writeFileSync } from "node:fs";
import { readEntry } from "../../../provider/state/journalEntry.js";
import { anyEntry } from "./anyEntry.js";
import { TestJournal } from "./journalFolder.js";
import { third } from "../../thorough.js";

describe("Any entry of the journal", () => {
    let test: TestJournal;
    beforeEach(() => (test = new TestJournal()));
    afterEach(() => test.remove());

    it("reads back as it was written, and is gone once it is removed", () =>
        fc.assert(
            fc.asyncProperty(fc.uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 4 }), async (entries) => {
                for (const entry of entries) await test.journal.write(entry);
                const { entries: read, problems } = await test.journal.read();
                expect(problems).to.deep.equal([]);
                expect(read).to.have.deep.members(entries);
                for (const { id } of entries) await test.journal.remove(id);
                expect(await test.journal.read()).to.deep.equal({ entries: [], problems: [] });
            }),
            { numRuns: third(60) },
        ));

    it("is a problem if its file is cut at any byte", () =>
        fc.assert(
            fc.asyncProperty(anyEntry, async (entry) => {
                await test.journal.write(entry);
                const path = test.journal.pathOf(entry.id);
                const whole = Buffer.from(test.textOf(entry.id));
                for (let length = 0; length < whole.length; length++) {
                    const { kind } = readEntry(whole.subarray(0, length).toString("utf8"));
                    expect(kind, `cut at ${length}`).to.equal("unreadable");
                }
                writeFileSync(path, whole.subarray(0, Math.floor(whole.length / 2)));
                const { entries, problems } = await test.journal.read();
                expect(entries).to.deep.equal([]);
                expect(problems).to.have.length(1);
                expect(problems[0]).to.contain(path);
                await test.journal.remove(entry.id);
            }),
            { numRuns: third(40) },
        ));
});
