import { expect } from "chai";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "../structure/sourceFiles.js";

/** Runs a program in a process of its own, in the package's folder, where its name resolves to itself. */
async function run(program: string): Promise<unknown> {
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { cwd: ROOT });
    return JSON.parse(stdout);
}

/** How many files whose path has these words are loaded with an entry. */
const loads = (entry: string, words: string) =>
    run(
        `require("${entry}"); console.log(JSON.stringify(Object.keys(require.cache).filter((file) => file.includes("${words}")).length))`,
    );

describe("the package by its name", () => {
    it("exports what a program needs, and nothing else", async () => {
        const names = await run('console.log(JSON.stringify(Object.keys(require("pulumi-oracle-sbc"))))');
        expect(names).to.have.members(["HaActiveNode", "Topology", "WaveGate", "getPair"]);
    });

    it("exports what a program of the plugin needs, and nothing of the provider with it", async () => {
        const names = await run('console.log(JSON.stringify(Object.keys(require("pulumi-oracle-sbc/plugin"))))');
        expect(names).to.have.members(["HaActiveNode", "Topology", "WaveGate", "Provider", "getPair", "getPairOutput"]);
        expect(await loads("pulumi-oracle-sbc/plugin", "dist/provider")).to.equal(0);
    });

    it("has the provider entry with the calls of Pulumi's dynamic provider", async () => {
        const entry = 'require("module").createRequire(process.cwd() + "/")("pulumi-oracle-sbc/provider").haActiveNode';
        const calls = await run(`console.log(JSON.stringify(Object.keys(${entry})))`);
        expect(calls).to.have.members(["configure", "check", "diff", "create", "update", "read", "delete"]);
    });

    it("can be imported by an ES module too", async () => {
        const names = await run(
            'import("pulumi-oracle-sbc").then(({ HaActiveNode, getPair }) => console.log(JSON.stringify([typeof HaActiveNode, typeof getPair])))',
        );
        expect(names).to.deep.equal(["function", "function"]);
    });

    it("does not load Pulumi's SDK with the provider, so that a script that only looks starts at once", async () => {
        expect(await loads("pulumi-oracle-sbc/provider", "@pulumi")).to.equal(0);
        expect(await loads("pulumi-oracle-sbc", "@pulumi")).to.be.greaterThan(0);
    });

    it("does not load the provider with the classes, for a program that only declares", async () => {
        expect(await loads("pulumi-oracle-sbc", "dist/provider")).to.equal(0);
    });
});
