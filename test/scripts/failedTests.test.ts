import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failedTests } from "../../scripts/failedTests.js";

const MOCHA = require.resolve("mocha/bin/mocha.js");

const TESTS = `
describe("outer", () => {
    before(() => { if (process.env.HOOK) throw new Error("in a hook"); });
    describe("inner: with a colon", () => {
        it("passes", () => undefined);
        it("fails: so", () => { throw new Error("a message\\n  1) that looks like one:\\n     of another"); });
    });
    it("fails too", () => require("node:assert").equal("a\\n  b:", "c"));
});
`;

describe("the failed tests at the end of a test run", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "failed-tests-"))));
    after(() => rmSync(folder, { recursive: true, force: true }));

    const run = (env: NodeJS.ProcessEnv) => {
        const file = join(folder, "some.test.cjs");
        writeFileSync(file, TESTS);
        const args = [MOCHA, "--no-config", "--reporter", "dot", file];
        return spawnSync(process.execPath, args, { encoding: "utf8", env: { ...process.env, ...env } }).stdout;
    };

    it("have the titles of all that contains them", () => {
        expect(failedTests(run({}))).to.deep.equal(["outer › fails too", "outer › inner: with a colon › fails: so"]);
    });

    it("are hooks too", () => {
        expect(failedTests(run({ HOOK: "1" }))).to.have.length(1);
        expect(failedTests(run({ HOOK: "1" }))[0]).to.match(/^outer › "before all" hook/);
    });

    it("are none where all passed", () => {
        expect(failedTests("\n  ..\n\n  2 passing (1s)\n")).to.deep.equal([]);
    });
});
