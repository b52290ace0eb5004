import { expect } from "chai";
import * as fc from "fast-check";
import { INPUT_NAMES } from "../../provider/resource/inputs/schema.js";
import { ARGUMENT_NAMES, ignoringOf } from "../../sdk/nodejs/ignoredArguments.js";

const COVERING = ["activeNode", '["activeNode"]', "*", "[*]", '["*"]'];
const OTHER = [
    "nodes",
    "nodes[0].address",
    "nodes[*].tls",
    "reason",
    "activenode",
    "activeNode.a",
    ".activeNode",
    "activeNode.",
    " activeNode",
];

describe("ignoreChanges, as the dynamic class hands it on", () => {
    it("names every argument for the wildcard, since the engine would reset internal inputs as well", () => {
        expect([...ARGUMENT_NAMES].sort()).to.deep.equal([...INPUT_NAMES].sort());
        for (const all of ["*", "[*]", '["*"]'])
            expect(ignoringOf({ ignoreChanges: [all] }).options.ignoreChanges).to.have.members(ARGUMENT_NAMES);
    });

    it("changes nothing of a stack that does not ignore the active node", () => {
        expect(ignoringOf({})).to.deep.equal({ inputs: {}, options: {} });
        for (const path of OTHER)
            expect(ignoringOf({ ignoreChanges: [path] }), path).to.deep.equal({ inputs: {}, options: {} });
    });

    it("sets the internal input where and only where one of the paths covers the active node, and keeps the others", () => {
        fc.assert(
            fc.property(fc.array(fc.constantFrom(...COVERING, ...OTHER)), (ignoreChanges) => {
                const { inputs, options } = ignoringOf({ ignoreChanges });
                const isCovered = ignoreChanges.some((path) => COVERING.includes(path));
                expect(inputs).to.deep.equal(isCovered ? { __handsOff: true } : {});
                if (!isCovered) return;
                const kept = ignoreChanges.filter((path) => !/^(\*|\[\*\]|\["\*"\])$/.test(path));
                expect(options.ignoreChanges).to.include.members(kept);
                expect(options.ignoreChanges).not.to.include("*");
            }),
        );
    });
});
