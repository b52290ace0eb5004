import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { MUTATIONS } from "./mutations.js";
import { compile } from "./plant.js";
import { sourceWith } from "./trial.js";

describe("the planted bugs", () => {
    it("have one place each in the provider's source: a change of it that moves one must bring it up to date", () => {
        const problems = MUTATIONS.flatMap((mutation) => {
            try {
                compile(sourceWith(mutation), mutation.file);
                return [];
            } catch (error) {
                return [(error as Error).message];
            }
        });
        expect(problems).to.deep.equal([]);
    });

    it("are each caught by the simulation, or by a test that exists", () => {
        const tests = MUTATIONS.flatMap(({ caughtBy }) => caughtBy ?? []);
        expect(tests.filter((test) => !existsSync(join(__dirname, "../../..", test)))).to.deep.equal([]);
    });

    it("are described each in words of its own", () => {
        const bugs = MUTATIONS.map(({ bug }) => bug);
        expect(new Set(bugs).size).to.equal(bugs.length);
    });
});
