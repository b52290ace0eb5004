import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";

const BUILT = ["dist/provider/index.js", "bin/plugin/pulumi-resource-oracle-sbc"];

/** Whether `prepare` builds: here, `npm` is a command that only notes that it was called. */
function builds(has: readonly string[], env: (folder: string) => NodeJS.ProcessEnv): boolean {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-prepare-")));
    try {
        const called = join(folder, "called");
        for (const [name, content] of [
            ["npm", `#!/bin/sh\necho "$*" > ${called}\n`],
            ...has.map((file) => [file, ""]),
        ]) {
            const file = join(folder, name ?? "");
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, content ?? "");
            chmodSync(file, 0o755);
        }
        const PATH = [folder, process.env["PATH"]].join(delimiter);
        const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "scripts/prepare.mjs")], {
            cwd: folder,
            env: { PATH, ...env(folder) },
        });
        expect(status, String(stderr)).to.equal(0);
        return existsSync(called);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

describe("prepare, which package managers run", () => {
    const inClone = (folder: string) => ({ npm_command: "ci", npm_config_local_prefix: folder });

    it("builds a Git dependency, whichever command installs the project that has it", () => {
        for (const npm_command of ["install", "ci", undefined]) {
            expect(builds([], () => ({ npm_command, npm_config_local_prefix: "/somewhere/else" }))).to.equal(true);
        }
        expect(builds([], (folder) => ({ npm_command: "install", npm_config_local_prefix: folder }))).to.equal(true);
    });

    it("builds if a part is missing, and not if all is there", () => {
        for (const part of BUILT)
            expect(
                builds([part], () => ({})),
                `only ${part}`,
            ).to.equal(true);
        expect(builds(BUILT, () => ({}))).to.equal(false);
    });

    it("leaves npm ci in a clone as fast as it is", () => {
        expect(builds([], inClone)).to.equal(false);
    });
});
