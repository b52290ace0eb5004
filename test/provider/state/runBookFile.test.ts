import { expect } from "chai";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import {
    chmodSync,
    existsSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    rmSync,
    symlinkSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../../provider/clock.js";
import type { RunLimits } from "../../../provider/state/runBook.js";
import { RunBookFile } from "../../../provider/state/runBookFile.js";
import { runName } from "../../../provider/state/runFolders.js";
import type { StoredRun } from "../../../provider/state/runRecord.js";
import { inTemporaryFolder } from "./temporaryFolder.js";

const ADDRESS = "127.0.0.1:41234";
const ONE: RunLimits = { parallelSwitchovers: 1, stopAfterFailures: 0 };
const bookIn = (directory: string, engineAddress = ADDRESS) =>
    new RunBookFile({ directory, engineAddress, clock: systemClock });
const recordIn = (directory: string, address = ADDRESS) => join(directory, "runs", runName(address), "record.json");
const storedIn = (directory: string) => JSON.parse(readFileSync(recordIn(directory), "utf8")) as StoredRun;
const TURN = { id: "1", pair: "p", name: "sbc-a/sbc-b" };

describe("a run's record by a file", () => {
    it("is shared by those with the engine's address, and by no others", () =>
        inTemporaryFolder(async (folder) => {
            const one = bookIn(folder);
            const two = bookIn(folder);
            const other = bookIn(folder, "127.0.0.1:41235");
            await one.update((record) => record.requested++);
            await two.update((record) => record.requested++);
            expect(await one.update(({ requested }) => requested)).to.equal(2);
            expect(await other.update(({ requested }) => requested)).to.equal(0);
            expect([one.problem(), two.problem()]).to.deep.equal([undefined, undefined]);
            expect(one.self).not.to.equal(two.self);
        }));

    it("loses no change, whoever makes it at the same time", () =>
        inTemporaryFolder(async (folder) => {
            const books = [bookIn(folder), bookIn(folder), bookIn(folder)];
            const order: number[] = [];
            const changes = Array.from({ length: 30 }, (_, index) =>
                (books[index % 3] as RunBookFile).update((record) => {
                    record.requested++;
                    if (index % 3 === 0) order.push(index);
                }),
            );
            await Promise.all(changes);
            expect(await bookIn(folder).update(({ requested }) => requested)).to.equal(30);
            expect(order).to.deep.equal([...order].sort((a, b) => a - b));
        }));

    it("is left as it was by a change that throws", () =>
        inTemporaryFolder(async (folder) => {
            const book = bookIn(folder);
            const thrown = await book
                .update((record) => {
                    record.requested = 7;
                    throw new Error("no");
                })
                .catch((error: Error) => error.message);
            expect(thrown).to.equal("no");
            expect(await book.update(({ requested }) => requested)).to.equal(0);
        }));

    it("begins afresh if no process of it lives, or if it can't be understood", () =>
        inTemporaryFolder(async (folder) => {
            await bookIn(folder).update((record) => (record.requested = 5));
            const { processes, record } = storedIn(folder);
            const [[name, identity] = ["", undefined]] = Object.entries(processes);
            for (const text of [
                JSON.stringify({ processes: { [name]: { ...identity, started: "1" } }, record }),
                JSON.stringify({ processes: {}, record }),
                JSON.stringify({ processes, record: { requested: 5 } }),
                JSON.stringify({ processes, record: { ...record, claims: {} } }),
                "{",
                "null",
                "",
            ]) {
                writeFileSync(recordIn(folder), text);
                expect(await bookIn(folder).update(({ requested }) => requested), text).to.equal(0);
            }
        }));

    it("counts what a dead process was about to request as requested and failed, and forgets what else it held", () =>
        inTemporaryFolder(async (folder) => {
            const book = bookIn(folder);
            await book.update((record) => {
                record.limits = { [book.self]: ONE, dead: ONE };
                record.running = [{ ...TURN, process: "dead" }];
                record.waiting = [
                    { ...TURN, id: "2", process: "dead" },
                    { ...TURN, id: "3", process: book.self },
                ];
                record.claims = [{ process: "dead", resource: "urn:a", name: "a", endpoints: ["a:1"] }];
            });
            const stored = storedIn(folder);
            const dead = { ...Object.values(stored.processes)[0], started: "1" };
            writeFileSync(recordIn(folder), JSON.stringify({ ...stored, processes: { ...stored.processes, dead } }));
            const record = await book.update((found) => structuredClone(found));
            expect(record.running).to.deep.equal([]);
            expect(record.waiting.map(({ id }) => id)).to.deep.equal(["3"]);
            expect(record.failed).to.deep.equal([{ pair: "p", name: "sbc-a/sbc-b" }]);
            expect(record).to.deep.include({ requested: 1, claims: [], limits: { [book.self]: ONE } });
        }));

    it("tells of a change, of this process at once and of another one soon", () =>
        inTemporaryFolder(async (folder) => {
            const one = bookIn(folder);
            const other = bookIn(folder);
            const signal = new AbortController().signal;
            await one.update(() => undefined);
            for (const book of [one, other]) {
                const changed = one.changed(signal);
                await book.update((record) => record.requested++);
                await changed;
            }
            const cancel = new AbortController();
            const waiting = one.changed(cancel.signal).catch((error: unknown) => error);
            cancel.abort(new Error("cancelled"));
            expect(await waiting).to.equal(cancel.signal.reason);
        }));

    const unusable: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
        ["is a file", (folder) => writeFileSync(join(folder, "runs"), ""), /is not a folder/],
        ["is a symbolic link", (folder) => symlinkSync("/tmp", join(folder, "runs")), /is a symbolic link/],
        [
            "can be written by others",
            (folder) => (mkdirSync(join(folder, "runs")), chmodSync(join(folder, "runs"), 0o777)),
            /written by other users/,
        ],
    ];
    for (const [what, prepare, problem] of unusable) {
        it(`is this process's own, with a reason, if the folder ${what}`, () =>
            inTemporaryFolder(async (folder) => {
                prepare(folder);
                const book = bookIn(folder);
                expect(await book.update((record) => ++record.requested)).to.equal(1);
                expect(await book.update((record) => ++record.requested)).to.equal(2);
                expect(book.problem()).to.match(problem);
            }));
    }

    it("goes on in this process alone if it can't be written any more, with what is known", () =>
        inTemporaryFolder(async (folder) => {
            const book = bookIn(folder);
            await book.update((record) => {
                record.requested = 3;
                record.running = [{ ...TURN, process: "another" }];
            });
            rmSync(join(folder, "runs"), { recursive: true });
            writeFileSync(join(folder, "runs"), "");
            expect(await book.update(({ requested, running }) => ({ requested, running }))).to.deep.equal({
                requested: 3,
                running: [],
            });
            const changed = book.changed(new AbortController().signal);
            await book.update((record) => record.requested++);
            await changed;
        }));

    it("removes the folders of runs that ended long ago, and no others", () =>
        inTemporaryFolder(async (folder) => {
            const ended = "127.0.0.1:1";
            const recent = "127.0.0.1:2";
            const alive = "127.0.0.1:3";
            for (const address of [ended, recent, alive]) {
                await bookIn(folder, address).update(() => undefined);
                const path = recordIn(folder, address);
                if (address !== alive)
                    writeFileSync(path, readFileSync(path, "utf8").replace(/"started":"\d+"/, '"started":"1"'));
                if (address !== recent) utimesSync(join(path, ".."), new Date(0), new Date(0));
            }
            await bookIn(folder).update(() => undefined);
            while (existsSync(recordIn(folder, ended))) await new Promise((resolve) => setImmediate(resolve));
            while (readdirSync(join(folder, "runs")).some((name) => name.startsWith("removed")))
                await new Promise((resolve) => setImmediate(resolve));
            expect(readdirSync(join(folder, "runs"))).to.have.members([recent, alive, ADDRESS].map(runName));
        }));
});

