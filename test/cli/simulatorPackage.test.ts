import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";

describe("pulumi-oracle-sbc simulate, without the simulator's package", () => {
    let folder: string;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "command-alone-"));
        cpSync(join(ROOT, "dist/cli"), join(folder, "cli"), { recursive: true });
    });
    after(() => rmSync(folder, { recursive: true }));

    it("says what to install, and exits with 1; the command's own help works", () => {
        const run = (...args: readonly string[]) =>
            spawnSync(process.execPath, [join(folder, "cli/index.js"), ...args], { encoding: "utf8" });
        const { status, stderr } = run("simulate", "--help");
        expect(status).to.equal(1);
        expect(stderr).to.contain("Run npm install --save-dev pulumi-oracle-sbc-simulator, then this again.");
        expect(run("--help").status).to.equal(0);
    });
});
