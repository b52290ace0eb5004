import { expect } from "chai";
import type { Page } from "playwright-core";
import { sampleFleet } from "../cli/page/sampleFleet.js";
import { browserForTests, shownPairs } from "./openPage.js";

describe("finding pairs in the fleet's page, in a browser", () => {
    const { open } = browserForTests();

    it("shows the pairs that need attention, hides sites without one, and says how many are shown", async () => {
        const { page } = await open(sampleFleet());
        expect(await count(page)).to.equal("15 of 15 pairs shown");
        await page.locator("label", { hasText: "Needs attention" }).click();
        expect(await shownPairs(page)).to.deep.equal(["chicago-2", "madrid-2", "madrid-3", "osaka-3", "toronto-2"]);
        expect(await count(page)).to.equal("5 of 15 pairs shown");
        await page.locator("label", { hasText: "Drift" }).click();
        expect(await page.locator(".site").filter({ visible: true }).count()).to.equal(2);
    });

    it("searches names, sites, addresses, reasons and the devices' words, by all words at once", async () => {
        const { page } = await open(sampleFleet());
        const searched = async (text: string) => {
            await page.locator("#search").fill(text);
            return shownPairs(page);
        };
        expect(await searched("TORONTO")).to.deep.equal(["toronto-1", "toronto-2", "toronto-3"]);
        expect(await searched("10.20.3.11 osaka")).to.deep.equal(["osaka-3"]);
        expect(await searched("chg-1201")).to.deep.equal(["chicago-1"]);
        expect(await searched("unacceptable health")).to.deep.equal(["chicago-2"]);
        expect(await searched("nowhere")).to.deep.equal([]);
        expect(await count(page)).to.equal("0 of 15 pairs shown");
    });

    it("searches within what the filter shows", async () => {
        const { page } = await open(sampleFleet());
        await page.locator("label", { hasText: "Needs attention" }).click();
        await page.locator("#search").fill("madrid");
        expect(await shownPairs(page)).to.deep.equal(["madrid-2", "madrid-3"]);
        expect(await page.locator(".site").filter({ visible: true }).count()).to.equal(1);
    });

    it("is usable by the keyboard alone", async () => {
        const { page } = await open(sampleFleet());
        await page.keyboard.press("Tab");
        expect(await page.evaluate("document.activeElement.className")).to.equal("skip");
        await page.keyboard.press("/");
        await page.keyboard.type("chicago-1");
        expect(await shownPairs(page)).to.deep.equal(["chicago-1"]);
        await page.keyboard.press("Tab");
        expect(await page.evaluate("document.activeElement.tagName")).to.equal("SUMMARY");
        expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).to.equal("solid");
        await page.keyboard.press("Enter");
        expect(await page.locator("#pair-1 .timeline").isVisible()).to.equal(true);

        await page.locator("#search").focus();
        await page.keyboard.press("Escape");
        expect(await shownPairs(page)).to.have.length(15);
        await page.locator("#show-all").focus();
        await page.keyboard.press("ArrowRight");
        expect(await shownPairs(page)).to.have.length(5);
    });
});

function count(page: Page): Promise<string> {
    return page.locator("[aria-live]").innerText();
}
