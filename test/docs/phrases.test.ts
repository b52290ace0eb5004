import { expect } from "chai";
import { pages, parsePage } from "./pages.js";
import { bannedPhrases } from "./phrases.js";

/** Pages that are still to be rewritten. */
const NOT_YET = new Set([
    "README.md",
    "docs/decision-table.md",
    "docs/journal.md",
    "docs/languages.md",
    "docs/reliability.md",
    "examples/topology/README.md",
]);

describe("the words of README and docs", () => {
    it("are plain: no phrase that readers had to read twice", () => {
        const written = pages().filter(({ path }) => !NOT_YET.has(path));
        expect(written.flatMap(bannedPhrases)).to.deep.equal([]);
    });

    it("are held to each phrase of the list, in prose and not in code", () => {
        const banned = [
            "the wish",
            "the wanted node",
            "the node that shall be active",
            "a switchover is\ndue",
            "it is in place",
            "was asked for",
            "asks the device for a switchover",
            "each in its turn",
            "a pair is taken in",
            "conditions that come true",
            "the pair comes to rest",
            "both nodes said",
            "stored in clear",
            "is no role; known are a, b",
            "the lock could not be had",
            "to foretell",
            "if nobody looks",
            "Sent. Nothing happens.",
            "where it is set",
        ];
        for (const phrase of banned) expect(bannedPhrases(parsePage("a.md", phrase)), phrase).to.not.deep.equal([]);
        const plain = "`wish` is due to be in place of a failover that nobody requested; look where the file lies.";
        expect(bannedPhrases(parsePage("a.md", plain))).to.deep.equal([]);
    });
});
