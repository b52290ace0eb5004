import { expect } from "chai";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { differingShare } from "./differingShare.js";
import { browserForTests } from "./openPage.js";
import { PICTURES, type Scheme, takePicture } from "./picture.js";

/** Letters are drawn a little differently by another version of the browser or of a font. */
const MOST_DIFFERING = 0.03;

describe("the pictures of the fleet's page in docs", () => {
    const { open, newPage } = browserForTests();

    for (const [scheme, path] of Object.entries(PICTURES)) {
        it(`${basename(path)} shows it as it is now (npm run docs:page writes it)`, async () => {
            const now = await takePicture(open, scheme as Scheme);
            if (process.env["WRITE_PICTURES"] !== undefined) writeFileSync(path, now);
            expect(existsSync(path), `${path} is there`).to.equal(true);
            expect(await differingShare(await newPage(), readFileSync(path), now)).to.be.below(MOST_DIFFERING);
        });
    }

    it("would not pass for each other", async () => {
        const light = readFileSync(PICTURES.light);
        const dark = readFileSync(PICTURES.dark);
        expect(await differingShare(await newPage(), light, dark)).to.be.above(0.5);
    });
});
