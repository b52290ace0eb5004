import { expect } from "chai";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ensurePulumiVersion } from "../../../scripts/pulumiCli/otherVersion.js";
import { addCli, addScript, closeSandbox, openSandbox, type Sandbox } from "./stubs.js";

/** Stands in for `go build`: the CLI says the version that it was linked with; go.mod is kept for the test to read. */
const fakeGo = (kept: string) => `
[ "$1" = version ] && echo go version go1.26 && exit 0
[ "$1" = build ] || exit 1
cp go.mod ${kept}
version=$(printf %s "$*" | sed 's/.*sdk[^ ]*version.Version=\\(v[0-9.]*\\).*/\\1/')
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho %s\\n' "$version" > "$2/pulumi"
chmod +x "$2/pulumi"`;

const OTHER = "3.130.0";

describe("a Pulumi CLI of another version than the tested one", () => {
    let sandbox: Sandbox;
    let path: string;
    beforeEach(async () => {
        sandbox = await openSandbox();
        path = join(sandbox.dir, "path");
        await addScript(path, "go", fakeGo(join(sandbox.dir, "go.mod")));
    });
    afterEach(() => closeSandbox(sandbox));

    const ensured = (version: string) =>
        ensurePulumiVersion(version, { ...sandbox.settings, env: { PATH: `${path}:/bin:/usr/bin` } });
    const pathOf = (version: string) =>
        join(sandbox.settings.cacheDir, `pulumi-${version}-${process.platform}-${process.arch}/bin`);

    it("is not the one on PATH, however new that is, if its version is another one", async () => {
        await addCli(path, "v3.300.0");
        expect(await ensured(OTHER)).to.include({ version: OTHER, how: "built", bin: pathOf(OTHER) });
    });

    it("is the cached one of that version", async () => {
        await addCli(pathOf("3.224.0"), "v3.224.0");
        await addCli(pathOf(OTHER), `v${OTHER}`);
        expect(await ensured(OTHER)).to.include({ version: OTHER, how: "cached" });
    });

    it("is compiled from the modules of just that version, with the hosts of the CLI that is there", async () => {
        await addCli(path, "v3.300.0");
        const { bin } = await ensured(OTHER);
        const modules = await readFile(join(sandbox.dir, "go.mod"), "utf8");
        expect(modules.match(/pulumi\/(pkg|sdk)\/v3 v\S+/g)).to.deep.equal([
            `pulumi/pkg/v3 v${OTHER}`,
            `pulumi/sdk/v3 v${OTHER}`,
        ]);
        expect(await readFile(join(bin, "pulumi-language-nodejs"), "utf8")).to.contain("exit 0");
    });
});
