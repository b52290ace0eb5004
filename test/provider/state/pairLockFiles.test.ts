import { expect } from "chai";
import { fake } from "sinon";
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../provider/clock.js";
import { PairLockFiles } from "../../../provider/state/pairLockFiles.js";
import type { LockAttempt, LockHolder } from "../../../provider/state/pairLocks.js";
import { inTemporaryFolder } from "./temporaryFolder.js";

const UNCANCELLED = new AbortController().signal;
const take = (folder: string, endpoints: readonly string[], waitMs = 0, onWait: (by: LockHolder) => void = fake()) =>
    new PairLockFiles(folder, systemClock).acquire(endpoints, waitMs, UNCANCELLED, onWait);
const released = async (attempt: LockAttempt) => {
    expect(attempt.kind).to.equal("held");
    if (attempt.kind === "held") await attempt.release();
};

describe("the locks of a pair", () => {
    it("are taken for all its endpoints or for none, whatever their order, by one call at a time", () =>
        inTemporaryFolder(async (folder) => {
            const first = await take(folder, ["b:443", "a:443"]);
            const second = await take(folder, ["b:443", "c:443"]);
            if (second.kind !== "taken") throw new Error(second.kind);
            expect(second.by).to.include({ host: hostname(), pid: process.pid });
            expect(new Date(second.by.since).getTime()).to.be.closeTo(Date.now(), 10_000);
            expect(statSync(second.by.path).isFile()).to.be.true;
            // c was not kept.
            await released(await take(folder, ["c:443"]));
            await released(first);
            await released(await take(folder, ["b:443", "c:443", "b:443"]));
        }));

    it("tell once who is waited for, and are taken when that one is done", () =>
        inTemporaryFolder(async (folder) => {
            const first = await take(folder, ["a:443", "b:443"]);
            const waited = fake<[by: LockHolder], void>();
            const second = take(folder, ["b:443", "a:443"], 10_000, waited);
            await new Promise((resolve) => setTimeout(resolve, 150));
            await released(first);
            await released(await second);
            expect(waited.args.map(([by]) => by.pid)).to.deep.equal([process.pid]);
        }));

    it("reject with the reason of a cancellation and keep nothing", () =>
        inTemporaryFolder(async (folder) => {
            const first = await take(folder, ["b:443"]);
            const cancel = new AbortController();
            const locks = new PairLockFiles(folder, systemClock);
            const waiting = locks.acquire(["a:443", "b:443"], 60_000, cancel.signal, () =>
                cancel.abort(new Error("no")),
            );
            expect(await waiting.catch((error: unknown) => error)).to.equal(cancel.signal.reason);
            await released(await take(folder, ["a:443"]));
            await released(first);
        }));

    it("are for this user alone, in files whose names tell nothing", () =>
        inTemporaryFolder(async (folder) => {
            await take(folder, ["sbc-a.example:443"]);
            expect((statSync(join(folder, "locks")).mode & 0o777).toString(8)).to.equal("700");
            expect(readdirSync(join(folder, "locks")).join()).to.match(/^[0-9a-f]{64}\.1$/);
        }));

    it("are unavailable, with a reason, if the folder can't be used", () =>
        inTemporaryFolder(async (folder) => {
            writeFileSync(join(folder, "locks"), "");
            const attempt = await take(folder, ["a:443"]);
            expect(attempt).to.deep.equal({
                kind: "unavailable",
                fact: `The folder ${join(folder, "locks")} is not a folder.`,
            });
            expect(await take("/proc/nowhere", ["a:443"])).to.have.property("kind", "unavailable");
        }));

    it("are unavailable if one file can't be made, and keep nothing", () =>
        inTemporaryFolder(async (folder) => {
            await released(await take(folder, ["a:443"]));
            const [name = ""] = readdirSync(join(folder, "locks"));
            mkdirSync(join(folder, "locks", name.replace(/\.1$/, ".2")));
            const attempt = await take(folder, ["a:443"]);
            expect(attempt).to.have.property("kind", "unavailable");
        }));
});
