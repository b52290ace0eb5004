import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MUTATIONS } from "./mutations.js";

describe("the planted bugs", () => {
    it("have one place each in the compiled provider: a change of it that moves one must bring it up to date", () => {
        const places = MUTATIONS.map(({ bug, file, from }) => {
            const text = readFileSync(join(__dirname, "../../provider", file), "utf8");
            return `${text.split(from).length - 1} × ${bug}`;
        });
        expect(places).to.deep.equal(MUTATIONS.map(({ bug }) => `1 × ${bug}`));
    });
});
