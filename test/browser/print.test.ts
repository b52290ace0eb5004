import { expect } from "chai";
import { sampleFleet } from "../cli/page/sampleFleet.js";
import { browserForTests, shownPairs } from "./openPage.js";

describe("the fleet's page on paper, in a browser", () => {
    const { open } = browserForTests();

    it("is light, without what only a screen can use, and no column is cut", async () => {
        const { page } = await open(sampleFleet(), { colorScheme: "dark" });
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        // A4, less its margins.
        await page.setViewportSize({ width: 700, height: 1000 });
        expect(await page.evaluate("getComputedStyle(document.body).color")).to.equal("rgb(20, 32, 45)");
        for (const tool of [".filters", "#search", "summary", "#age"]) {
            expect(await page.locator(tool).first().isVisible(), tool).to.equal(false);
        }
        expect(await shownPairs(page)).to.have.length(15);
        const cells = await page.locator(".pairs thead th").filter({ visible: true }).allInnerTexts();
        expect(cells.slice(0, 7)).to.deep.equal(
            ["Pair", "Wave", "State", "Calls on, as recorded", "Other node", "Redundant", "Last event, UTC"].map(
                String,
            ),
        );
        expect(await page.evaluate("document.documentElement.scrollWidth")).to.be.at.most(700);
        expect(await page.evaluate("document.querySelector('.row th').clientWidth")).to.be.above(60);
    });

    it("takes three pages for these fifteen pairs, and has what is opened", async () => {
        const { page } = await open(sampleFleet());
        const closed = await page.pdf({ format: "A4" });
        expect(pagesIn(closed)).to.equal(3);
        await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
        expect(pagesIn(await page.pdf({ format: "A4" }))).to.be.above(4);
    });
});

function pagesIn(pdf: Buffer): number {
    return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
