import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { COMBINATIONS } from "../engines/combinations.js";
import { isSound, rowsOf } from "../engines/table.js";
import { ROOT } from "../structure/sourceFiles.js";

const textOf = (...path: readonly string[]) => readFileSync(join(ROOT, ...path), "utf8");
const page = textOf("docs/support.md");

interface Workflow {
    readonly jobs: Readonly<
        Record<string, { readonly strategy: { readonly matrix: Readonly<Record<string, unknown>> } }>
    >;
}

describe("docs/support.md", () => {
    it("has a row for each engine, SDK and provider that npm run test:engines measures, in that order", () => {
        const rows = rowsOf(page).map(([engine, sdk, , provider]) => ({ engine, sdk, provider }));
        expect(rows).to.deep.equal(COMBINATIONS);
    });

    it("says in each cell one of the few things that are measured, or why nothing could be", () => {
        expect(rowsOf(page).filter((row) => !isSound(row))).to.deep.equal([]);
    });

    it("does not take for sound what was not measured", () => {
        const row = ["3.130.0", "3.248.0", "20.20", "plugin", "yes", "its property", "yes"];
        expect(isSound(row)).to.equal(true);
        expect(row.map((_cell, at) => isSound(row.map((cell, index) => (index === at ? "?" : cell))))).to.deep.equal([
            true,
            true,
            false,
            true,
            false,
            false,
            false,
        ]);
        expect(isSound([...row.slice(0, 4), "could not be run: ", "", ""])).to.equal(false);
    });

    it("names the runtimes and systems of the workflow, and says which jobs were never run", () => {
        const workflow = textOf(".github/workflows/test.yml");
        const { jobs } = parse(workflow) as Workflow;
        const node = jobs["test"]?.strategy.matrix["node"] as number[];
        expect(page).to.contain(`Node.js ${node.slice(0, -1).join(", ")} and ${node.at(-1)}`);
        expect(Object.keys(jobs)).to.include("otherSystems");
        for (const text of [workflow, page]) expect(text).to.contain("have never been run");
    });
});
