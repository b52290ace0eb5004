import { expect } from "chai";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./sourceFiles.js";

const EXAMPLES = join(ROOT, "examples");
const CONFIG = "tsconfig.json";

/** What TypeScript says of a project, as ts-node has it: with an output folder, and without the path of its settings. */
function problemsOf(folder: string): string[] {
    const path = join(folder, CONFIG);
    const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: unknown };
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder, {
        outDir: join(folder, ".ts-node"),
    });
    const program = ts.createProgram(fileNames, options);
    return ts
        .getPreEmitDiagnostics(program)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("each example in TypeScript", () => {
    const all = readdirSync(EXAMPLES).filter((name) => ts.sys.fileExists(join(EXAMPLES, name, CONFIG)));

    it("can be run where it stands, as the quick start does: its settings resolve this very package", function () {
        this.timeout(120_000);
        expect(all).to.include.members(["topology", "one-pair"]);
        for (const name of all) expect(problemsOf(join(EXAMPLES, name)), name).to.deep.equal([]);
    });
});
