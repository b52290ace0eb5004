import { expect } from "chai";
import { readFileSync } from "node:fs";
import { previewChart } from "../../../../scripts/bench/fleet/chart.js";
import { PAGE_FILE, sectionsOf, withFigures } from "../../../../scripts/bench/fleet/page.js";
import { readResults } from "../../../../scripts/bench/fleet/results.js";
import { PREVIEWS } from "./samples.js";

describe("the page of figures", () => {
    it("gets them between its markers, in place of those before", () => {
        const page = "# A\n\n<!-- figures: a -->\n\nold\n\n<!-- end of figures: a -->\n\nB\n";
        const written = withFigures(page, "a", "new");
        expect(written).to.equal(page.replace("old", "new"));
        expect(withFigures(written, "a", "new")).to.equal(written);
    });

    it("is refused with a sentence where a marker is missing", () => {
        expect(() => withFigures("<!-- figures: a -->", "a", "new")).to.throw("<!-- end of figures: a -->");
        expect(() => withFigures("nothing", "a", "new")).to.throw("The page has no <!-- figures: a -->");
    });

    it("shows what the benchmark kept, and nothing that was written by hand", () => {
        const page = readFileSync(PAGE_FILE, "utf8");
        for (const [name, text] of Object.entries(sectionsOf(readResults())))
            expect(withFigures(page, name, text), name).to.equal(page);
    });
});

describe("the chart of previews", () => {
    it("has a bar for each program, as long as its time", () => {
        const bars = [...previewChart(PREVIEWS).matchAll(/<rect class="(stop|open|step)"[^>]* width="(\d+)"/g)];
        const widths = bars.map(([, kind, width]) => [kind, Number(width)]);
        expect(widths).to.have.length(PREVIEWS.rows.length);
        expect(widths.slice(0, 4)).to.deep.equal([
            ["stop", 21],
            ["open", 458],
            ["step", 88],
            ["step", 500],
        ]);
    });

    it("says every time in words too", () => {
        expect(previewChart(PREVIEWS)).to.contain(
            "plugin from YAML, Pulumi&apos;s defaults: 21.0 s".replace("&apos;", "'"),
        );
    });
});
