import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, sourceFilesIn } from "../structure/sourceFiles.js";
import { messageTexts, textsIn } from "./messageTexts.js";
import { pages, parsePage } from "./pages.js";
import { bannedNames, bannedPhrases, commentsOf } from "./phrases.js";

describe("the words of README and docs", () => {
    it("are plain: no phrase that readers had to read twice", () => {
        expect(pages().flatMap(bannedPhrases)).to.deep.equal([]);
    });

    it("are plain in the comments of what programs import too: they become the reference and the SDKs", () => {
        const comments = sourceFilesIn("sdk/nodejs").map(({ path }) =>
            parsePage(path, commentsOf(readFileSync(join(ROOT, path), "utf8"))),
        );
        expect(comments.flatMap(bannedPhrases)).to.deep.equal([]);
        expect(commentsOf("/**\n * One\n * wish. */\nconst a = 1; // two\n// three: https://a\n")).to.equal(
            "One\nwish.\n\ntwo\n\nthree: https://a",
        );
    });

    it("are plain in whatever the provider, the SDK and the command print", () => {
        const texts = messageTexts("provider", "sdk/nodejs", "cli");
        expect(texts.flatMap(({ place, text }) => bannedPhrases(parsePage(place, text)))).to.deep.equal([]);
        const [found] = textsIn("a.ts", "const a = `${b} is the wish of ${c}`;");
        expect(found).to.deep.equal({ place: "a.ts:1", text: "X is the wish of X" });
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

    it("has one name for the desired node, in all code and pages: in tests, and in the names of files too", () => {
        const listed = execFileSync("git", ["ls-files", "-coz", "--exclude-standard", "*.ts", "*.md"], {
            cwd: ROOT,
            encoding: "utf8",
        });
        // What is deleted and not committed is listed all the same. The list of the words, and its test, name them.
        const paths = listed
            .split("\0")
            .filter((path) => existsSync(join(ROOT, path)) && !/^(test\/docs\/phrases(\.test)?\.ts|)$/.test(path));
        expect(paths).to.include.members(["README.md", "provider/index.ts", "test/structure/sourceFiles.ts"]);
        const found = paths.flatMap((path) => bannedNames(path, readFileSync(join(ROOT, path), "utf8")));
        expect(found).to.deep.equal([]);
        expect(bannedNames("test/oppositeWishes.ts", "const a = 1;\nawait one.wish(b);")).to.deep.equal([
            "test/oppositeWishes.ts: its name",
            "test/oppositeWishes.ts:2: await one.wish(b);",
        ]);
        expect(bannedNames("a.ts", "const { activeNode: _wish } = given;")).to.have.lengthOf(1);
    });
});
