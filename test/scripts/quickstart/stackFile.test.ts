import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { changeActiveNode } from "../../../scripts/quickstart/stackFile.js";

describe("the quick start's stack file", () => {
    let folder: string;
    let file: string;
    beforeEach(async () => {
        folder = await mkdtemp(join(tmpdir(), "stack-file-test-"));
        file = join(folder, "Pulumi.quickstart.yaml");
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    it("changes in one line, whose comment stays", async () => {
        const text = (node: string) =>
            `config:\n  pairs:\n    - activeNode: ${node} # change this\n      reason: test\n`;
        await writeFile(file, text("sbc-a"));
        expect(await changeActiveNode(file, "sbc-b")).to.deep.equal({
            before: "    - activeNode: sbc-a # change this",
            after: "    - activeNode: sbc-b # change this",
        });
        expect(await readFile(file, "utf8")).to.equal(text("sbc-b"));
    });

    it("is not one without such a line", async () => {
        await writeFile(file, "config: {}\n");
        const error = await changeActiveNode(file, "sbc-b").catch((e: Error) => e);
        expect(error)
            .to.have.property("message")
            .that.matches(/has no line with activeNode/);
    });
});
