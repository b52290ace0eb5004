import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { PICTURES } from "../../scripts/docs/pictures.js";
import { PICTURES as PAGE_PICTURES } from "../browser/picture.js";
import { ROOT } from "../structure/sourceFiles.js";

const IMAGES = join(ROOT, "docs/images");
/** Those that a browser takes: test/browser compares them. */
const PHOTOGRAPHS = Object.values(PAGE_PICTURES).map((path) => basename(path));

describe("the pictures of docs", () => {
    it("are what the script draws now (npm run docs:pictures writes them), and no others", () => {
        const drawn = readdirSync(IMAGES).filter((name) => !PHOTOGRAPHS.includes(name));
        expect(drawn.sort()).to.deep.equal(Object.keys(PICTURES).sort());
        for (const [name, draw] of Object.entries(PICTURES)) {
            expect(readFileSync(join(IMAGES, name), "utf8"), name).to.equal(draw());
        }
    });

    it("can be read on a light page and on a dark one, and by a screen reader", () => {
        for (const draw of Object.values(PICTURES)) {
            expect(draw()).to.match(/class="page".*|prefers-color-scheme: dark/);
            expect(draw()).to.match(/role="img" aria-labelledby="title description"/);
        }
    });
});
