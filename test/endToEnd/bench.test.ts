import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";
import { getPlaceFirst } from "./place.js";

const BENCH = join(ROOT, "dist/scripts/bench/fleet/index.js");
const bench = (...args: readonly string[]) =>
    spawnSync(process.execPath, [BENCH, ...args], { encoding: "utf8", timeout: 150_000 });
const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("pulumi-oracle-sbc-bench-"));

describe("the fleet benchmark", function () {
    this.timeout(180_000);
    getPlaceFirst();

    it("measures three pairs on a real engine, each node looked at once, and leaves nothing behind", () => {
        const before = left();
        const args = ["--pairs", "3", "--sizes", "", "--rounds", "1", "--variants", "plugin-yaml"];
        const { status, stdout, stderr } = bench(...args, "--settings", "parallel");
        expect(status, stderr).to.equal(0);
        for (const program of ["empty plugin", "two requests, plugin", "plugin"])
            expect(stdout).to.match(new RegExp(`^\\| ${program} from YAML +\\| +\\d+\\.\\d+ s \\|`, "m"));
        expect(stdout).to.match(
            /^\| two requests, plugin from YAML +\| parallel \| +1\.00 \| +1\.00 \| +0\.00 \| +2 \|/m,
        );
        expect(stdout).to.match(/^\| plugin from YAML +\| parallel \| +1\.00 \| +1\.00 \| +0\.00 \| +2 \|/m);
        expect(left()).to.deep.equal(before);
    });

    it("ends with a sentence and 1 where an option can't be used", () => {
        const { status, stdout, stderr } = bench("--pairs", "none");
        expect([status, stdout]).to.deep.equal([1, ""]);
        expect(stderr).to.equal("--pairs is a whole number from 1 to 5000, not none.\n");
    });
});
