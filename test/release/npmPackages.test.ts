import { expect } from "chai";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { failed, succeeded } from "../endToEnd/readRun.js";
import { ROOT } from "../structure/sourceFiles.js";
import { type EmptyMachine, onEmptyMachine } from "./emptyMachine.js";
import { getServed, getServedFirst, VERSION } from "./served.js";

const README = readFileSync(join(ROOT, "simulator/README.md"), "utf8");

/** A folder with released packages in it, and nothing else. */
async function projectWith(machine: EmptyMachine, ...packages: readonly string[]): Promise<string> {
    const { server } = await getServed();
    const folder = join(machine.folder, "project");
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), '{ "name": "sites" }');
    machine.env["npm_config_cache"] = join(machine.folder, "npm");
    const urls = packages.map((name) => `${server.url}/${name}-${VERSION}.tgz`);
    succeeded(await machine.run("npm", ["install", ...urls], folder));
    return folder;
}

describe("the npm packages of a release", function () {
    this.timeout(240_000);
    getServedFirst();

    it("give who uses the plugin neither Pulumi's SDK nor the simulator, and a command that says what it lacks", () =>
        onEmptyMachine(async (machine) => {
            const folder = await projectWith(machine, "pulumi-oracle-sbc");
            const installed = readdirSync(join(folder, "node_modules"));
            expect(installed).to.include("zod").and.not.to.include("@pulumi").and.not.to.include("@peculiar");
            expect(installed).not.to.include("pulumi-oracle-sbc-simulator");
            const run = await machine.run("npx", ["pulumi-oracle-sbc", "simulate"], folder);
            expect(failed(run)).to.contain("npm install --save-dev pulumi-oracle-sbc-simulator");
        }));

    it("work together: simulate is there once the simulator is installed", () =>
        onEmptyMachine(async (machine) => {
            const folder = await projectWith(machine, "pulumi-oracle-sbc-simulator", "pulumi-oracle-sbc");
            const help = await machine.run("npx", ["pulumi-oracle-sbc", "simulate", "--help"], folder);
            expect(succeeded(help)).to.contain("answerLostAfterActing");
        }));

    it("have a simulator by itself, whose own example compiles by its types and runs", () =>
        onEmptyMachine(async (machine) => {
            const folder = await projectWith(machine, "pulumi-oracle-sbc-simulator");
            const [, program = ""] = /```ts\n([^]*?)```/.exec(README) ?? [];
            writeFileSync(join(folder, "example.mts"), program);
            symlinkSync(join(ROOT, "node_modules/@types"), join(folder, "node_modules/@types"));
            const options = [
                "--module",
                "nodenext",
                "--target",
                "es2022",
                "--strict",
                "--types",
                "node",
                "example.mts",
            ];
            const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
            succeeded(await machine.run(process.execPath, [compiler, ...options], folder));
            const said = succeeded(await machine.run(process.execPath, ["example.mjs"], folder));
            expect(said).to.contain("sbc-chi-a is standby").and.contain("sbc-chi-b is active");
        }));
});
