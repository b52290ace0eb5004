import { expect } from "chai";
import { createHash } from "node:crypto";
import { fleetDocument } from "../../../cli/page/document.js";
import { sampleFleet } from "./sampleFleet.js";

describe("the page's document", () => {
    const text = fleetDocument(sampleFleet());

    it("allows its own style and script by their hashes, and nothing else", () => {
        const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1];
        const hashOf = (tag: string) => {
            const inside = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(text)?.[1] ?? "";
            return `'sha256-${createHash("sha256").update(inside).digest("base64")}'`;
        };
        expect(policy).to.equal(
            `default-src 'none'; style-src ${hashOf("style")}; script-src ${hashOf("script")}; base-uri 'none'; form-action 'none'`,
        );
        expect(text.indexOf("Content-Security-Policy")).to.be.below(text.indexOf("<style>"));
    });

    it("names nothing outside of itself", () => {
        expect(text).not.to.match(/https?:|\bsrc=|url\(|@import|\/\/\w/);
        expect([...text.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href[0])).to.satisfy((starts: string[]) =>
            starts.every((start) => start === "#"),
        );
    });

    it("says that a freeze holds switchovers back, and of one whose end is past that it does not", () => {
        const withUntil = (until?: string) => {
            const freeze = { text: "CHG-99", ...(until === undefined ? {} : { until }) };
            return fleetDocument({ ...sampleFleet(), freeze });
        };
        for (const lasting of [undefined, "2026-11-30T08:00:00+01:00", "some day"]) {
            expect(withUntil(lasting))
                .to.contain("No switchover of this stack is requested.")
                .and.not.contain("It is over");
        }
        expect(withUntil("2026-11-26T02:00:00Z"))
            .to.contain("It is over")
            .and.not.contain("No switchover of this stack");
    });

    it("has each place that a link leads to, once", () => {
        const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).to.equal(ids.length);
        for (const [, to] of text.matchAll(/href="#([^"]*)"/g)) expect(ids).to.include(to);
    });
});
