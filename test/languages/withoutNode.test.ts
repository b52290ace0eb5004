import { expect } from "chai";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { ensurePulumiCli } from "../../scripts/pulumiCli/index.js";
import { getPlaceFirst } from "../endToEnd/place.js";
import { failed } from "../endToEnd/readRun.js";
import { configFor } from "../endToEnd/stack.js";
import { YamlProject } from "./project.js";
import { withPairs } from "./withPairs.js";
import { resourceFor } from "./yamlPair.js";

describe("a machine without Node.js, on a real Pulumi engine", () => {
    getPlaceFirst();

    it("reads in Pulumi's own error what is missing", () =>
        withPairs(async (start) => {
            const pair = await start("bare");
            const resources = { bare: resourceFor(pair, "sbc-bare-a") };
            const project = await YamlProject.create("yaml-without-node", configFor(pair), { resources });
            const { bin } = await ensurePulumiCli();
            const path = join(project.folder, "path");
            mkdirSync(path);
            for (const name of ["pulumi", "pulumi-language-yaml"]) symlinkSync(join(bin, name), join(path, name));
            Object.assign(project.stack.place.envVars, { PATH: path });
            const text = failed(await project.stack.cli("preview"));
            // In the error of whatever needed the plugin, beside what Pulumi prints of its standard error.
            expect(text).to.match(/rror: .*needs Node\.js 20\.19 or newer on PATH, and there is no node\. Install/);
        }));
});
