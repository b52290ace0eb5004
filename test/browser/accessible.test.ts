import { source } from "axe-core";
import type { AxeResults, NodeResult } from "axe-core";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { sampleFleet } from "../cli/page/sampleFleet.js";
import { browserForTests } from "./openPage.js";

describe("the fleet's page, for everybody", () => {
    const { open } = browserForTests();

    for (const colorScheme of ["light", "dark"] as const) {
        it(`has the contrasts, roles and names that axe-core asks for, in ${colorScheme}, with all that opens`, async () => {
            const { page } = await open(sampleFleet(), { colorScheme });
            expect(await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).to.equal(
                colorScheme === "dark",
            );
            expect(await problems(page), "closed").to.deep.equal([]);
            await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
            expect(await problems(page), "open").to.deep.equal([]);
        });
    }

    it("has them on a telephone too, and no line is wider than its screen", async () => {
        const { page } = await open(sampleFleet(), { viewport: { width: 390, height: 800 } });
        expect(await problems(page)).to.deep.equal([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).to.be.at.most(390);
    });

    it("finds a contrast that is too low, and a field without a name", async () => {
        const { page } = await open(sampleFleet());
        await page.evaluate(`document.querySelector("h1").style.setProperty("color", "#ccc");
            document.querySelector("#search").removeAttribute("aria-label");
            document.querySelector("#search").removeAttribute("placeholder")`);
        expect(await problems(page)).to.include.members(["color-contrast: h1", "label: #search"]);
    });
});

/** What axe-core finds wrong, and where: all of its rules, best practices included. */
async function problems(page: Page): Promise<string[]> {
    // Sites that are far down are drawn when they are scrolled to; a contrast is measured on what is drawn.
    await page.evaluate(
        "document.querySelectorAll('.site').forEach((site) => (site.style.contentVisibility = 'visible'))",
    );
    // What stays in view while a page is scrolled covers what is to be measured.
    await page.evaluate("document.querySelector('.tools').style.position = 'static'");
    await page.evaluate(source);
    const { violations, incomplete } = await page.evaluate<AxeResults>("axe.run()");
    const unclear = incomplete.map(({ id, nodes }) => ({ id, nodes: nodes.filter((node) => !isLeftOpen(node)) }));
    return [...violations, ...unclear].flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(" ")}`),
    );
}

/** A single character, and text with a mark drawn beside it: their colours are those of other texts, which it measures. */
function isLeftOpen({ any }: NodeResult): boolean {
    return any.some(({ data }) => LEFT_OPEN.includes((data as { messageKey?: string } | null)?.messageKey));
}

const LEFT_OPEN: readonly (string | undefined)[] = ["shortTextContent", "pseudoContent"];
