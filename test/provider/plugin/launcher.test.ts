import { expect } from "chai";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WINDOWS_START } from "../../../scripts/plugin/launcher.js";
import { bundled, PLUGIN } from "./bundled.js";
import { PluginProcess } from "./pluginProcess.js";

const NEEDS = "pulumi-resource-oracle-sbc needs Node.js 20.19 or newer on PATH, and ";

describe("the plugin's start", () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-start-"));
    let file: string;
    before(async function () {
        this.timeout(20_000);
        file = await bundled(PLUGIN);
    });
    after(() => rmSync(folder, { recursive: true }));

    /** A folder to be all of PATH: with a node that says that it is of this version, or none. */
    const pathWith = (name: string, version?: string) => {
        const path = join(folder, name);
        mkdirSync(path);
        if (version === undefined) return path;
        const claim = JSON.stringify({ ...process.versions, node: version });
        writeFileSync(
            join(path, "claim.js"),
            `Object.defineProperty(process, "versions", { value: ${claim} });
            Object.defineProperty(process, "version", { value: "v${version}" });`,
        );
        writeFileSync(join(path, "node"), `#!/bin/sh\nexec ${process.execPath} -r ${path}/claim.js "$@"\n`);
        chmodSync(join(path, "node"), 0o755);
        return path;
    };
    const startWith = (PATH: string) => spawnSync(file, ["127.0.0.1:1"], { env: { PATH }, encoding: "utf8" });

    it("says what is missing if there is no node, and prints no line that could be a port", () => {
        const { status, stdout, stderr } = startWith(pathWith("none"));
        expect(status).to.equal(1);
        expect(stderr).to.match(/^.*\n$/);
        expect(stderr).to.contain(`${NEEDS}there is no node. Install Node.js, or add its folder to the PATH`);
        expect(stdout).to.equal(stderr.trimEnd());
    });

    for (const version of ["8.17.0", "18.20.8", "20.9.0", "20.18.3"]) {
        it(`says so of a node that is too old: ${version}`, () => {
            const { status, stdout, stderr } = startWith(pathWith(`old-${version}`, version));
            expect(status).to.equal(1);
            expect(stderr).to.contain(`${NEEDS}the node there is v${version}. Install a newer Node.js`);
            expect(stdout).to.equal(stderr.trimEnd());
        });
    }

    for (const version of ["20.19.0", "20.20.2", "22.0.0", "100.1.0"]) {
        it(`takes a node that is new enough: ${version}`, async () => {
            const PATH = pathWith(`new-${version}`, version);
            const plugin = await PluginProcess.start(file, [], "pipe", { PATH });
            expect(plugin.port).to.be.greaterThan(0);
            expect((await plugin.endedBy("SIGTERM")).signal ?? "ended").to.be.oneOf(["ended", "SIGTERM"]);
            await plugin.stop();
        });
    }

    it("finds its file by a relative path, by a link, and in a folder with a space", async () => {
        const spaced = join(folder, "with a space");
        const linked = join(folder, "linked");
        mkdirSync(spaced);
        const copy = join(spaced, "it's here");
        writeFileSync(copy, readFileSync(file));
        chmodSync(copy, 0o755);
        symlinkSync(copy, linked);
        for (const path of [copy, linked]) {
            const plugin = await PluginProcess.start(path);
            expect(plugin.port, path).to.be.greaterThan(0);
            await plugin.stop();
        }
        const relative = `cd '${spaced}' && { ./"it's here" & echo $! > pid; sleep 3; kill $!; }`;
        expect(execFileSync("sh", ["-c", relative], { encoding: "utf8" })).to.match(/^\d+\n/);
    });

    it("has for Windows the same check, in a form that its quotation marks hold", () => {
        const lines = WINDOWS_START.split("\r\n");
        const code = /^node -e "([^"]*)" -- "%~dp0pulumi-resource-oracle-sbc" %\*$/.exec(lines[3] ?? "")?.[1] ?? "";
        expect(code).to.contain("process.versions.node").and.not.match(/[%^]/);
        expect(lines[2]).to.contain(`${NEEDS}there is no node.`);
    });
});