describe("turns of several processes of a run", () => {
    it("hold for them all, whatever dies", () =>
        inTemporaryFolder(async (folder) => {
            const first = participant(folder, ONE, ["a", "b", "c"]);
            const second = participant(folder, { ...ONE, parallelSwitchovers: 3 }, ["d", "e", "f"]);
            const third = participant(folder, { ...ONE, parallelSwitchovers: 2 }, ["deadly", "g"]);
            await Promise.all([first.isDone, second.isDone, third.isDone]);
            expect(storedIn(folder).record.limits).to.have.property(
                Object.keys(storedIn(folder).record.limits)[0] ?? "",
            );
            for (const { child } of [first, second, third]) child.stdin.end();
            const ends = [...first.lines, ...second.lines].filter((line) => line.startsWith("end"));
            expect(ends).to.have.lengthOf(6);
            // The first one's limit holds from when it is known: what is begun after its first begin is alone.
            const spans = spansOf([...first.lines, ...second.lines]);
            const since = Math.min(...spansOf(first.lines).map(({ from }) => from));
            const later = spans.filter(({ from }) => from >= since).sort((a, b) => a.from - b.from);
            later.reduce((before, span) => {
                expect(span.from).to.be.at.least(before.to);
                return span;
            });
        }));

    it("stop after a failure in another one, or a death in the midst of a switchover", () =>
        inTemporaryFolder(async (folder) => {
            for (const [address, pair] of [
                ["127.0.0.1:1", "failing"],
                ["127.0.0.1:2", "deadly"],
            ] as const) {
                const limits = { parallelSwitchovers: 1, stopAfterFailures: 1 };
                const witness = bookIn(folder, address);
                await witness.update(() => undefined);
                const bad = participant(folder, limits, [pair], address);
                await bad.isDone;
                const next = participant(folder, limits, ["x"], address);
                await next.isDone;
                expect(next.lines[0], pair).to.match(/^stopped x/);
                expect(await witness.update(({ requested }) => requested)).to.equal(1);
                for (const { child } of [bad, next]) child.stdin.end();
            }
        }));
});

interface Participant {
    readonly child: ChildProcessWithoutNullStreams;
    readonly lines: string[];
    /** Or dead. */
    readonly isDone: Promise<void>;
}

function participant(folder: string, limits: RunLimits, pairs: readonly string[], address = ADDRESS): Participant {
    const script = join(__dirname, "runParticipant.js");
    const child = spawn(process.execPath, [script, folder, address, JSON.stringify(limits), ...pairs]);
    const lines: string[] = [];
    child.stderr.pipe(process.stderr);
    const isDone = new Promise<void>((resolve) => {
        child.once("close", () => resolve());
        child.stdout.on("data", (data: Buffer) => {
            lines.push(
                ...data
                    .toString()
                    .split("\n")
                    .filter((line) => line !== ""),
            );
            if (lines.some((line) => line.startsWith("done"))) resolve();
        });
    });
    return { child, lines, isDone };
}

function spansOf(lines: readonly string[]) {
    const timeOf = (what: string, pair: string) =>
        Number(lines.find((line) => line.startsWith(`${what} ${pair} `))?.split(" ")[2]);
    const pairs = lines.flatMap((line) => /^begin (\S+)/.exec(line)?.[1] ?? []);
    return pairs.map((pair) => ({ from: timeOf("begin", pair), to: timeOf("end", pair) }));
}
