import { expect } from "chai";
import Mocha from "mocha";
import sinon from "sinon";
import Timings, { timingsTable } from "./reporter.js";

describe("the times of test files", () => {
    afterEach(() => sinon.restore());

    it("are listed with the slowest first", () => {
        const table = timingsTable(
            new Map([
                ["a.js", 1_234],
                ["b.js", 61_000],
            ]),
        );
        expect(table).to.equal("   61.0 s  b.js\n    1.2 s  a.js");
    });

    it("stand below mocha's own count, one line a file", async () => {
        const written = sinon.stub(process.stdout, "write").returns(true);
        const mocha = new Mocha({ reporter: Timings });
        for (const title of ["one", "another"]) {
            const suite = Mocha.Suite.create(mocha.suite, title);
            suite.file = "some.test.js";
            suite.addTest(new Mocha.Test("is so", () => undefined));
        }
        await new Promise<void>((resolve) => mocha.run(() => resolve()));
        const text = written.args.map(([chunk]) => String(chunk)).join("");
        written.restore();
        expect(text).to.match(/2 passing[^]*\d+\.\d s {2}.*some\.test\.js\n$/);
    });
});
