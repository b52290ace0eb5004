import { expect } from "chai";
import { anchorsOf, brokenLinks } from "./links.js";
import { pages, parsePage } from "./pages.js";

describe("the links of README and docs", () => {
    it("lead to files and headings that are there", () => {
        expect(pages().flatMap(brokenLinks)).to.deep.equal([]);
    });

    it("are found to be broken if the file or the heading is not there", () => {
        const page = parsePage(
            "docs/page.md",
            "# One\n[a](missing.md) [b](../README.md#no-such-heading) [c](#two) [d](../../outside) [e](#one) `[f](no.md)`\n",
        );
        expect(brokenLinks(page)).to.deep.equal([
            "docs/page.md: missing.md: no such file",
            "docs/page.md: ../README.md#no-such-heading: no such heading",
            "docs/page.md: #two: no such heading",
            "docs/page.md: ../../outside: no such file",
        ]);
    });

    it("know headings by the anchors that GitHub gives them", () => {
        const page = parsePage(
            "x.md",
            "# `code` & [a link](x.md)\n## The REST user\n## The REST user\n### Pulumi's side\n",
        );
        expect([...anchorsOf(page)]).to.deep.equal([
            "code--a-link",
            "the-rest-user",
            "the-rest-user-1",
            "pulumis-side",
        ]);
    });
});
