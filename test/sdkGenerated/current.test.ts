import { expect } from "chai";
import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { differences } from "../../scripts/sdk/differences.js";
import { GENERATED, generateSdks } from "../../scripts/sdk/generate.js";
import { ROOT } from "../structure/sourceFiles.js";
import { inNewFolder } from "./commands.js";

describe("the generated SDKs that are committed", function () {
    // The first run on a machine compiles Pulumi's generators.
    this.timeout(600_000);

    it("are what Pulumi's generators make of the schema now (npm run sdk writes them)", () =>
        inNewFolder(async (folder) => {
            await generateSdks(ROOT, folder);
            for (const sdk of GENERATED) {
                expect(differences(join(ROOT, "sdk", sdk), join(folder, sdk)), sdk).to.deep.equal([]);
            }
        }));

    it("are told from others: a changed file, a missing one, and one too many, but not what pip leaves", () =>
        inNewFolder((folder) => {
            const here = join(ROOT, "sdk/python");
            const there = join(folder, "python");
            cpSync(here, there, { recursive: true });
            mkdirSync(join(there, "build"), { recursive: true });
            writeFileSync(join(there, "build", "left"), "over");
            expect(differences(there, here)).to.deep.equal([]);
            appendFileSync(join(there, "pyproject.toml"), "\n");
            rmSync(join(there, "README.md"));
            writeFileSync(join(there, "own.py"), "");
            expect(differences(there, here)).to.deep.equal([
                "README.md is missing",
                "own.py is no longer generated",
                "pyproject.toml is not what the schema makes now",
            ]);
            return Promise.resolve();
        }));
});
