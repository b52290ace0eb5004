import { expect } from "chai";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { commitAll, runScript } from "./job.js";

/** Prints a state, or a preview, and saves a plan if it is to. */
const PULUMI = `#!/bin/sh
echo "$*" >>"$CALLS"
while [ $# -gt 0 ]; do
    case "$1" in --save-plan) echo '{}' >"$2" ;; esac
    shift
done
echo '{"preview":"of a test"}'
`;

describe("preview.sh", () => {
    let folder: string;
    beforeEach(async () => {
        folder = mkdtempSync(join(tmpdir(), "preview-"));
        await commitAll(folder);
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    /** With a command for reports that does this. */
    const preview = async (report: string) => {
        const bin = join(folder, "bin");
        mkdirSync(bin);
        for (const [name, text] of [
            ["pulumi", PULUMI],
            ["pulumi-oracle-sbc", `#!/bin/sh\n${report}\n`],
        ] as const) {
            writeFileSync(join(bin, name), text);
            chmodSync(join(bin, name), 0o755);
        }
        const calls = join(folder, "calls");
        const PATH = [bin, process.env["PATH"]].join(delimiter);
        const ended = await runScript("preview.sh", ["prod", "plan"], { cwd: folder, env: { PATH, CALLS: calls } });
        return { ...ended, calls: readFileSync(calls, "utf8") };
    };
    const kept = (name: string) => join(folder, "plan", name);

    it("has the report made of a preview as JSON, and keeps that no longer", async () => {
        const { code, text, calls } = await preview('[ "$1" = report ] && cat "$5"');
        expect(code, text).to.equal(0);
        expect(readFileSync(kept("report.md"), "utf8")).to.contain("of a test");
        expect(existsSync(kept("preview.json"))).to.equal(false);
        expect(calls)
            .to.match(/^preview --json --show-sames --stack prod/m)
            .and.to.match(/^preview --diff --save-plan/m);
    });

    it("keeps a report that ends with 1, as after a preview that failed", async () => {
        const { code, text } = await preview("echo The preview failed.; exit 1");
        expect(code, text).to.equal(0);
        expect(readFileSync(kept("report.md"), "utf8")).to.equal("The preview failed.\n");
    });

    it("saves the plan without a report if there is no command that makes one", async () => {
        const { code, text } = await preview("echo not installed >&2; exit 127");
        expect(code, text).to.equal(0);
        expect(text).to.match(/not installed\n[^]*There is no report of the pairs/);
        expect(existsSync(kept("report.md"))).to.equal(false);
        expect(existsSync(kept("id"))).to.equal(true);
    });
});
