import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { topologyProblems } from "../../../sdk/nodejs/topology/problems.js";

const pair = (name: string, at: number, more: object = {}) => ({
    name,
    nodes: [
        { name: `${name}-a`, address: `10.0.${at}.1` },
        { name: `${name}-b`, address: `10.0.${at}.2` },
    ],
    activeNode: `${name}-a`,
    ...more,
});

const CASES: readonly (readonly [what: string, args: unknown, problem: string])[] = [
    ["no pairs", {}, "pairs is missing; write a list of pairs"],
    ["pairs that are no list", { pairs: { name: "x" } }, "pairs must be a list of pairs"],
    ["a pair that is no object", { pairs: ["chicago"] }, "pairs[0] must be an object with any of name, site, wave"],
    ["a pair without a name", { pairs: [pair("", 1)] }, "pairs[0].name is missing"],
    ["a name that is a number", { pairs: [{ ...pair("x", 1), name: 5 }] }, "pairs[0].name is no plain text; give"],
    ["a name twice", { pairs: [pair("chi", 1), pair("Chi", 2)] }, "pairs[1].name is Chi, as pairs[0].name is"],
    [
        "an unknown site",
        { sites: { chicago: {} }, pairs: [pair("chi", 1, { site: "chicagoo" })] },
        "pairs[0].site is chicagoo, which is not one of the sites; valid: chicago.",
    ],
    ["a site where there are none", { pairs: [pair("chi", 1, { site: "x" })] }, "there are no sites; add it to sites."],
    ["sites that are no object", { sites: [], pairs: [] }, "sites must be an object"],
    ["sites that differ in case alone", { sites: { chi: {}, CHI: {} }, pairs: [] }, "sites.CHI differs from sites.chi"],
    ["a gap", { pairs: [pair("x", 1), pair("y", 2, { wave: 3 })] }, "pairs[1].wave is 3, but no pair is in wave 2"],
    ["no first wave", { pairs: [pair("x", 1, { wave: 2 })] }, "pairs[0].wave is 2, but no pair is in wave 1"],
    ["a wave below 1", { pairs: [pair("x", 1, { wave: 0 })] }, "pairs[0].wave must be a whole number from 1"],
    [
        "a wave that is not whole",
        { pairs: [pair("x", 1, { wave: 1.5 })] },
        "pairs[0].wave must be a whole number from 1",
    ],
    ["a wave that is text", { pairs: [pair("x", 1, { wave: "1" })] }, "pairs[0].wave must be a whole number from 1"],
    [
        "an endpoint twice, in other spellings",
        {
            pairs: [
                pair("x", 1, { nodes: [{ name: "x-a", address: "SBC.example.com" }] }),
                pair("y", 2, { nodes: [{ name: "y-a", address: "sbc.example.com.:443" }] }),
            ],
        },
        "pairs[1].nodes[0].address is the same endpoint as pairs[0].nodes[0].address",
    ],
    [
        "a desired node that is none of the pair's",
        { pairs: [pair("x", 1, { activeNode: "z" })] },
        "pairs[0].activeNode is",
    ],
    ["an unknown argument", { pair: [], pairs: [] }, "pair is not an argument; valid: defaults, sites, pairs."],
    ["one of a pair", { pairs: [pair("x", 1, { activenode: "x-a" })] }, "pairs[0].activenode is not an argument"],
    [
        "one of a node",
        { pairs: [pair("x", 1, { nodes: [{ host: "x" }] })] },
        "pairs[0].nodes[0].host is not an argument",
    ],
    [
        "one of a site",
        { sites: { chi: { user: "x" } }, pairs: [] },
        "sites.chi.user is not an argument; valid: username",
    ],
    ["one in the defaults", { defaults: { timeouts: { settle: 1 } }, pairs: [] }, "defaults.timeouts.settle is not"],
    ["nodes for a whole site", { sites: { chi: { nodes: [] } }, pairs: [] }, "sites.chi.nodes is not an argument"],
];

describe("a topology that can't be used", () => {
    for (const [what, args, problem] of CASES) {
        it(`is told of ${what}, by its path`, () => {
            expect(
                topologyProblems(args).filter((text) => text.startsWith(problem) || text.includes(problem)),
            ).to.have.lengthOf(1);
        });
    }

    it("is told of everything at once", () => {
        const pairs = [pair("x", 1, { site: "no" }), pair("x", 1, { wave: 3 }), 7];
        expect(topologyProblems({ pairs, more: 1 }).map((text) => text.split(" ")[0])).to.deep.equal([
            "more",
            "pairs[2]",
            "pairs[0].site",
            "pairs[1].name",
            "pairs[2].name",
            "pairs[1].wave",
            "pairs[1].nodes[0].address",
            "pairs[1].nodes[1].address",
        ]);
    });

    it("names no address and no password, which may be secret", () => {
        const text = topologyProblems({ pairs: [pair("x", 1, { password: "s3cret" }), pair("y", 1)] }).join();
        expect(text).not.to.match(/10\.0|s3cret/);
    });

    it("is one with outputs and with pairs that are only observed, on one endpoint as often as one likes", () => {
        const pairs = [
            pair("x", 1, {
                nodes: pulumi.output([]),
                activeNode: pulumi.output("x-a"),
                credentials: pulumi.secret({}),
            }),
            pair("y", 2),
            pair("z", 2, { activeNode: "z-a", observeOnly: true }),
            pair("w", 2, { site: "lab" }),
        ];
        expect(topologyProblems({ sites: { lab: { observeOnly: true } }, pairs })).to.deep.equal([]);
    });
});
