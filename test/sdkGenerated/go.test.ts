import { expect } from "chai";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";
import { GO_ENV, inNewFolder, output } from "./commands.js";
import { example } from "./example.js";
import { byName, EXPECTED, EXPECTED_OUTPUTS, type Said, withNumbers } from "./registrations.js";

const PROGRAM = join(ROOT, "test/sdkGenerated/go");

describe("the SDK for Go", function () {
    // The first run on a machine compiles Pulumi's SDK.
    this.timeout(600_000);

    it("compiles without a complaint of the vet", async () => {
        await output("go", ["vet", "-mod=readonly", "./..."], { cwd: join(ROOT, "sdk/go"), env: GO_ENV });
    });

    it("registers what a program declares, by the schema's names, with secrets and without defaults", async () => {
        const said = JSON.parse(
            await output("go", ["run", "-mod=readonly", "."], { cwd: PROGRAM, env: GO_ENV }),
        ) as Said;
        expect(byName(said)).to.deep.equal({ ...EXPECTED, "pulumi:providers:oracle-sbc site": withNumbers });
        expect(said).to.deep.include(EXPECTED_OUTPUTS);
    });

    it("compiles the program that the schema shows", () =>
        inNewFolder(async (folder) => {
            for (const name of ["go.mod", "go.sum"]) cpSync(join(PROGRAM, name), join(folder, name));
            const module = readFileSync(join(folder, "go.mod"), "utf8");
            writeFileSync(join(folder, "go.mod"), module.replace("../../../sdk/go", join(ROOT, "sdk/go")));
            writeFileSync(join(folder, "main.go"), example("go"));
            await output("go", ["vet", "-mod=readonly", "."], { cwd: folder, env: GO_ENV });
        }));
});
