import { expect } from "chai";
import { pairOf, sampleFleet } from "../cli/page/sampleFleet.js";
import { browserForTests, shownPairs } from "./openPage.js";

describe("the fleet's page, in a browser", () => {
    const { open } = browserForTests();

    it("says at the top how many pairs need attention, how old it is, and that the stack is frozen", async () => {
        const { page, complaints } = await open(sampleFleet());
        expect(await page.locator("h1").innerText()).to.equal("5 of 15 pairs need attention");
        expect(await page.locator(".source").innerText()).to.match(
            /were not looked at .* last at 2026-11-26 02:47:31 UTC.*written at 2026-11-26 03:04:00 UTC, 12 minutes ago\./,
        );
        expect(await page.locator(".banner").innerText()).to.contain("“CHG-99 until Monday” until 2026-11-30 07:00:00");
        expect(complaints).to.deep.equal([]);
    });

    it("lists what is most urgent first, each with what to do", async () => {
        const { page } = await open(sampleFleet());
        const names = await page.locator(".attention a").allInnerTexts();
        expect(names).to.deep.equal(["madrid-2", "madrid-3", "chicago-2", "toronto-2", "osaka-3"]);
        expect(await page.locator(".attention li").first().innerText()).to.contain("Do not request one by hand");
    });

    it("shows every pair: its state, where its calls are, whether it is redundant, and its wave", async () => {
        const fleet = sampleFleet();
        const { page } = await open(fleet);
        expect(await shownPairs(page)).to.have.length(fleet.pairs.length);
        const cells = await page.locator("#pair-2 .row > *").allInnerTexts();
        expect(cells.map((text) => text.replace(/\s+/g, " ").trim())).to.deep.equal([
            ...["chicago-2", "2", "drift not redundant", "sbc-chi2-b desired sbc-chi2-a"],
            ...["sbc-chi2-a out of service", "no", "2026-11-26 02:46", ""],
        ]);
        expect(await page.locator(".waves li").allInnerTexts()).to.satisfy((waves: string[]) =>
            /Wave 2\s+8 of 10 as desired\s+holds back/.test(waves[1] ?? ""),
        );
    });

    it("opens a pair's history and checklist from the list above, whatever filter hides it", async () => {
        const { page } = await open(sampleFleet());
        await page.locator("label", { hasText: "Not redundant" }).click();
        await page.locator(".timeline a", { hasText: "chicago-1" }).first().click();
        const history = page.locator("#pair-1 .timeline > li");
        await history.first().waitFor();
        expect(await history.first().innerText()).to.match(
            /2026-11-25 02:10:12 UTC\s+Switched over sbc-chi1-b to sbc-chi1-a in 3.4 s\s+“CHG-1234: patch window” · by release-pipeline/,
        );
        expect(await history.first().innerText()).to.contain("forced by command");
        expect(await page.locator("#pair-1 h4").last().innerText()).to.contain("6 of 6 met");
        expect(await page.locator("#pair-1 .checks tbody tr").count()).to.equal(6);
        expect(await page.locator("#pair-1 .row").isVisible()).to.equal(true);
    });

    it("tells all of it, and filters, without its script", async () => {
        const { page } = await open(sampleFleet(), { javaScriptEnabled: false });
        expect(await shownPairs(page)).to.have.length(15);
        await page.locator("label", { hasText: "Drift" }).click();
        expect(await shownPairs(page)).to.deep.equal(["chicago-2", "madrid-2"]);
        expect(await page.locator(".search").isVisible()).to.equal(false);
        await page.locator("#pair-2 summary").click();
        expect(await page.locator("#pair-2 .timeline").isVisible()).to.equal(true);
    });

    it("says so of a fleet that is in order, and of a stack without pairs", async () => {
        const order = await open({ ...sampleFleet(), pairs: [pairOf("chicago-1"), pairOf("chicago-2")] });
        expect(await order.page.locator("h1").innerText()).to.equal("All 2 pairs were in order when last recorded");
        const live = await open({ ...sampleFleet(), isLive: true, pairs: [pairOf("chicago-1")] });
        expect(await live.page.locator("h1").innerText()).to.equal("The pair is in order");
        const none = await open({ ...sampleFleet(), pairs: [] });
        expect(await none.page.locator("h1").innerText()).to.equal("This stack has no pairs");
        expect([...order.complaints, ...none.complaints]).to.deep.equal([]);
    });
});
