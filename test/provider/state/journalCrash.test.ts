import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { journalEntry } from "./journalEntry.js";
import { TestJournal } from "./journalFolder.js";

const WRITERS_AT_ONCE = 3;
const ROUNDS = 4;

describe("A process that is killed while it writes the journal", () => {
    let test: TestJournal;
    beforeEach(() => (test = new TestJournal()));
    afterEach(() => test.remove());

    it("leaves whole entries only, and each that it had reported as written", async () => {
        for (let round = 0; round < ROUNDS; round++) {
            const reported = (await Promise.all(Array.from({ length: WRITERS_AT_ONCE }, killedWriter))).flat();
            const { entries, problems } = await test.journal.read();
            expect(problems).to.deep.equal([]);
            for (const entry of entries) {
                const index = Number(entry.id.split("-")[1]);
                expect(entry).to.deep.equal(journalEntry({ id: entry.id, settleSeconds: 60 + index }));
            }
            const kept = reported.filter((id) => Number(id.split("-")[1]) % 3 !== 0);
            expect(entries.map(({ id }) => id)).to.include.members(kept);
        }
    });

    /** What it reported before it was killed, at any moment of the writes that it makes one after another. */
    async function killedWriter(): Promise<readonly string[]> {
        const child = spawn(process.execPath, [join(__dirname, "journalWriter.js"), test.folder], {
            stdio: ["ignore", "pipe", "inherit"],
        });
        let out = "";
        child.stdout.on("data", (piece: Buffer) => (out += piece.toString("utf8")));
        await once(child.stdout, "data");
        await delay(Math.random() * 60);
        child.kill("SIGKILL");
        await once(child, "close");
        return out
            .split("\n")
            .slice(0, -1)
            .filter((line) => line !== "begun");
    }
});
