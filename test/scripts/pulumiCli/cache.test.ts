import { mkdir, readdir, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { cached, cachedRoot, publish } from "../../../scripts/pulumiCli/cache.js";
import { addCli, addScript, closeSandbox, openSandbox, type Sandbox } from "./stubs.js";

describe("the cache of Pulumi CLIs", () => {
    let sandbox: Sandbox;
    beforeEach(async () => (sandbox = await openSandbox({ env: { PATH: "/bin:/usr/bin" } })));
    afterEach(() => closeSandbox(sandbox));

    const fill = async (folder: string) => {
        await addCli(join(folder, "bin"));
        return { kind: "filled" as const };
    };
    const inCache = () => readdir(sandbox.settings.cacheDir);
    const name = `pulumi-3.259.0-${process.platform}-${process.arch}`;

    it("gives back what was put in", async () => {
        const put = await publish(sandbox.settings, "built", fill);
        expect(put).to.have.nested.property("cli.how", "built");
        const bin = join(sandbox.settings.cacheDir, name, "bin");
        expect(await cached(sandbox.settings)).to.deep.equal({
            kind: "found",
            cli: { bin, root: join(bin, ".."), version: "3.259.0", how: "cached" },
        });
        expect(await inCache()).to.deep.equal([name]);
    });

    it("keeps only bin/ of what was put in", async () => {
        await publish(sandbox.settings, "built", async (folder) => {
            await mkdir(join(folder, "go-build123"));
            return fill(folder);
        });
        expect(await readdir(cachedRoot(sandbox.settings))).to.deep.equal(["bin"]);
    });

    it("does not take an unfinished folder for a CLI", async () => {
        await addCli(join(sandbox.settings.cacheDir, ".unfinished-1", "bin"));
        expect(await cached(sandbox.settings)).to.have.property("kind", "failed");
    });

    it("keeps nothing of a failed or unusable one", async () => {
        const failed = await publish(sandbox.settings, "built", () =>
            Promise.resolve({ kind: "failed" as const, why: "no space" }),
        );
        expect(failed).to.deep.equal({ kind: "failed", why: "no space" });
        const half = await publish(sandbox.settings, "built", async (folder) => {
            await addCli(join(folder, "bin"), "v3.259.0", { hosts: false });
            return { kind: "filled" };
        });
        expect(half)
            .to.have.property("why")
            .that.matches(/the built one does not work .*pulumi-language-nodejs/);
        expect(await inCache()).to.deep.equal([]);
    });

    it("keeps one where several processes put one in at once", async () => {
        const all = await Promise.all([1, 2, 3, 4].map(() => publish(sandbox.settings, "downloaded", fill)));
        for (const attempt of all) {
            expect(attempt).to.have.nested.property("cli.bin", join(cachedRoot(sandbox.settings), "bin"));
        }
        expect(await inCache()).to.deep.equal([name]);
        expect(await cached(sandbox.settings)).to.have.property("kind", "found");
    });

    it("replaces one that no longer works", async () => {
        await addScript(join(cachedRoot(sandbox.settings), "bin"), "pulumi", "exit 1");
        expect(await cached(sandbox.settings))
            .to.have.property("why")
            .that.matches(/the cached one does not work/);
        await publish(sandbox.settings, "built", fill);
        expect(await cached(sandbox.settings)).to.have.property("kind", "found");
        expect(await inCache()).to.deep.equal([name]);
    });

    it("removes what a killed run left a day ago, and nothing younger", async () => {
        for (const folder of [".unfinished-old", ".unfinished-now"]) {
            await mkdir(join(sandbox.settings.cacheDir, folder), { recursive: true });
        }
        const longAgo = new Date(Date.now() - 25 * 3600_000);
        await utimes(join(sandbox.settings.cacheDir, ".unfinished-old"), longAgo, longAgo);
        await publish(sandbox.settings, "built", fill);
        expect(await inCache()).to.have.members([name, ".unfinished-now"]);
    });

    it("says so where it can't be written", async () => {
        await rm(sandbox.settings.cacheDir, { recursive: true, force: true });
        await addScript(sandbox.dir, "cache", "a file in its place");
        expect(await publish(sandbox.settings, "built", fill))
            .to.have.property("why")
            .that.matches(/cache can't be written \(E\w+/);
    });
});
