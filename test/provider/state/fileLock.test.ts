import { expect } from "chai";
import { fake } from "sinon";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../../provider/clock.js";
import { FileLock } from "../../../provider/state/fileLock.js";
import type { LockOwner } from "../../../provider/state/lockOwner.js";
import { ownIdentity } from "../../../provider/state/processIdentity.js";
import { inTemporaryFolder } from "./temporaryFolder.js";

const UNCANCELLED = new AbortController().signal;
const lockIn = (folder: string, name = "lock") => new FileLock({ folder, name, clock: systemClock, isDurable: true });
const numbersIn = (folder: string) => readdirSync(folder).filter((name) => /^lock\.\d+$/.test(name));

async function hold(lock: FileLock) {
    const attempt = await lock.acquire(5_000, UNCANCELLED);
    if (attempt.kind !== "held") throw new Error("not held");
    return attempt.release;
}

/** Runs it to its end, and returns what it wrote. */
function contend(folder: string, rounds: number, deadlyRound = -1): Promise<string[]> {
    const child = spawn(
        process.execPath,
        [join(__dirname, "lockContender.js"), folder, `${rounds}`, `${deadlyRound}`],
        {
            stdio: ["ignore", "pipe", "inherit"],
        },
    );
    let output = "";
    child.stdout.on("data", (data: Buffer) => (output += data.toString()));
    return new Promise((resolve) =>
        child.once("close", () => resolve(output.split("\n").filter((line) => line !== ""))),
    );
}

describe("a lock by files", () => {
    it("is held by one at a time, of one process too, and by the next as soon as it is given back", () =>
        inTemporaryFolder(async (folder) => {
            const release = await hold(lockIn(folder));
            const waited = fake<[by: LockOwner], void>();
            const attempt = await lockIn(folder).acquire(120, UNCANCELLED, waited);
            expect(attempt).to.have.property("kind", "taken");
            expect(waited.args.map(([by]) => by.process)).to.deep.equal([ownIdentity()]);
            const next = hold(lockIn(folder));
            await release();
            await (
                await next
            )();
        }));

    it("is another lock under another name", () =>
        inTemporaryFolder(async (folder) => {
            await hold(lockIn(folder, "lock"));
            await hold(lockIn(folder, "lock2"));
            await hold(lockIn(folder, "lock.2"));
        }));

    it("rejects with the reason of a cancellation, at once, and leaves nothing behind", () =>
        inTemporaryFolder(async (folder) => {
            const release = await hold(lockIn(folder));
            const cancel = new AbortController();
            const waiting = lockIn(folder).acquire(60_000, cancel.signal);
            setImmediate(() => cancel.abort(new Error("cancelled")));
            expect(await waiting.catch((thrown: unknown) => thrown)).to.equal(cancel.signal.reason);
            await release();
            await hold(lockIn(folder));
        }));

    it("is given up by a process that was killed", () =>
        inTemporaryFolder(async (folder) => {
            expect(await contend(folder, 1, 0)).to.deep.equal([]);
            expect((await lockIn(folder, "contended").acquire(0, UNCANCELLED)).kind).to.equal("held");
        }));

    const owners: readonly (readonly [string, string, "held" | "taken"])[] = [
        ["of another machine", JSON.stringify({ ...owner(), process: { ...ownIdentity(), host: "other" } }), "taken"],
        ["of another namespace of process ids", ownerWith({ pidNamespace: "pid:[1]" }), "taken"],
        ["of this process id, started at another time", ownerWith({ started: "1" }), "held"],
        ["of an earlier boot of this machine", ownerWith({ boot: "earlier" }), "held"],
        ["of a process that is gone", ownerWith({ pid: 2 ** 22 + 1 }), "held"],
        ["that can't be understood", "{}", "taken"],
        ["that is empty", "", "taken"],
    ];
    for (const [what, text, kind] of owners) {
        it(`is ${kind} if its file is one ${what}`, () =>
            inTemporaryFolder(async (folder) => {
                writeFileSync(join(folder, "lock.7"), text);
                expect((await lockIn(folder).acquire(0, UNCANCELLED)).kind).to.equal(kind);
            }));
    }

    it("keeps few files, however often it was held", () =>
        inTemporaryFolder(async (folder) => {
            for (let time = 0; time < 20; time++) await (await hold(lockIn(folder)))();
            expect(numbersIn(folder)).to.have.members(["lock.19", "lock.20"]);
            expect(readdirSync(folder)).to.have.lengthOf(5);
        }));

    it("can be held again after somebody has removed its files", () =>
        inTemporaryFolder(async (folder) => {
            for (let time = 0; time < 5; time++) await (await hold(lockIn(folder)))();
            for (const name of numbersIn(folder)) rmSync(join(folder, name));
            await (
                await hold(lockIn(folder))
            )();
        }));

    it("is not held by one that makes a number which others had and removed since it looked", () =>
        inTemporaryFolder(async (folder) => {
            // What a process that was suspended after its look goes on with: it makes number 1, and then number 3.
            const { LockFiles } = await import("../../../provider/state/lockFiles.js");
            const files = new LockFiles(folder, "lock", false);
            for (let time = 0; time < 2; time++) await (await hold(lockIn(folder)))();
            const seen = await files.last();
            for (let time = 0; time < 5; time++) await (await hold(lockIn(folder)))();
            for (const [number, before] of [
                [1, undefined],
                [3, seen],
            ] as const) {
                const mine = { ...owner(), number };
                expect(await files.make(mine)).to.be.true;
                expect(await files.isGenuine(mine, before)).to.be.false;
                await files.takeBack(number);
            }
        }));

    it("keeps processes apart, some of which are killed inside", () =>
        inTemporaryFolder(async (folder) => {
            const outputs = await Promise.all([
                ...[0, 1, 2].map(() => contend(folder, 40)),
                ...[3, 9, 17].map((round) => contend(folder, 40, round)),
            ]);
            const lines = outputs.flat();
            expect(lines.filter((line) => line !== "counted")).to.deep.equal([]);
            expect(lines).to.have.lengthOf(3 * 40 + 3 + 9 + 17);
            expect(Number(readFileSync(join(folder, "counter"), "utf8"))).to.equal(lines.length);
        }));
});

function owner(): LockOwner {
    return { id: "test", number: 7, process: ownIdentity(), since: "2026-03-01T12:00:00.000Z" };
}

function ownerWith(difference: Partial<ReturnType<typeof ownIdentity>>): string {
    return JSON.stringify({ ...owner(), process: { ...ownIdentity(), ...difference } });
}
