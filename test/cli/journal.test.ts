import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JournalEntry } from "../../provider/state/journal.js";
import { createJournal } from "../../provider/state/journalFiles.js";
import { journalEntry } from "../provider/state/journalEntry.js";
import { TestJournal } from "../provider/state/journalFolder.js";
import { runCliWith } from "./runCli.js";

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const node = (name: string, host: string, port = 443) => ({ name, host, port });

const MADRID = journalEntry({ id: "madrid-1", since: secondsAgo(600), from: 1 });
/** The same names as in Madrid, at other addresses. */
const LISBON = journalEntry({
    id: "lisbon-1",
    since: secondsAgo(60),
    nodes: [node("sbc-a", "2001:db8::a"), node("sbc-b", "2001:db8::b", 8443)],
});
const SECRET = journalEntry({
    id: "secret-1",
    since: secondsAgo(30),
    isHashed: true,
    nodes: [node("sbc-x", "sbc-x.example"), node("sbc-y", "sbc-y.example", 8443)],
});

describe("pulumi-oracle-sbc journal", () => {
    let test: TestJournal;
    beforeEach(() => (test = new TestJournal()));
    afterEach(() => test.remove());

    const record = async (...entries: readonly JournalEntry[]) => {
        for (const entry of entries) await test.journal.write(entry);
    };
    const openIds = async () => (await test.journal.read()).entries.map(({ id }) => id).sort();
    const runIn = async (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
        const cli = runCliWith(env, "journal", ...args);
        const exitCode = await cli.exited;
        return { exitCode, ...cli.output() };
    };
    const run = (...args: readonly string[]) => runIn({}, ...args, "--journal", test.folder);

    it("says that nothing is open, where it looked, and whether there is such a folder", async () => {
        const none = `No open request is recorded in ${test.folder}.\n`;
        const missing = await run();
        expect(missing).to.deep.include({ exitCode: 0, err: "" });
        expect(missing.out).to.match(/^No open request is recorded in .*\.\nThe folder does not exist: /);
        await record(MADRID);
        await test.journal.remove(MADRID.id);
        expect(await run("list")).to.deep.equal({ exitCode: 0, err: "", out: none });
    });

    it("lists the open requests, the oldest first, and says not to request one by hand", async () => {
        const since = secondsAgo(601);
        await record({ ...LISBON, since: secondsAgo(61) }, { ...MADRID, since }, { ...SECRET, since: secondsAgo(31) });
        const { exitCode, out, err } = await run();
        expect({ exitCode, err }).to.deep.equal({ exitCode: 0, err: "" });
        const [madrid = "", lisbon = "", secret = "", advice] = out.split("\n\n");
        expect(madrid.split("\n")).to.deep.equal([
            "sbc-a/sbc-b",
            `  requested  ${since}, 10 min ago`,
            "  from       sbc-b (10.20.0.12:8443)",
            "  to         sbc-a (10.20.0.11)",
            "  id         madrid-1",
            `  file       ${test.journal.pathOf("madrid-1")}`,
        ]);
        expect(lisbon).to.match(/requested {2}\S+, \d+ s ago\n/);
        expect(lisbon).to.contain("from       sbc-a ([2001:db8::a])").and.contain("sbc-b ([2001:db8::b]:8443)");
        expect(secret).to.match(/^a pair whose names are secret\n/);
        expect(secret).to.match(/from {7}nodes\[0\] of the declaration\n {2}to {9}nodes\[1\]/);
        expect(secret).not.to.contain(SECRET.nodes[0].name);
        expect(advice).to.match(/Do not request a switchover by hand:\nif a request took effect, a second one moves/);
    });

    it("prints one line of JSON with --json", async () => {
        await record(MADRID, SECRET);
        const { exitCode, out } = await run("list", "--json");
        expect(exitCode).to.equal(0);
        expect(out.trimEnd()).not.to.contain("\n");
        expect(JSON.parse(out)).to.deep.equal({
            folder: test.folder,
            requests: [
                {
                    id: "madrid-1",
                    since: MADRID.since,
                    from: { index: 1, name: "sbc-b", address: "10.20.0.12:8443" },
                    to: { index: 0, name: "sbc-a", address: "10.20.0.11" },
                    path: test.journal.pathOf("madrid-1"),
                },
                {
                    id: "secret-1",
                    since: SECRET.since,
                    from: { index: 0 },
                    to: { index: 1 },
                    path: test.journal.pathOf("secret-1"),
                },
            ],
            problems: [],
        });
    });

    it("warns of a file that can't be read, and exits with 1", async () => {
        await record(MADRID);
        const path = test.journal.pathOf("cut");
        writeFileSync(path, test.textOf("madrid-1").slice(0, 40));
        const some = await run();
        expect(some.exitCode).to.equal(1);
        expect(some.err).to.match(/^warning: \S+ is not complete, but it may record an open switchover request\. Look/);
        expect(some.err).to.contain(path);
        expect(some.out).to.match(/^sbc-a\/sbc-b\n/);
        await test.journal.remove("madrid-1");
        expect((await run()).out).to.equal(`No other open request is recorded in ${test.folder}.\n`);
        expect(JSON.parse((await run("--json")).out))
            .to.have.property("problems")
            .with.length(1);
    });

    it("uses the user's state directory if no folder is given", async () => {
        const folder = join(test.beside("xdg"), "pulumi-oracle-sbc", "journal");
        await createJournal(folder).write(MADRID);
        for (const args of [[], ["--journal", "required"]]) {
            const { out } = await runIn({ XDG_STATE_HOME: test.beside("xdg") }, ...args);
            expect(out).to.contain(createJournal(folder).pathOf(MADRID.id));
        }
    });

    it("forgets a pair by names in any order and case, by either address, or by the id, and says what that means", async () => {
        const ways: readonly (readonly [entry: JournalEntry, pair: string])[] = [
            [MADRID, "SBC-B/sbc-a"],
            [MADRID, "10.20.0.11"],
            [MADRID, "10.20.0.11:443"],
            [MADRID, "10.20.0.12"],
            [MADRID, "10.20.0.12:8443"],
            [MADRID, "madrid-1"],
            [LISBON, "[2001:DB8::A]"],
            [LISBON, "[2001:db8::b]:8443"],
            [SECRET, "sbc-y/Sbc-X"],
            [SECRET, "sbc-x.example"],
            [SECRET, "SBC-Y.example:8443"],
            [SECRET, "secret-1"],
        ];
        await Promise.all(
            ways.map(async ([entry, pair], index) => {
                const journal = createJournal(test.beside(`way-${index}`));
                const bystander = journalEntry({
                    id: "other",
                    nodes: [node("c", "c.example"), node("d", "d.example")],
                });
                for (const each of [entry, bystander]) await journal.write(each);
                const { exitCode, out, err } = await runIn(
                    {},
                    "forget",
                    pair,
                    "--journal",
                    test.beside(`way-${index}`),
                );
                expect({ exitCode, err }, pair).to.deep.equal({ exitCode: 0, err: "" });
                expect(out)
                    .to.match(/^Forgotten:\n/)
                    .and.contain(entry.id)
                    .and.not.contain("d.example");
                expect(out)
                    .to.match(/no longer waits for the outcome/)
                    .and.match(/Look at both nodes first/);
                expect((await journal.read()).entries).to.deep.equal([bystander]);
            }),
        );
    });

    it("forgets nothing if names mean two pairs, and lists them with addresses and ids", async () => {
        await record(MADRID, LISBON, SECRET);
        const { exitCode, out, err } = await run("forget", "sbc-a/sbc-b");
        expect({ exitCode, out }).to.deep.equal({ exitCode: 2, out: "" });
        expect(err).to.match(/^sbc-a\/sbc-b matches open requests of several pairs\. No request was forgotten\./);
        for (const words of ["10.20.0.12:8443", "[2001:db8::b]:8443", "madrid-1", "lisbon-1"]) {
            expect(err).to.contain(words);
        }
        expect(err).not.to.contain("secret-1");
        expect(await openIds()).to.deep.equal(["lisbon-1", "madrid-1", "secret-1"]);
    });

    it("forgets all that is recorded of one pair, hashed or not, but by an id that request alone", async () => {
        const again = journalEntry({ id: "madrid-2", isHashed: true });
        await record(MADRID, again);
        expect((await run("forget", "madrid-2")).exitCode).to.equal(0);
        expect(await openIds()).to.deep.equal(["madrid-1"]);
        await record(again);
        expect((await run("forget", "sbc-a/sbc-b")).exitCode).to.equal(0);
        expect(await openIds()).to.deep.equal([]);
    });

    it("says what is there if nothing is recorded of a pair, and exits with 1", async () => {
        const none = await run("forget", "sbc-a/sbc-b");
        expect(none).to.deep.equal({
            exitCode: 1,
            out: "",
            err: `No open request is recorded in ${test.folder}.\n`,
        });
        await record(MADRID);
        for (const pair of ["sbc-a/sbc-c", "sbc-a", "10.20.0.11:8443", "10.20.0.1", "madrid", "/", "sbc-a/"]) {
            const { exitCode, err } = await run("forget", pair);
            expect(exitCode, pair).to.equal(1);
            expect(err).to.contain(`No open request of ${pair} is recorded in ${test.folder}.`).and.contain("madrid-1");
        }
        expect(await openIds()).to.deep.equal(["madrid-1"]);
    });

    it("answers what it can't use with a sentence, and exits with 2", async () => {
        const mistakes: readonly (readonly [args: readonly string[], words: string])[] = [
            [["forgt"], "journal takes list, or forget PAIR, not forgt."],
            [["list", "sbc-a/sbc-b"], "not list sbc-a/sbc-b."],
            [["forget"], "forget needs one pair"],
            [["forget", "sbc-a", "sbc-b"], "forget needs one pair"],
            [["forget", "sbc-a/sbc-b", "--json"], "--json is for list."],
            [["--journal", "off"], "no request is recorded"],
            [["--journal", ""], "--journal is empty"],
            [["--jsn"], "Unknown option '--jsn'"],
        ];
        for (const [args, words] of mistakes) {
            const { exitCode, out, err } = await runIn({}, ...args);
            expect({ exitCode, out }, args.join(" ")).to.deep.equal({ exitCode: 2, out: "" });
            expect(err).to.contain(words).and.contain("npx pulumi-oracle-sbc journal --help lists the options.");
        }
    });

    it("has a help that names every option", async () => {
        const { exitCode, out } = await runIn({}, "--help");
        expect(exitCode).to.equal(0);
        for (const words of ["forget PAIR", "--journal DIR", "--json", "--help", "Exit code"]) {
            expect(out).to.contain(words);
        }
    });
});
