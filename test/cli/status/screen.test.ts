import { expect } from "chai";
import { columns, paintFor } from "../../../cli/status/columns.js";
import { drawn } from "../../../cli/status/screen.js";

describe("what status draws on a terminal", () => {
    const cells = [
        ["a", { text: "ready", colour: "green" as const }, "x"],
        ["long", "b", ""],
    ];

    it("has colours there alone, and not if NO_COLOR or TERM says so", () => {
        const green = "\u001b[32mready\u001b[39m";
        const paint = (isTTY: boolean, env: NodeJS.ProcessEnv = {}) => columns(cells, paintFor({ isTTY }, env));
        expect(paint(true)).to.contain(green);
        for (const plain of [paint(false), paint(true, { NO_COLOR: "1" }), paint(true, { TERM: "dumb" })])
            expect(plain).to.equal("a     ready  x\nlong  b");
        // Of https://no-color.org: when present and not an empty string.
        expect(paint(true, { NO_COLOR: "" })).to.contain(green);
    });

    it("is as wide with colours as without, and ends no line with spaces", () => {
        // eslint-disable-next-line no-control-regex
        const withoutColours = columns(cells, paintFor({ isTTY: true }, {})).replaceAll(/\u001b\[\d+m/g, "");
        expect(withoutColours).to.equal(columns(cells));
        expect(columns([["a", "", ""]])).to.equal("a");
    });

    it("writes over the last screen, and leaves nothing of it", () => {
        const screen = drawn("one\ntwo\n", 24);
        expect(screen).to.equal("\u001b[H\u001b[?7lone\u001b[K\ntwo\u001b[K\n\u001b[?7h\u001b[J");
    });

    it("is no longer than the window, and says how much more there is", () => {
        const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
        const screen = drawn(lines.join("\n"), 10);
        expect(screen.split("\n")).to.have.lengthOf(10);
        expect(screen).to.contain("line 7\u001b").and.contain("… 22 more lines").and.not.contain("line 8");
        expect(drawn(lines.slice(0, 9).join("\n"), 10))
            .to.contain("line 8")
            .and.not.contain("more lines");
        expect(drawn(lines.join("\n"), 0)).to.contain("line 29");
    });
});
