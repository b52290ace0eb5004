import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { ensureGoHost } from "../../../scripts/pulumiCli/goHost.js";
import { ensurePythonHost } from "../../../scripts/pulumiCli/pythonHost.js";
import type { PulumiCli } from "../../../scripts/pulumiCli/settings.js";
import { addScript, closeSandbox, openSandbox, type Sandbox } from "./stubs.js";

/** Stands in for `go build` and `go list`, and notes which it was. */
const fakeGo = (dir: string, host = "pulumi-language-python") => `
echo "$1 $(basename "$PWD")" >> ${dir}/calls
[ "$1" = list ] && echo ${dir}/sdk && exit 0
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\n' > "$2/${host}"
chmod +x "$2/${host}"`;

describe("getting Pulumi's language hosts for Python and Go", () => {
    let sandbox: Sandbox;
    let cli: PulumiCli;
    beforeEach(async () => {
        sandbox = await openSandbox();
        const tools = join(sandbox.dir, "tools");
        await addScript(tools, "go", fakeGo(sandbox.dir));
        await addScript(join(sandbox.dir, "sdk/python/cmd"), "pulumi-language-python-exec", "exit 0");
        sandbox = { ...sandbox, settings: { ...sandbox.settings, env: { PATH: `${tools}:/bin:/usr/bin` } } };
        cli = { bin: join(sandbox.dir, "cli"), version: "3.259.0", how: "cached" };
    });
    afterEach(() => closeSandbox(sandbox));

    it("takes the one that a CLI brings", async () => {
        await addScript(cli.bin, "pulumi-language-python", "exit 0");
        expect(await ensurePythonHost(cli, sandbox.settings)).to.equal(cli.bin);
    });

    it("compiles it once, with the script that runs a program beside it, and keeps both", async () => {
        const bin = await ensurePythonHost(cli, sandbox.settings);
        expect(bin).to.match(/cache\/python-host-3\.68\.0-.*\/bin$/);
        expect(await readFile(join(bin, "pulumi-language-python-exec"), "utf8")).to.contain("exit 0");
        expect(await ensurePythonHost(cli, sandbox.settings)).to.equal(bin);
        const calls = (await readFile(join(sandbox.dir, "calls"), "utf8")).trim().split("\n");
        expect(calls).to.deep.equal(["build nodejs-host", "list cache"]);
    });

    it("gives the compiler's own words when it fails, and leaves nothing half made", async () => {
        await addScript(join(sandbox.dir, "tools"), "go", 'echo "no such module: m" >&2; exit 1');
        const failure = await ensurePythonHost(cli, sandbox.settings).catch((error: unknown) => error as Error);
        expect(failure).to.have.property("message").that.contains("no such module: m");
        await addScript(join(sandbox.dir, "tools"), "go", fakeGo(sandbox.dir));
        expect(await ensurePythonHost(cli, sandbox.settings)).to.match(/python-host-3\.68\.0/);
    });

    it("compiles the one for Go once, from a module of its own, and keeps it", async () => {
        await addScript(join(sandbox.dir, "tools"), "go", fakeGo(sandbox.dir, "pulumi-language-go"));
        const bin = await ensureGoHost(cli, sandbox.settings);
        expect(bin).to.match(/cache\/go-host-3\.66\.0-.*\/bin$/);
        expect(await ensureGoHost(cli, sandbox.settings)).to.equal(bin);
        expect((await readFile(join(sandbox.dir, "calls"), "utf8")).trim()).to.equal("build go-host");
    });
});
