import { expect } from "chai";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensurePulumiCli } from "../../scripts/pulumiCli/index.js";
import { ensurePythonHost } from "../../scripts/pulumiCli/pythonHost.js";
import { failed, succeeded } from "../endToEnd/readRun.js";
import { ROOT } from "../structure/sourceFiles.js";
import { onEmptyMachine } from "./emptyMachine.js";
import { VERSION } from "./served.js";

describe("pulumi install in a project in Python, with the SDK of the repository", function () {
    this.timeout(300_000);

    it("ends with an error while the plugin can be had nowhere, and with 0 after setup", async () => {
        const host = await ensurePythonHost(await ensurePulumiCli());
        await onEmptyMachine(
            async (machine) => {
                const project = join(machine.folder, "project");
                mkdirSync(join(project, "node_modules"), { recursive: true });
                symlinkSync(ROOT, join(project, "node_modules/pulumi-oracle-sbc"));
                // pip builds within the folder.
                cpSync(join(ROOT, "sdk/python"), join(machine.folder, "sdk"), { recursive: true });
                writeFileSync(join(project, "Pulumi.yaml"), "name: sites\nruntime: python\n");
                writeFileSync(join(project, "requirements.txt"), "../sdk\n");
                cpSync(join(ROOT, "examples/python/__main__.py"), join(project, "__main__.py"));
                // This host asks what is first on PATH for the packages that need plugins.
                machine.env["PATH"] = `${join(project, "bin")}:${machine.env["PATH"]}`;
                failed(await machine.pulumi(project, "install"));
                const command = [join(ROOT, "dist/cli/index.js"), "setup"];
                const setup = succeeded(await machine.run(process.execPath, command, project));
                expect(setup).to.contain(`installed the plugin oracle-sbc ${VERSION}`);
                succeeded(await machine.pulumi(project, "install"));
            },
            [host],
        );
    });
});
