import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { output } from "../sdkGenerated/commands.js";
import { SCRIPTS } from "./job.js";

describe("comment.mjs", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "comment-"))));
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
    const comment = () => output(process.execPath, [join(SCRIPTS, "comment.mjs"), folder]);

    it("gives an approver the number of switchovers, the commit, the id of the plan and its last moment", async () => {
        write("record", "stack=prod\ncommit=abc\nmade=1790000000\nswitchovers=1\non_refusal=error\nplan=1234\n");
        write("id", "5678\n");
        write("preview.txt", "the preview\n");
        const text = await comment();
        for (const fact of ["**at most 1 switchover**", "`prod`", "`abc`", "`5678`", "2026-09-22T14:13:20.000Z"])
            expect(text).to.contain(fact);
        expect(text).to.contain("```text\nthe preview\n```");
    });

    it("says that there is no plan after a preview that failed", async () => {
        write("preview.txt", "error: a pair can't be seen\n");
        expect(await comment()).to.match(/no plan was saved[^]*a pair can't be seen/);
    });

    it("lets the text of a preview write no Markdown, and fits what a forge takes", async () => {
        write("preview.txt", `\`\`\`\n@everyone <b>\n${"x".repeat(100_000)}\nResources: 1 to update\n`);
        const text = await comment();
        expect(text)
            .to.match(/\n````text\n```\n@everyone/)
            .and.to.match(/Resources: 1 to update\n````\n$/);
        expect(text.length).to.be.lessThan(65_000);
        expect(text).to.contain("are left out here");
    });

    it("has the report of the pairs before what Pulumi printed, and both fit what a forge takes", async () => {
        write("preview.txt", `${"x".repeat(100_000)}\nResources: 1 to update\n`);
        write("report.md", "### SBC pairs in this preview\n\n| pair |\n");
        const short = await comment();
        expect(short).to.match(
            /no plan was saved[^]*### SBC pairs[^]*<details>[^]*```text\nxxx[^]*1 to update\n```\n\n<\/details>\n$/,
        );
        expect(short.length).to.be.lessThan(65_000);
        write("report.md", `### SBC pairs in this preview\n\n${"| pair |\n".repeat(6500)}`);
        const long = await comment();
        expect(long).to.match(/\| pair \|\n\n<details>[^]*are left out here/);
        expect(long.length).to.be.lessThan(65_000).and.greaterThan(60_000);
        write("report.md", `### SBC pairs in this preview\n\n${"| pair |\n".repeat(6850)}`);
        expect(await comment()).to.match(/\| pair \|\n\nThe log of the job has what Pulumi printed\.\n$/);
    });
});
