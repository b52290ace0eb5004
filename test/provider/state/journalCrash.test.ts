import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { journalEntry } from "./journalEntry.js";
import { TestJournal } from "./journalFolder.js";
import { largeEntry } from "./largeEntry.js";

const WRITERS_AT_ONCE = 3;
const ROUNDS = 3;

describe("A process that is killed while it writes the journal", () => {
    let test: TestJournal;
    beforeEach(() => (test = new TestJournal()));
    afterEach(() => test.remove());

    const startWriter = (...fatalCall: readonly string[]) =>
        spawn(process.execPath, [join(__dirname, "journalWriter.js"), test.folder, ...fatalCall], {
            stdio: ["ignore", "pipe", "inherit"],
        });

    it("leaves each entry whole or not at all, at whichever call of the file system it is killed", async () => {
        const old = journalEntry({ id: "old" });
        const written = journalEntry({ id: "new" });
        const left = new Set<string>();
        let calls = 0;
        for (let signal: unknown = "SIGKILL"; signal === "SIGKILL"; calls++) {
            await test.journal.write(old);
            await test.journal.remove("new");
            [, signal] = (await once(startWriter(String(calls)), "close")) as unknown[];
            const { entries, problems } = await test.journal.read();
            expect(problems, `killed at call ${calls}`).to.deep.equal([]);
            expect([old, written]).to.deep.include.members([...entries]);
            left.add(
                entries
                    .map(({ id }) => id)
                    .sort()
                    .join(),
            );
        }
        expect(calls).to.be.greaterThan(8);
        expect([...left]).to.deep.equal(["old", "new,old", "new"]);
    });

    it("leaves whole entries only, and each that it had reported as written, at whichever moment it is killed", async () => {
        for (let round = 0; round < ROUNDS; round++) {
            const reported = (await Promise.all(Array.from({ length: WRITERS_AT_ONCE }, killedWriter))).flat();
            const { entries, problems } = await test.journal.read();
            expect(problems).to.deep.equal([]);
            for (const entry of entries) {
                expect(isDeepStrictEqual(entry, largeEntry(entry.id)), `${entry.id} is whole`).to.equal(true);
            }
            const kept = reported.filter((id) => Number(id.split("-")[1]) % 3 !== 0);
            expect(entries.map(({ id }) => id)).to.include.members(kept);
            for (const { id } of entries) await test.journal.remove(id);
        }
    });

    /** What it reported before it was killed, at any moment of the writes that it makes one after another. */
    async function killedWriter(): Promise<readonly string[]> {
        const child = startWriter();
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
