import { expect } from "chai";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";
import { runCliWith } from "./runCli.js";

describe("pulumi-oracle-sbc setup, where the plugin can't be put into Pulumi's cache", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "project-"));
        writeFileSync(join(folder, "Pulumi.yaml"), "name: topology\nruntime: yaml\n");
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const run = async (...args: readonly string[]) => {
        const cli = runCliWith({ PATH: folder, PULUMI_HOME: folder }, "setup", "--directory", folder, ...args);
        return { exitCode: await cli.exited, ...cli.output() };
    };
    const written = () => readFileSync(join(folder, "Pulumi.yaml"), "utf8");

    it("writes the file, says that there is no CLI and what it would have run, and exits with 1", async () => {
        mkdirSync(join(folder, "node_modules"));
        symlinkSync(ROOT, join(folder, "node_modules/pulumi-oracle-sbc"));
        const { exitCode, err } = await run();
        expect(exitCode).to.equal(1);
        expect(err)
            .to.contain("no Pulumi CLI is on PATH")
            .and.match(/or: pulumi plugin install resource oracle-sbc \d/);
        expect(written()).to.contain("node_modules/pulumi-oracle-sbc/bin/plugin");
    });

    it("names the command for a plugin whose version it can't know", async () => {
        mkdirSync(join(folder, "ours"));
        const { exitCode, err } = await run("--path", "ours");
        expect(exitCode).to.equal(1);
        expect(err).to.contain(`pulumi plugin install resource oracle-sbc VERSION --file ${join(folder, "ours")}`);
        expect(written()).to.contain("path: ours");
    });
});
