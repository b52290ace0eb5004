import { expect } from "chai";
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replaceFile } from "../../cli/replaceFile.js";

describe("a file that a command writes", () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-replace-"));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const at = (name: string) => join(folder, name);

    it("is made, or replaced, with nothing left beside it", () => {
        for (const text of ["one", "two"]) {
            replaceFile(at("page.html"), text);
            expect(readFileSync(at("page.html"), "utf8")).to.equal(text);
        }
        expect(readdirSync(folder)).to.deep.equal(["page.html"]);
    });

    it("stays where a link leads, and the link stays one", () => {
        writeFileSync(at("real.prom"), "old");
        symlinkSync(at("real.prom"), at("link.prom"));
        replaceFile(at("link.prom"), "new");
        expect(lstatSync(at("link.prom")).isSymbolicLink()).to.equal(true);
        expect(readFileSync(at("real.prom"), "utf8")).to.equal("new");
    });

    it("is written to if it is a device: a run as root does not put a file in its place", () => {
        symlinkSync("/dev/null", at("null"));
        replaceFile(at("null"), "text");
        expect(lstatSync(at("null")).isSymbolicLink()).to.equal(true);
        expect(lstatSync("/dev/null").isCharacterDevice()).to.equal(true);
    });

    it("that can't be written is told with its option", () => {
        expect(() => replaceFile(folder, "text", "--html")).to.throw(/EISDIR.*Name another file with --html/s);
        expect(() => replaceFile(at("none/page.html"), "text")).to.throw(/ENOENT.*--out/s);
    });
});
