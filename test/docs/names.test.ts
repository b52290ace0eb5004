import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";
import { unknownNames } from "./names.js";
import { pages, parsePage } from "./pages.js";

describe("what README and docs name", () => {
    it("exists: scripts, files, folders, commands, options, settings and arguments", () => {
        expect(pages().flatMap(unknownNames)).to.deep.equal([]);
    });

    it("exists in the form for reporting a fault, which asks for a look at the pair", () => {
        const path = ".github/ISSUE_TEMPLATE/bug.yml";
        const form = parsePage(path, readFileSync(join(ROOT, path), "utf8"));
        expect(unknownNames(form)).to.deep.equal([]);
        expect(form.spans).to.include("npx pulumi-oracle-sbc status --json");
    });

    it("is found to be missing, whichever kind it is", () => {
        const text = [
            "`npm run nothing`, `npx mocha dist/test/nothing.test.js`, `oracle-sbc:password`, `oracle-sbc:pasword`,",
            "`provider/pair`, `provider/peer`, `provider/pair/look.ts`, `provider/pair/looks.ts`, `pair/none`, `cli/status`",
            "`timeouts.quietSecond`, `settleSecond`, `--observe-only`, `--observe`, `ORACLE_SBC_USER`, `activeNode`",
            "```sh\nnpx pulumi-oracle-sbc status --json --nodes a \\\n  --quiet\nnpx pulumi-oracle-sbc look\n```",
            "```ts\nnew sbc.HaActiveNode('a', { activeNode: 'a', active: 'b' });\n```",
        ].join("\n");
        expect(unknownNames(parsePage("a.md", text)).sort()).to.deep.equal(
            [
                "npm run nothing",
                "test/nothing.test.ts",
                "pasword",
                "timeouts.quietSecond",
                "settleSecond",
                "--observe",
                "ORACLE_SBC_USER",
                "pulumi-oracle-sbc status --nodes",
                "pulumi-oracle-sbc status --quiet",
                "pulumi-oracle-sbc look",
                "the key active",
                "provider/peer",
                "provider/pair/looks.ts",
            ]
                .map((problem) => `a.md: ${problem}`)
                .sort(),
        );
    });
});
