import { expect } from "chai";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { ensurePulumiCli } from "../../scripts/pulumiCli/index.js";
import { archiveName } from "../../scripts/release/pluginArchives.js";
import { failed, succeeded } from "../endToEnd/readRun.js";
import { withPairs } from "../languages/withPairs.js";
import { onEmptyMachine } from "./emptyMachine.js";
import { Project, yamlProject } from "./project.js";
import { architecture, getServed, getServedFirst, system, VERSION } from "./served.js";

describe("a machine that reaches no server, on a real Pulumi engine", function () {
    this.timeout(180_000);
    getServedFirst();

    it("installs and comes up once the plugin's archive was put into its cache", () =>
        withPairs(async (start) => {
            const { folder } = await getServed();
            const pair = await start("gap");
            // No server listens at port 1.
            const yaml = JSON.stringify(yamlProject(pair, VERSION, "http://127.0.0.1:1", pair.nodes[0].name));
            await onEmptyMachine(async (machine) => {
                const project = await Project.on(machine, pair, { "Pulumi.yaml": yaml });
                failed(await project.pulumi("install"));
                const archive = join(folder, archiveName(VERSION, { system, architecture }));
                const args = ["plugin", "install", "resource", "oracle-sbc", VERSION, "--file", archive];
                succeeded(await project.pulumi(...args));
                await project.installAndUp();
                succeeded(await project.pulumi("preview", "--expect-no-changes"));
            });
        }));

    it("needs no Node.js with the executable that has it in it", async function () {
        if (process.platform !== "linux") return this.skip();
        await withPairs(async (start) => {
            const { server } = await getServed();
            const pair = await start("exe");
            const yaml = JSON.stringify(yamlProject(pair, VERSION, `${server.url}/standalone`, pair.nodes[0].name));
            const { bin } = await ensurePulumiCli();
            await onEmptyMachine(async (machine) => {
                const path = join(machine.folder, "path");
                mkdirSync(path);
                for (const name of ["pulumi", "pulumi-language-yaml"]) symlinkSync(join(bin, name), join(path, name));
                machine.env["PATH"] = path;
                const project = await Project.on(machine, pair, { "Pulumi.yaml": yaml });
                await project.installAndUp();
                succeeded(await project.pulumi("preview", "--expect-no-changes"));
                expect(server.asked.filter((asked) => asked.startsWith("/standalone/"))).not.to.deep.equal([]);
            });
        });
    });
});
