import { expect } from "chai";
import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { failed, succeeded } from "../endToEnd/readRun.js";
import { type EmptyMachine, onEmptyMachine } from "../release/emptyMachine.js";
import { ROOT } from "../structure/sourceFiles.js";

const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };

/** In a folder below the one into which npm has installed the package: npm removes what is no dependency of the project. */
function projectOn({ folder }: EmptyMachine, text: string): string {
    const project = join(folder, "project");
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(ROOT, join(folder, "node_modules/pulumi-oracle-sbc"));
    mkdirSync(project);
    writeFileSync(join(project, "Pulumi.yaml"), text);
    // Without any dependency npm makes no node_modules, which Pulumi takes for a failure.
    mkdirSync(join(project, "own"));
    writeFileSync(join(project, "own/package.json"), '{ "name": "own", "version": "1.0.0" }');
    writeFileSync(join(project, "package.json"), '{ "dependencies": { "own": "file:own" } }');
    return project;
}

const setup = (machine: EmptyMachine, project: string, ...args: readonly string[]) =>
    machine.run(process.execPath, [join(ROOT, "dist/cli/index.js"), "setup", ...args], project);

const YAML = `name: sites
runtime: yaml
resources:
  chicago:
    type: oracle-sbc:HaActiveNode
    properties: { nodes: [{ name: a, address: "127.0.0.1:1" }, { name: b, address: "127.0.0.1:2" }], activeNode: a }
`;

describe("pulumi install, on a machine on which Pulumi has never run", function () {
    this.timeout(120_000);

    it("ends with an error in a project in YAML, and with 0 once setup was there", () =>
        onEmptyMachine(async (machine) => {
            const project = projectOn(machine, YAML);
            failed(await setup(machine, project, "--check"));
            succeeded(await setup(machine, project, "--no-install"));
            failed(await machine.pulumi(project, "install"));
            failed(await setup(machine, project, "--check"));
            expect(succeeded(await setup(machine, project))).to.contain(`installed the plugin oracle-sbc ${version}`);
            succeeded(await machine.pulumi(project, "install"));
            succeeded(await machine.pulumi(project, "plugin", "install"));
            succeeded(await setup(machine, project, "--check"));
            expect(succeeded(await setup(machine, project))).to.contain(`has the plugin oracle-sbc ${version} already`);
        }));

    it("finds after setup the plugin of this very package, not another one of its version", () =>
        onEmptyMachine(async (machine) => {
            const project = projectOn(machine, YAML);
            succeeded(await setup(machine, project));
            const kept = join(machine.pulumiHome, `plugins/resource-oracle-sbc-v${version}/pulumi-resource-oracle-sbc`);
            appendFileSync(kept, "// of another build\n");
            failed(await setup(machine, project, "--check"));
            succeeded(await setup(machine, project));
            expect(
                readFileSync(kept).equals(readFileSync(join(ROOT, "bin/plugin/pulumi-resource-oracle-sbc"))),
            ).to.equal(true);
        }));

    it("ends with 0 in a project in TypeScript", () =>
        onEmptyMachine(async (machine) => {
            const project = projectOn(machine, "name: sites\nruntime: nodejs\n");
            succeeded(await setup(machine, project));
            succeeded(await machine.pulumi(project, "install"));
        }));
});
