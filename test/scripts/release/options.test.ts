import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseReleaseOptions } from "../../../scripts/release/options.js";
import { releasedSchema } from "../../../scripts/release/sources.js";

import { ROOT } from "../../structure/sourceFiles.js";

const parse = (...args: readonly string[]) => parseReleaseOptions(args, ROOT);

describe("what a release is given", () => {
    it("is the version of package.json, no address and no Go module, where nothing is said", () => {
        const { version, ...rest } = parse() ?? {};
        expect(version).to.match(/^\d+\.\d+\.\d+$/);
        const nothing = { baseUrl: undefined, goModule: undefined, onlyStandalone: false };
        expect(rest).to.deep.equal({ root: ROOT, folder: join(ROOT, "release"), ...nothing });
    });

    it("may be another version, an address and the path of a Go module", () => {
        const args = [
            "--version",
            "1.2.3-rc.1",
            "--base-url",
            "https://example.org/sbc/",
            "--go-module",
            "example.org/sbc",
        ];
        expect(parse(...args)).to.include({
            version: "1.2.3-rc.1",
            baseUrl: "https://example.org/sbc",
            goModule: "example.org/sbc",
        });
    });

    for (const [option, value, words] of [
        ["--version", "1.2", "--version is X.Y.Z"],
        ["--base-url", "example.org", "--base-url is a whole address"],
        ["--base-url", "file:///tmp", "--base-url is a whole address"],
        ["--base-url", "https://example.org/?a=b", "--base-url is a whole address"],
        ["--base-url", "https://me:secret@example.org", "--base-url is a whole address"],
        ["--go-module", "sbc", "--go-module is a path such as HOST.DOMAIN/PATH"],
        ["--go-module", "example.org/SBC", "--go-module is a path such as HOST.DOMAIN/PATH"],
    ] as const) {
        it(`is refused with a sentence for ${option} ${value}`, () => {
            expect(() => parse(option, value)).to.throw(words);
        });
    }

    it("is refused for a Go module of a later major version, whose path Go would not take", () => {
        expect(() => parse("--version", "2.0.0", "--go-module", "example.org/sbc")).to.throw("example.org/sbc/v2");
        expect(parse("--version", "2.0.0", "--go-module", "example.org/sbc/v2")?.goModule).to.equal(
            "example.org/sbc/v2",
        );
    });
});

describe("the schema of a release", () => {
    const text = readFileSync(join(ROOT, "provider/plugin/schema.json"), "utf8");
    const of = (...args: readonly string[]) => {
        const options = parse(...args);
        if (options === undefined) throw new Error("Help was asked for.");
        return releasedSchema(text, options);
    };

    it("is the committed one, and names no address, where nothing is given", () => {
        expect(of()).to.equal(text);
        expect(text).not.to.contain("pluginDownloadURL");
    });

    it("has the version, the address and the module's path that are given, and is the same else", () => {
        const args = ["--version", "1.2.3", "--base-url", "https://example.org/sbc", "--go-module", "example.org/sbc"];
        const committed = JSON.parse(text) as { language: { go: object } };
        const go = {
            ...committed.language.go,
            importBasePath: "example.org/sbc/oraclesbc",
            modulePath: "example.org/sbc",
        };
        expect(JSON.parse(of(...args))).to.deep.equal({
            ...committed,
            version: "1.2.3",
            pluginDownloadURL: "https://example.org/sbc",
            language: { ...committed.language, go },
        });
    });
});
