import { expect } from "chai";
import { parseStatusOptions } from "../../../cli/status/options.js";

const NODES = ["--node", "a=10.0.0.1", "--node", "b=10.0.0.2"];

describe("the options of status", () => {
    it("say which pairs in one of three ways", () => {
        expect(parseStatusOptions(NODES)?.source).to.deep.equal({
            kind: "nodes",
            nodes: [
                { name: "a", address: "10.0.0.1" },
                { name: "b", address: "10.0.0.2" },
            ],
        });
        expect(parseStatusOptions(["--stack", "prod", "--cwd", "infra"])?.source).to.deep.equal({
            kind: "stack",
            stack: "prod",
            cwd: "infra",
        });
        expect(parseStatusOptions(["--file", "t.yaml"])?.source).to.deep.equal({ kind: "file", path: "t.yaml" });
    });

    it("may leave out the seconds of --watch, wherever it stands", () => {
        const seconds = (...args: readonly string[]) => parseStatusOptions([...NODES, ...args])?.watchSeconds;
        expect(seconds()).to.equal(undefined);
        for (const args of [["--watch"], ["--watch", "--log"], ["--watch=5"], ["--watch", "5"]])
            expect(seconds(...args), args.join(" ")).to.equal(5);
        expect(seconds("--watch", "2.5", "--log")).to.equal(2.5);
    });

    it("that can't be used, or not together, are refused with a sentence", () => {
        const mistakes: readonly (readonly [args: readonly string[], words: string])[] = [
            [[], "Which pairs? Give --stack NAME, --file TOPOLOGY, or --node NAME=ADDRESS twice."],
            [[...NODES, "--stack", "prod"], "are three ways to say which pairs; give one."],
            [["--stack", ""], "--stack is empty."],
            [["--file", "t.yaml", "--cwd", "."], "--cwd is the project's folder, for --stack."],
            [["--stack", "prod", "--json"], "--json is for one pair; with --stack, give --format json."],
            [[...NODES, "--json", "--format", "json"], "Give --json or --format, not both."],
            [[...NODES, "--format", "xml"], "--format must be one of table, json, markdown, prometheus, not xml."],
            [[...NODES, "--format", "prometheus", "--log"], "--log is for the formats table, json and markdown."],
            [[...NODES, "--json", "--log"], "--log is for the formats table, json and markdown."],
            [[...NODES, "--watch", "0"], "--watch needs seconds from 1 to 86400, not 0."],
            [[...NODES, "--watch=soon"], "--watch needs seconds from 1 to 86400, not soon."],
            [[...NODES, "--watch", "--format", "prometheus"], "needs --out FILE"],
            [[...NODES, "--out", ""], "--out is empty"],
        ];
        for (const [args, words] of mistakes) expect(() => parseStatusOptions(args), args.join(" ")).to.throw(words);
    });
});
