import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { built } from "../../../scripts/pulumiCli/build.js";
import { defaultSettings } from "../../../scripts/pulumiCli/settings.js";
import { addScript, closeSandbox, openSandbox, type Sandbox } from "./stubs.js";

/** Stands in for `go build`: writes executables into the folder after -o, and notes where and how it was called. */
const fakeGo = (calls: string) => `
[ "$1" = version ] && echo go version go1.26 && exit 0
echo "$(basename "$PWD") $GOWORK $CGO_ENABLED $*" >> ${calls}
echo "go: downloading example.org/module v1.0.0" >&2
echo "example.org/module/package" >&2
while [ "$1" != -o ]; do shift; done
out=$2; shift 2
for package in "$@"; do
    printf '#!/bin/sh\\necho v3.259.0\\n' > "$out/$(basename "$package")"
    chmod +x "$out/$(basename "$package")"
done`;

describe("building a Pulumi CLI", () => {
    let sandbox: Sandbox;
    let tools: string;
    beforeEach(async () => {
        sandbox = await openSandbox();
        tools = join(sandbox.dir, "tools");
        sandbox = { ...sandbox, settings: { ...sandbox.settings, env: { PATH: `${tools}:/bin:/usr/bin` } } };
    });
    afterEach(() => closeSandbox(sandbox));

    it("compiles the Node.js host and the CLI, each from its own pinned modules", async () => {
        const calls = join(sandbox.dir, "calls");
        await addScript(tools, "go", fakeGo(calls));
        const attempt = await built(sandbox.settings);
        expect(attempt).to.have.nested.property("cli.how", "built");

        const [host, cli, ...more] = (await readFile(calls, "utf8")).trim().split("\n");
        expect(more).to.deep.equal([]);
        expect(host).to.match(/^nodejs-host off 0 build .*version\.Version=v3\.68\.0 .*\/pulumi-language-nodejs$/);
        expect(cli).to.match(
            /^cli off 0 build .*version\.Version=v3\.259\.0 .*\/cmd\/pulumi .*\/pulumi-language-yaml$/,
        );
    });

    it("fixes the version in go.mod that it says it builds", async () => {
        const modules = resolve(__dirname, "../../../../scripts/pulumiCli/go");
        const cli = await readFile(join(modules, "cli/go.mod"), "utf8");
        expect(cli).to.contain(`github.com/pulumi/pulumi/pkg/v3 v${defaultSettings().version} `);
        const host = await readFile(join(modules, "nodejs-host/go.mod"), "utf8");
        expect(host).to.contain("github.com/pulumi/pulumi/sdk/v3 v3.68.0 ");
    });

    it("says how far it is while it takes long", async () => {
        await addScript(tools, "go", `${fakeGo(join(sandbox.dir, "calls"))}\nsleep 0.2`);
        await built({ ...sandbox.settings, progressEveryMs: 50 });
        expect(sandbox.said.join("\n")).to.match(/Building its Node\.js language host: 1 packages compiled, 0 s/);
    });

    it("gives the compiler's own words when it fails", async () => {
        const body = '[ "$1" = version ] || { echo "go: module example.org/m: no such host" >&2; exit 1; }';
        await addScript(tools, "go", body);
        expect(await built(sandbox.settings)).to.deep.equal({
            kind: "failed",
            why:
                "building its Node.js language host from its Go modules failed " +
                "(go: module example.org/m: no such host)",
        });
    });

    it("is given up when the compiler says nothing for the limit", async () => {
        await addScript(tools, "go", '[ "$1" = version ] || exec sleep 20');
        expect(await built({ ...sandbox.settings, buildStallMs: 300 }))
            .to.have.property("why")
            .that.matches(/`go build` printed nothing for 0\.3 s and was stopped/);
    });

    it("needs Go", async () => {
        expect(await built(sandbox.settings))
            .to.have.property("why")
            .that.matches(/no working `go` on PATH/);
    });
});
