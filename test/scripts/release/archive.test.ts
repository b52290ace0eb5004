import { expect } from "chai";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { list } from "tar";
import { writeTarGz } from "../../../scripts/release/archive.js";
import { sha256, writeChecksums } from "../../../scripts/release/checksums.js";

describe("an archive of a release", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "archive-"));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    /** The same two files, written at another time and with other modes. */
    const archived = async (name: string, mode: number, date: Date) => {
        const from = join(folder, name);
        mkdirSync(from);
        for (const each of ["b", "a"]) {
            writeFileSync(join(from, each), `text of ${each}`, { mode });
            utimesSync(join(from, each), date, date);
        }
        const file = join(folder, `${name}.tar.gz`);
        await writeTarGz(file, from, ["a", "b"], { executables: ["b"] });
        return file;
    };

    it("has the same bytes whenever, wherever and with whatever rights its files were written", async () => {
        const one = await archived("one", 0o600, new Date("2026-01-01T00:00:00Z"));
        const two = await archived("two", 0o777, new Date("2027-02-02T00:00:00Z"));
        expect(readFileSync(one).equals(readFileSync(two))).to.equal(true);
    });

    it("keeps apart what is to be executed", async () => {
        const modes = new Map<string, number | undefined>();
        await list({
            file: await archived("one", 0o600, new Date()),
            onReadEntry: ({ path, mode }) => modes.set(path, mode),
        });
        expect([...modes]).to.deep.equal([
            ["a", 0o644],
            ["b", 0o755],
        ]);
    });

    it("stands with its sum among the checksums, in the order of the names", () => {
        mkdirSync(join(folder, "inner"));
        for (const name of ["b", "a", "inner/c"]) writeFileSync(join(folder, name), `text of ${name}`);
        writeChecksums(folder);
        const line = (name: string) => `${sha256(join(folder, name))}  ${name}\n`;
        expect(readFileSync(join(folder, "SHA256SUMS"), "utf8")).to.equal(["a", "b", "inner/c"].map(line).join(""));
    });
});
