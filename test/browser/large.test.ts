import { expect } from "chai";
import type { Page } from "playwright-core";
import type { FleetPage } from "../../cli/page/model.js";
import { actionOf, logOf, pairOf, sampleFleet } from "../cli/page/sampleFleet.js";
import { browserForTests, shownPairs } from "./openPage.js";

const PAIRS = 1000;
/** What is asked for is a second. On two idle cores it is about a quarter of that: what is left is for a busy machine. */
const MOST_MS = 1000;
const TRIES = 5;

describe("a thousand pairs in the fleet's page, in a browser", () => {
    const { open } = browserForTests();

    it("open within a second, with five switchovers each, and are filtered and searched at once", async () => {
        const fleet = largeFleet();
        const times: number[] = [];
        for (let count = 0; count < TRIES; count++) {
            const { page } = await open(fleet, { isMeasured: true });
            times.push(await page.evaluate<number>("performance.getEntriesByType('navigation')[0].domInteractive"));
            expect(await page.locator(".pair").count()).to.equal(PAIRS);
            if (count < TRIES - 1) await page.context().close();
            else await expectFound(page);
        }
        console.log(`      interactive after ${times.map((time) => Math.round(time)).join(", ")} ms`);
        expect(Math.min(...times)).to.be.below(MOST_MS);
    });
});

function largeFleet(): FleetPage {
    const startMs = Date.parse("2026-11-25T00:00:00Z");
    const pairs = Array.from({ length: PAIRS }, (_, index) => {
        const name = `site${index % 40}-${index}`;
        const [a = "", b = ""] = pairOf(name).nodes.map((node) => node.name);
        const history = [a, b, a, b, a].map((to, days) =>
            actionOf(new Date(startMs - days * 86_400_000 - index * 1000).toISOString(), to === a ? b : a, to),
        );
        const log = [logOf("2026-10-01T00:00:00Z", a, "BecomingActive", `, active peer ${b} has timed out`)];
        return pairOf(name, { history, log, redundant: index % 10 > 0 });
    });
    return { ...sampleFleet(), pairs };
}

async function expectFound(page: Page): Promise<void> {
    await page.locator("label", { hasText: "Not redundant" }).click();
    expect(await page.locator("#count").innerText()).to.equal("100 of 1000 pairs shown");
    await page.locator("#search").fill("site30");
    expect(await shownPairs(page))
        .to.have.length(25)
        .and.include("site30-990");
}
