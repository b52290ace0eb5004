import { expect } from "chai";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { markdown } from "../../../cli/report/markdown.js";
import type { Report } from "../../../cli/report/model.js";
import { HOSTILE, hostileReport, hostileRow, reportWith, row } from "./reports.js";

/** As a forge shows it, but for mentions and issues, which none looks for in code. */
function rendered(report: Report): string {
    const options = { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true };
    return micromark(markdown(report), options);
}

const count = (text: string, what: RegExp) => [...text.matchAll(what)].length;

describe("the report in Markdown", () => {
    it("is one row for each pair, with the totals before it", () => {
        const totals = { ...reportWith([]).totals, attention: 2, refused: 1, needed: 1, unchanged: 998 };
        const needed = { attention: "needed", verdicts: ["NEEDED"], moved: ["The device moved calls."] } as const;
        const html = rendered(reportWith([row("one"), row("two", { ...needed, unmet: [] })], { totals }));
        expect(html).to.match(/<h3>[^]*2 pairs need attention[^]*<li>998 pairs need nothing<\/li>[^]*<table>/);
        expect(html.match(/<th>(.*?)<\/th>/g)?.join("")).to.contain("site</th><th>pair</th><th>active now</th>");
        expect(count(html, /<tr>/g)).to.equal(3);
        const cells = ["chicago", "one", "one-a", "one-b"].map((text) => `<td><code>${text}</code></td>\n`).join("");
        expect(html).to.contain(
            `${cells}<td><strong>REFUSED, 5 of 6 preconditions met</strong></td>\n<td><code>health of one-b: 10 %`,
        );
        expect(html).to.contain("<code>The device moved calls.</code>");
    });

    it("lists the pairs that could not be looked at by name", () => {
        const dark = { attention: "unreachable", verdicts: ["NOT SEEN"], sentences: ["No answer."] } as const;
        const html = rendered(reportWith([row("one", { ...dark, unmet: [] })]));
        expect(html).to.match(/Could not be looked at:[^]*<li><code>one<\/code> in <code>chicago<\/code>, desired/);
        expect(html).not.to.contain("<table>");
    });

    it("has each of 1,000 pairs that could not be looked at by name, if the others leave room", () => {
        const why = `sbc-a (10.20.0.11): no answer within 10 s. ${"Check the network. ".repeat(10)}`;
        const dark = { attention: "unreachable", verdicts: ["NOT SEEN"], sentences: [why], unmet: [] } as const;
        const rows = Array.from({ length: 1000 }, (_, index) => row(`sbc-chicago-${index}`, dark));
        const text = markdown(reportWith([row("one"), ...rows]));
        expect(Buffer.byteLength(text)).to.be.lessThan(60_000);
        for (const { name } of rows) expect(text).to.contain(`\`${name}\``);
        const inFull = count(text, /^- `sbc-chicago-/gm);
        expect(inFull).to.be.greaterThan(80);
        expect(text).to.contain(`\n${1000 - inFull} more pairs could not be looked at: \`sbc-chicago-${inFull}\`, `);
        expect(text).not.to.contain("left out here");
    });

    it("leaves out the column of sites if no pair has one", () => {
        const { site: _site, ...alone } = row("one");
        expect(markdown(reportWith([alone]))).to.contain("| pair | active now |");
    });

    it("lets no text be anything but text", () => {
        const html = rendered(hostileReport());
        const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name));
        const own = ["h3", "p", "strong", "ul", "li", "code", "table", "thead", "tbody", "tr", "th", "td", "br"];
        expect([...tags]).to.have.members(own);
        expect(count(html, /<tr>/g)).to.equal(HOSTILE.length + 1);
        expect(count(html, /<td>/g)).to.equal(HOSTILE.length * 7);
        // None is broken in two: a heading, ten errors and ten waves, and in each row and line as many as are asked for.
        expect(count(html, /<code>/g)).to.equal(1 + 2 * 10 + HOSTILE.length * (7 + 4));
        // Neither a link nor a mention is made of what is code.
        const outside = html.replace(/<code>[^]*?<\/code>/g, "");
        expect(outside).not.to.match(/example|octocat|everyone|script|href/);
    });

    it("shows each text as it is, but for its pipes, controls and line ends", () => {
        const html = rendered(reportWith([hostileRow("`a` <b> \\ & *c*")]));
        expect(html).to.contain("<code>`a` &lt;b&gt; \\ &amp; *c*</code>");
    });

    for (const [what, name] of [
        ["ordinary", "sbc-chicago-"],
        ["hostile", `${HOSTILE.join("")}${"x".repeat(5000)}`],
        ["foreign", "\u5317\u4eac".repeat(100)],
    ] as const)
        it(`has fewer than 60,000 characters for 1,000 pairs with ${what} names, and says how many are left out`, () => {
            const rows = Array.from({ length: 1000 }, (_, index) => {
                const more = index % 2 === 0 ? {} : ({ attention: "unreachable", sentences: [name] } as const);
                return row(`${index}-${name}`, { ...more, unmet: Array<string>(10).fill(`${name}: not met`) });
            });
            const list = Array<string>(1000).fill(name);
            const text = markdown(reportWith(rows, { waves: list, errors: list }));
            expect(Buffer.byteLength(text)).to.be.lessThan(60_000).and.greaterThan(30_000);
            const left = [...text.matchAll(/^(\d+) more pairs (?:that .* are left out here|could not)/gm)].map(
                ([, more]) => Number(more),
            );
            const shown = count(text, /^\| `+ ?chicago/gm) + count(text, /^- `+ ?\d+-/gm);
            expect(left).to.have.lengthOf(2);
            expect(shown + left.reduce((sum, more) => sum + more, 0)).to.equal(1000);
            expect(text.indexOf("0-")).to.be.lessThan(text.indexOf("2-"));
        });
});
