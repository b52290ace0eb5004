import { expect } from "chai";
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { output } from "../sdkGenerated/commands.js";
import { commitAll, type Ended, runScript } from "./job.js";

const sumOf = (text: string) => createHash("sha256").update(text).digest("hex");

describe("check-plan.sh", () => {
    let cwd: string;
    let commit: string;

    before(async () => {
        cwd = mkdtempSync(join(tmpdir(), "check-plan-"));
        await commitAll(cwd);
        commit = (await output("git", ["rev-parse", "HEAD"], { cwd })).trim();
    });
    after(() => rmSync(cwd, { recursive: true, force: true }));

    /** Writes what preview.sh writes, and resolves to its id. */
    function save(facts: Readonly<Record<string, string | number>> = {}): string {
        mkdirSync(join(cwd, "plan"), { recursive: true });
        writeFileSync(join(cwd, "plan/plan.json"), "{}\n");
        const made = Math.floor(Date.now() / 1000);
        const record = {
            stack: "prod",
            commit,
            made,
            switchovers: 1,
            on_refusal: "error",
            plan: sumOf("{}\n"),
            ...facts,
        };
        const text = Object.entries(record).map(([name, value]) => `${name}=${value}\n`);
        writeFileSync(join(cwd, "plan/record"), text.join(""));
        return sumOf(text.join(""));
    }

    const check = (id: string, script = "check-plan.sh", env = {}): Promise<Ended> =>
        runScript(script, ["prod", "plan", id], { cwd, env });

    const ago = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;

    it("takes the plan that was approved, up to 24 hours old", async () => {
        for (const facts of [{}, { made: ago(23 * 3600 + 3500) }]) {
            const ended = await check(save(facts));
            expect(ended.code, ended.text).to.equal(0);
        }
    });

    const REFUSED: Readonly<Record<string, [facts: Readonly<Record<string, string | number>>, why: RegExp]>> = {
        "that is older than 24 hours": [{ made: ago(24 * 3600 + 1) }, /24 hours ago/],
        "from the future": [{ made: ago(-3600) }, /in the future/],
        "whose time can't be read": [{ made: "1 && touch x" }, /time can't be read/],
        "of another commit": [{ commit: "0".repeat(40) }, /commit 0000/],
        "of another stack": [{ stack: "test" }, /stack test/],
        "that is not the recorded one": [{ plan: sumOf("other") }, /not the one that was approved/],
    };
    for (const [what, [facts, why]] of Object.entries(REFUSED)) {
        it(`refuses a plan ${what}`, async () => {
            const ended = await check(save(facts));
            expect(ended.code, ended.text).to.equal(3);
            expect(ended.text).to.match(why);
        });
    }

    it("refuses a plan or a record that was changed after the approval", async () => {
        for (const file of ["plan.json", "record"]) {
            const id = save();
            appendFileSync(join(cwd, "plan", file), "\n");
            expect((await check(id)).code, file).to.equal(3);
        }
        const id = save();
        save({ switchovers: 5 });
        expect((await check(id)).code).to.equal(3);
    });

    it("refuses a plan that is missing, and keeps apply.sh from starting Pulumi", async () => {
        const bin = join(cwd, "bin");
        mkdirSync(bin, { recursive: true });
        writeFileSync(join(bin, "pulumi"), `#!/bin/sh\ntouch "${join(cwd, "started")}"\n`, { mode: 0o755 });
        const id = save();
        rmSync(join(cwd, "plan/plan.json"));
        const ended = await check(id, "apply.sh", { PATH: [bin, process.env["PATH"]].join(delimiter) });
        expect(ended.code, ended.text).to.equal(3);
        expect(ended.text).to.contain("plan.json is missing");
        expect(await output("ls", [cwd])).not.to.contain("started");
    });
});
