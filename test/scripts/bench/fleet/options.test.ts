import { expect } from "chai";
import { fleetHelp, parseFleetOptions } from "../../../../scripts/bench/fleet/options.js";

describe("what the fleet benchmark is given", () => {
    it("is a thousand pairs, three sizes, all programs and both settings, where nothing is said", () => {
        expect(parseFleetOptions([])).to.deep.equal({
            mode: "previews",
            pairs: 1000,
            sizes: [10, 100, 1000],
            stacks: 1,
            variants: ["plugin-yaml", "plugin-typescript", "dynamic-typescript"],
            settings: ["defaults", "parallel"],
            rounds: 3,
            parallelSwitchovers: 10,
            write: false,
        });
    });

    it("leaves out the sizes that are not below the number of pairs", () => {
        expect(parseFleetOptions(["--pairs", "100"])?.sizes).to.deep.equal([10, 100]);
        expect(parseFleetOptions(["--pairs", "3"])?.sizes).to.deep.equal([3]);
        expect(parseFleetOptions(["--pairs", "50", "--sizes", "40,20,40"])?.sizes).to.deep.equal([20, 40, 50]);
    });

    it("moves a hundred pairs once, by Pulumi's defaults, with --up", () => {
        const up = { mode: "up", pairs: 100, rounds: 1, settings: ["defaults"] };
        expect(parseFleetOptions(["--up"])).to.deep.include(up);
        expect(parseFleetOptions(["--up", "--pairs", "7", "--rounds", "2"])).to.include({ pairs: 7, rounds: 2 });
    });

    it("takes one program of each face with --stacks, where none is named", () => {
        const stacks = { mode: "stacks", stacks: 8, pairs: 1000, variants: ["plugin-yaml", "dynamic-typescript"] };
        expect(parseFleetOptions(["--stacks", "8"])).to.deep.include(stacks);
    });

    it("is a question for help", () => {
        expect(parseFleetOptions(["--help"])).to.equal(undefined);
        expect(fleetHelp).to.contain("plugin-yaml,plugin-typescript,dynamic-typescript");
    });

    for (const [args, words] of [
        [["--pairs", "0"], "--pairs is a whole number from 1 to 5000, not 0."],
        [["--pairs", "1e3"], "--pairs is a whole number from 1 to 5000, not 1e3."],
        [["--pairs", ""], "--pairs is a whole number from 1 to 5000, not nothing."],
        [["--sizes", "10,x"], "--sizes is a whole number from 1 to 5000, not x."],
        [["--rounds", "1.5"], "--rounds is a whole number from 1 to 100, not 1.5."],
        [["--variants", "plugin-go"], "--variants is one or more of plugin-yaml, plugin-typescript"],
        [["--settings", "fast"], "--settings is one or more of defaults, parallel, with commas between, not fast."],
        [["--up", "--stacks", "2"], "--up and --stacks are two benchmarks: give one."],
        [["--stacks", "8", "--pairs", "7"], "--stacks 8 is more than --pairs 7: each stack needs a pair."],
        [["--pear"], "Unknown option '--pear'"],
    ] as const) {
        it(`is refused with a sentence for ${args.join(" ")}`, () => {
            expect(() => parseFleetOptions(args)).to.throw(words);
        });
    }
});
