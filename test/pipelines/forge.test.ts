import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { output } from "../sdkGenerated/commands.js";
import { type FakeForge, startFakeForge } from "./fakeForge.js";
import { SCRIPTS } from "./job.js";

const FORGES = ["github", "gitlab", "azure"] as const;

describe("comments and issues, by the documented requests of a forge's API", () => {
    let folder: string;
    let forge: FakeForge;

    before(() => (folder = mkdtempSync(join(tmpdir(), "forge-"))));
    after(() => rmSync(folder, { recursive: true, force: true }));
    afterEach(() => forge.stop());

    const run = (name: string, ...args: readonly string[]) =>
        output(process.execPath, [join(SCRIPTS, "forge.mjs"), name, ...args], { cwd: folder, env: forge.env });

    for (const name of FORGES) {
        it(`${name}: opens an issue once, finds it by its key, and closes it`, async () => {
            forge = await startFakeForge(name);
            writeFileSync(join(folder, "drift.txt"), "a preview with ``` in it\n");
            expect(await run(name, "find", "oracle-sbc/prod/drift")).to.equal("");
            await run(name, "open", "oracle-sbc/prod/drift", "the stack is not as declared", "drift.txt");
            await run(name, "open", "oracle-sbc/prod/unreachable", "a pair can't be seen", "drift.txt");
            const id = (await run(name, "find", "oracle-sbc/prod/drift")).trim();
            expect(id).to.match(/^\d+$/);
            expect(forge.issues.map(({ title }) => title)).to.deep.equal([
                "oracle-sbc/prod/drift: the stack is not as declared",
                "oracle-sbc/prod/unreachable: a pair can't be seen",
            ]);
            // The fence is longer than any in the text, so the text can't end it.
            expect(forge.issues[0]?.body).to.match(/^````text\n[^]*\n````\n/);
            await run(name, "close", id);
            expect(await run(name, "find", "oracle-sbc/prod/drift")).to.equal("");
            expect(forge.issues.filter(({ isOpen }) => isOpen)).to.have.lengthOf(1);
        });

        it(`${name}: writes one comment, and writes over it the next time`, async () => {
            forge = await startFakeForge(name);
            for (const text of ["first", "second"]) {
                writeFileSync(join(folder, "comment.md"), `${text}\n`);
                await run(name, "comment", "7", "comment.md");
            }
            expect(forge.comments.map(({ body }) => body)).to.deep.equal(["<!-- oracle-sbc/preview -->\nsecond\n"]);
        });
    }

    it("says which request was refused, and not with which token", async () => {
        forge = await startFakeForge("github");
        const wrong = { ...forge.env, GITHUB_TOKEN: "wrong-token" };
        const command = [join(SCRIPTS, "forge.mjs"), "github", "find", "key"];
        let text = "";
        await output(process.execPath, command, { env: wrong }).catch((error: Error) => (text = error.message));
        expect(text).to.contain("GET /repos/acme/sbc/issues answered 401.").and.not.contain("wrong-token");
    });
});
