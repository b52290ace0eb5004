import { expect } from "chai";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SbcError } from "../../../provider/errors.js";
import { readSecureFile, removeSecureFile, writeSecureFile } from "../../../provider/state/secureFile.js";
import { secureFolder } from "../../../provider/state/secureFolder.js";
import { inTemporaryFolder } from "./temporaryFolder.js";

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const DURABLE = { isDurable: true };

async function refusal(work: Promise<unknown>): Promise<SbcError> {
    const error = await work.then(
        () => undefined,
        (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(SbcError);
    return error as SbcError;
}

describe("a folder of this user's own", () => {
    it("is made with the folders above and below it, for this user alone", () =>
        inTemporaryFolder(async (folder) => {
            const path = await secureFolder(join(folder, "state", "sbc"), "runs", "one");
            expect(path).to.equal(join(folder, "state/sbc/runs/one"));
            for (const made of ["state", "state/sbc", "state/sbc/runs", "state/sbc/runs/one"])
                expect(modeOf(join(folder, made)), made).to.equal("700");
            await secureFolder(join(folder, "state", "sbc"), "runs", "one");
        }));

    const unsafe: readonly (readonly [string, (path: string, folder: string) => void, RegExp])[] = [
        ["a symbolic link", (path, folder) => symlinkSync(folder, path), /is a symbolic link/],
        [
            "a symbolic link to nothing",
            (path) => symlinkSync("/nowhere/at/all", path),
            /is a symbolic link|can't be created/,
        ],
        ["a file", (path) => writeFileSync(path, ""), /is not a folder/],
        ["a folder that a group can write", (path) => makeWith(path, 0o770), /can be written by other users/],
        ["a folder that everybody can write", (path) => makeWith(path, 0o1777), /can be written by other users/],
    ];
    for (const [what, prepare, fact] of unsafe) {
        it(`is refused if it is ${what}, at every level`, () =>
            inTemporaryFolder(async (folder) => {
                prepare(join(folder, "x"), folder);
                const error = await refusal(secureFolder(folder, "x"));
                expect(error.fact).to.match(fact).and.to.contain(join(folder, "x"));
                expect(await refusal(secureFolder(join(folder, "x")))).to.have.property("code", "stateFolder");
                await refusal(secureFolder(folder, "x", "below"));
            }));
    }

    it("is refused if it belongs to another user", async function () {
        if (process.getuid?.() !== 0) this.skip();
        await inTemporaryFolder(async (folder) => {
            const { chownSync } = await import("node:fs");
            makeWith(join(folder, "x"), 0o700);
            chownSync(join(folder, "x"), 12345, 12345);
            expect((await refusal(secureFolder(folder, "x"))).fact).to.contain("belongs to another user");
        });
    });

    it("is refused, with the system's reason, if it can't be made", async () => {
        expect((await refusal(secureFolder("/proc/none"))).fact).to.match(/^The folder \/proc\/none can't be created/);
    });
});

describe("a file of this user's own", () => {
    it("is written whole, for this user alone, and leaves nothing beside it", () =>
        inTemporaryFolder(async (folder) => {
            const path = join(folder, "entry.json");
            await writeSecureFile(path, "one", DURABLE);
            await writeSecureFile(path, "two", { isDurable: false });
            expect(await readSecureFile(path)).to.equal("two");
            expect(modeOf(path)).to.equal("600");
            expect(readdirSync(folder)).to.deep.equal(["entry.json"]);
            await removeSecureFile(path, DURABLE);
            await removeSecureFile(path, DURABLE);
            expect(await readSecureFile(path)).to.be.undefined;
        }));

    it("follows no symbolic link, in reading or in writing", () =>
        inTemporaryFolder(async (folder) => {
            const target = join(folder, "target");
            const path = join(folder, "entry.json");
            writeFileSync(target, "theirs");
            symlinkSync(target, path);
            expect((await refusal(readSecureFile(path))).fact).to.equal(`${path} is not a plain file.`);
            await writeSecureFile(path, "ours", DURABLE);
            expect(readFileSync(target, "utf8")).to.equal("theirs");
            expect(await readSecureFile(path)).to.equal("ours");
        }));

    it("is not read if it is no plain file", () =>
        inTemporaryFolder(async (folder) => {
            mkdirSync(join(folder, "entry.json"));
            await refusal(readSecureFile(join(folder, "entry.json")));
        }));

    it("leaves nothing behind if it can't be put in its place", () =>
        inTemporaryFolder(async (folder) => {
            mkdirSync(join(folder, "entry.json", "taken"), { recursive: true });
            expect(await writeSecureFile(join(folder, "entry.json"), "x", DURABLE).catch(() => "failed")).to.equal(
                "failed",
            );
            expect(readdirSync(folder)).to.deep.equal(["entry.json"]);
        }));
});

function makeWith(path: string, mode: number): void {
    mkdirSync(path);
    chmodSync(path, mode);
}
