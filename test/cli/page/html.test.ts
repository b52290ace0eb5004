import { expect } from "chai";
import { markup, trusted } from "../../../cli/page/html.js";

describe("the page's HTML", () => {
    it("has what came from outside as text, between tags and in attributes", () => {
        const word = `<b title='a'>"&amp;</b>`;
        const escaped = "&lt;b title=&#39;a&#39;&gt;&quot;&amp;amp;&lt;/b&gt;";
        expect(markup`<p title="${word}">${word}</p>`.text).to.equal(`<p title="${escaped}">${escaped}</p>`);
    });

    it("keeps what is HTML already, lists of it included, and leaves out what is absent", () => {
        const items = ["a", "<b>"].map((each) => markup`<li>${each}</li>`);
        expect(markup`<ul>${items}${undefined}${false}</ul>${trusted("<hr>")}${0}`.text).to.equal(
            "<ul><li>a</li><li>&lt;b&gt;</li></ul><hr>0",
        );
    });

    it("has no control, no character that turns or hides its neighbours, and no half of a character", () => {
        const unseen = [
            "\u0000",
            "\u001b",
            "\u007f",
            "\u0085",
            "\u200b",
            "\u202e",
            "\u2066",
            "\ufeff",
            "\u00ad",
            "\ud800",
        ];
        for (const character of unseen) expect(markup`${`a${character}b`}`.text).to.equal("a\ufffdb");
        expect(markup`${"a\r\n\tb 東京 é 😀"}`.text).to.equal("a b 東京 é 😀");
    });
});
