import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";

const README = readFileSync(join(ROOT, "README.md"), "utf8");

describe("README.md", () => {
    it("is a way in, not a book: at most 120 lines, with a picture of one switchover", () => {
        expect(README.trimEnd().split("\n").length).to.be.at.most(120);
        expect(README).to.match(/!\[[^\]]+\]\(docs\/images\/one-switchover\.svg\)/);
    });

    it("has the two commands that people and pipelines copy", () => {
        expect(README).to.include("```sh\nnpm ci\nnpm run quickstart\n```");
        expect(README).to.include("```sh\nnpm ci && npm test ");
    });
});
