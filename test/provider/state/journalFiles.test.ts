import { expect } from "chai";
import {
    chmodSync,
    chownSync,
    mkdirSync,
    readFileSync,
    renameSync,
    statSync,
    symlinkSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { createSandbox } from "sinon";
import { SbcError } from "../../../provider/errors.js";
import { createJournal, journalFolder } from "../../../provider/state/journalFiles.js";
import { journalEntry } from "./journalEntry.js";
import { TestJournal } from "./journalFolder.js";

const isRoot = process.getuid?.() === 0;

describe("The journal's files", () => {
    let test: TestJournal;
    beforeEach(() => (test = new TestJournal()));
    afterEach(() => test.remove());

    const problemsOf = async () => {
        const { entries, problems } = await test.journal.read();
        expect(entries).to.deep.equal([]);
        return problems;
    };

    it("are none before the first request: reading makes no folder", async () => {
        expect(await test.journal.read()).to.deep.equal({ entries: [], problems: [] });
        await test.journal.remove("4f1c");
        expect(() => statSync(test.folder)).to.throw("ENOENT");
    });

    it("hold one request each, under a name that tells nothing, for this user alone", async () => {
        const entries = [journalEntry(), journalEntry({ id: "5a2d", isHashed: true })];
        for (const entry of entries) await test.journal.write(entry);
        expect((await test.journal.read()).problems).to.deep.equal([]);
        expect((await test.journal.read()).entries).to.have.deep.members(entries);
        expect(test.fileNames).to.have.members(
            entries.map(({ id }) => `${createHash("sha256").update(id).digest("hex")}.json`),
        );
        expect(test.journal.pathOf("4f1c")).to.equal(
            join(test.folder, `${createHash("sha256").update("4f1c").digest("hex")}.json`),
        );
        expect(statSync(test.folder).mode & 0o777).to.equal(0o700);
        expect(statSync(test.journal.pathOf("4f1c")).mode & 0o777).to.equal(0o600);
        expect(test.textOf("5a2d")).not.to.match(/sbc|10\.20/);
    });

    it("are gone when the request is removed, and removing again does no harm", async () => {
        await test.journal.write(journalEntry());
        await test.journal.write(journalEntry({ id: "5a2d" }));
        await test.journal.remove("4f1c");
        await test.journal.remove("4f1c");
        expect((await test.journal.read()).entries.map(({ id }) => id)).to.deep.equal(["5a2d"]);
    });

    it("are synced, and the folder after them, before a write resolves", async () => {
        const sandbox = createSandbox();
        const some = await open(__filename);
        await some.close();
        // Of the entry it is called before the entry has its name, of the folder after it.
        const wasThere: [isFolder: boolean, isThere: boolean][] = [];
        const prototype = Object.getPrototypeOf(some) as FileHandle;
        const sync = sandbox.stub(prototype, "sync").callsFake(async function (this: FileHandle) {
            const isThere = statSync(test.journal.pathOf("4f1c"), { throwIfNoEntry: false }) !== undefined;
            wasThere.push([(await this.stat()).isDirectory(), isThere]);
            await sync.wrappedMethod.call(this);
        });
        await test.journal.write(journalEntry());
        sandbox.restore();
        expect(wasThere).to.deep.include([false, false]);
        expect(wasThere.at(-1)).to.deep.equal([true, true]);
    });

    it("are a problem each, not an entry and not nothing, if they can't be understood", async () => {
        await test.journal.write(journalEntry());
        const path = test.journal.pathOf("4f1c");
        const text = readFileSync(path, "utf8");
        const parsed = JSON.parse(text) as Record<string, unknown>;
        const garbled: readonly [text: string, words: RegExp][] = [
            ["", /is not complete/],
            ["\0".repeat(text.length), /is not complete/],
            ["[]", /not written by this version/],
            ["null", /is not complete/],
            [JSON.stringify({ ...parsed, format: 2 }), /was not written by this version of pulumi-oracle-sbc/],
            [JSON.stringify({ ...parsed, format: undefined }), /not written by this version/],
            [JSON.stringify({ ...parsed, from: 2 }), /is not a whole entry/],
            [JSON.stringify({ ...parsed, since: "yesterday" }), /is not a whole entry/],
            [JSON.stringify({ ...parsed, nodes: [] }), /is not a whole entry/],
            [JSON.stringify({ ...parsed, more: 1 }), /is not a whole entry/],
            [JSON.stringify({ ...parsed, id: "5a2d" }), /has the name of another request/],
        ];
        for (const [content, words] of garbled) {
            writeFileSync(path, content);
            const [problem, ...more] = await problemsOf();
            expect(more).to.deep.equal([]);
            expect(problem)
                .to.match(words)
                .and.contain(path)
                .and.match(/Look at both nodes .* remove the file\.$/);
        }
    });

    it("are a problem if a symbolic link, a folder or another user's file is in their place", async () => {
        await test.journal.write(journalEntry());
        const path = test.journal.pathOf("4f1c");
        renameSync(path, test.beside("real"));
        symlinkSync(test.beside("real"), path);
        expect((await problemsOf())[0]).to.contain(`${path} is not a plain file, but it may`);
        await test.journal.remove("4f1c");
        expect(readFileSync(test.beside("real"), "utf8")).to.contain("4f1c");
        mkdirSync(path);
        expect((await problemsOf())[0]).to.contain(`${path} is not a plain file, but it may`);
    });

    it("are not taken from another user", async function () {
        if (!isRoot) this.skip();
        await test.journal.write(journalEntry());
        chownSync(test.journal.pathOf("4f1c"), 12345, 12345);
        expect((await problemsOf())[0]).to.contain("belongs to another user");
    });

    it("lie beside others that are ignored", async () => {
        await test.journal.write(journalEntry());
        for (const name of ["notes.txt", ".DS_Store", "x.json", `${"a".repeat(64)}.json~`, "b.tmp"]) {
            writeFileSync(join(test.folder, name), "{");
        }
        mkdirSync(join(test.folder, "old"));
        expect(await test.journal.read()).to.deep.equal({ entries: [journalEntry()], problems: [] });
        expect(test.fileNames).to.have.length(7);
    });

    it("leave what a killed process was writing for a day, and are never read from it", async () => {
        await test.journal.write(journalEntry());
        const dayMs = 24 * 3600 * 1000;
        const [young, old, foreign] = ["1.a.tmp", "2.b.tmp", "x"].map((end) => `${test.journal.pathOf("5a2d")}.${end}`);
        for (const [path, ageMs] of [
            [young, dayMs - 60_000],
            [old, dayMs + 60_000],
            [foreign, 2 * dayMs],
        ] as const) {
            if (path === undefined) throw new Error("unreachable");
            writeFileSync(path, test.textOf("4f1c"));
            const at = new Date(Date.now() - ageMs);
            utimesSync(path, at, at);
        }
        expect(await test.journal.read()).to.deep.equal({ entries: [journalEntry()], problems: [] });
        const left = test.fileNames.map((name) => join(test.folder, name));
        expect(left).to.have.members([test.journal.pathOf("4f1c"), young, foreign]);
    });

    it("can't be written into a folder that others could change: nothing is, and reading says so", async () => {
        mkdirSync(test.beside("elsewhere"));
        const link = test.beside("link");
        symlinkSync(test.beside("elsewhere"), link);
        const open = test.beside("open");
        mkdirSync(open);
        chmodSync(open, 0o777);
        writeFileSync(test.beside("file"), "");
        for (const [folder, words] of [
            [link, "is a symbolic link"],
            [`${link}/`, "is a symbolic link"],
            [open, "can be written by other users"],
            [test.beside("file"), "file"],
        ] as const) {
            const journal = createJournal(folder);
            const error = await journal.write(journalEntry()).then(
                () => undefined,
                (thrown: unknown) => thrown,
            );
            expect(error).to.be.instanceOf(SbcError);
            if (!(error instanceof SbcError)) return;
            expect(error.code).to.equal("stateFolder");
            expect(error.fact).to.contain(journal.pathOf("4f1c")).and.contain(words);
            expect(error.remedy).to.contain("0700").and.contain("oracle-sbc:journal");
            const { entries, problems } = await journal.read();
            expect(entries).to.deep.equal([]);
            expect(problems.join()).to.contain(folder.replace(/\/$/, "")).and.contain("were not read");
        }
    });

    it("can't hold what could not be read again: writing it throws, and leaves nothing", async () => {
        for (const bad of [{ settleSeconds: NaN }, { since: "now" }, { id: "" }]) {
            const error = await test.journal.write(journalEntry(bad)).catch((thrown: unknown) => thrown);
            expect(error).to.be.instanceOf(SbcError);
        }
        expect(await test.journal.read()).to.deep.equal({ entries: [], problems: [] });
    });

    it("may be written, read and removed by several at once", async () => {
        const entries = Array.from({ length: 20 }, (_, index) => journalEntry({ id: `id-${index}` }));
        const other = createJournal(test.folder);
        await Promise.all(
            entries.map(async (entry, index) => {
                await (index % 2 ? test.journal : other).write(entry);
                expect((await other.read()).problems).to.deep.equal([]);
                if (index % 4 === 0) await test.journal.remove(entry.id);
            }),
        );
        const kept = entries.filter((_, index) => index % 4 !== 0);
        expect((await test.journal.read()).entries).to.have.deep.members(kept);
    });

    it("are in the user's state directory, or where the stack's configuration says", () => {
        expect(journalFolder(undefined, { XDG_STATE_HOME: "/state" })).to.equal("/state/pulumi-oracle-sbc/journal");
        expect(journalFolder("/srv/journal", { XDG_STATE_HOME: "/state" })).to.equal("/srv/journal");
    });
});
