import { expect } from "chai";
import { plain, plainThroughout, shortened } from "../../../cli/report/inert.js";
import { html } from "../../../cli/report/html.js";
import { text } from "../../../cli/report/text.js";
import { buildReport } from "../../../cli/report/build.js";
import { readPreview } from "../../../cli/report/preview.js";
import { digest } from "./digest.js";
import { HOSTILE, hostileReport, reportWith, row } from "./reports.js";

/** Controls but for line ends, and what turns the direction of a line. */
const ACTS_ON_A_TERMINAL = /[^\P{C}\n]/u;

describe("the report in other formats", () => {
    it("is a paragraph a pair in text", () => {
        const totals = { ...reportWith([]).totals, attention: 1, refused: 1 };
        expect(text(reportWith([row("one")], { totals })).split("\n")).to.deep.equal([
            "Stack prod",
            "1 pair needs attention.",
            "  1 switchover would be refused as things are now",
            "",
            "one (chicago): REFUSED, 5 of 6 preconditions met; active now: one-a; desired: one-b",
            "  not met: health of one-b: 10 % (required: at least 75 %)",
        ]);
    });

    it("says first that the preview failed", () => {
        const failed = reportWith([row("one", { isFailure: true })], { isFailed: true, errors: ["Program failed."] });
        expect(text(failed)).to.match(
            /^Stack prod\nThe preview failed\. [^]*error: Program failed\.[^]*fails the preview/,
        );
        expect(html(failed)).to.match(/<strong>The preview failed\.[^]*<li>Program failed\.<\/li>/);
    });

    it("lets no text be an element in HTML, and loads nothing", () => {
        const document = html(hostileReport());
        const tags = [...document.matchAll(/<\/?([a-z0-9!]+)/g)].map(([, name]) => name);
        const own = ["!doctype", "html", "head", "meta", "title", "style", "body", "h1", "p", "strong", "ul", "li"];
        expect([...new Set(tags)]).to.have.members([...own, "table", "thead", "tbody", "tr", "th", "td", "br"]);
        expect(document.match(/<tr>/g)).to.have.lengthOf(2 * HOSTILE.length + 1);
        expect(document).to.contain("&lt;script&gt;alert(1)&lt;/script&gt;");
        expect(document).to.contain("default-src 'none'");
    });

    it("has no control character in anything that a report is built of", () => {
        const diagnostics = HOSTILE.map((message) => ({ message: `error: ${message}`, severity: "error" }));
        const config = { "a:pairs": JSON.stringify([{ name: "chi", site: HOSTILE.join(" ") }]) };
        const message = `chi-a/chi-b: REFUSED. Calls are on ${HOSTILE[11]}; desired chi-b.\n${HOSTILE[11]}`;
        const report = buildReport(readPreview(digest([{ name: "chi", message }], { diagnostics, config })));
        expect(report.attention).to.have.lengthOf(1);
        for (const each of [JSON.stringify(report), text(report), html(report)])
            expect(each).not.to.match(ACTS_ON_A_TERMINAL);
    });

    it("takes colours out of what a program has printed, and keeps every letter", () => {
        expect(plain("\u001b[90m(/a/b)\u001b[39m")).to.equal("(/a/b)");
        expect(plain("Z\u00fcrich \u5317\u4eac \u05d0\n\tx")).to.equal("Z\u00fcrich \u5317\u4eac \u05d0 x");
        expect(plainThroughout({ "a\u0007": ["b\u0007", 1, null, true] })).to.deep.equal({ a: ["b", 1, null, true] });
    });

    it("shortens between characters", () => {
        expect(shortened("ab\u{1f600}cd", 4)).to.equal("ab\u2026");
        expect(shortened("abcd", 4)).to.equal("abcd");
    });
});
