import { mkdir, symlink } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { expect } from "chai";
import { onPath } from "../../../scripts/pulumiCli/onPath.js";
import { isOlder, parseVersion } from "../../../scripts/pulumiCli/probe.js";
import { addCli, addScript, closeSandbox, openSandbox, type Sandbox } from "./stubs.js";

describe("a Pulumi CLI on PATH", () => {
    let sandbox: Sandbox;
    beforeEach(async () => (sandbox = await openSandbox()));
    afterEach(() => closeSandbox(sandbox));

    const lookOn = (...folders: string[]) =>
        onPath({ ...sandbox.settings, env: { PATH: [...folders, "/bin", "/usr/bin"].join(delimiter) } });

    it("is used with its version and the root for the Automation API", async () => {
        const bin = await addCli(join(sandbox.dir, "bin"));
        expect(await lookOn(bin)).to.deep.equal({
            kind: "found",
            cli: { bin, root: sandbox.dir, version: "3.259.0", how: "onPath" },
        });
    });

    it("has no root for the Automation API where its folder is not named bin", async () => {
        const bin = await addCli(join(sandbox.dir, "pulumi"));
        expect(await lookOn(bin)).to.deep.equal({ kind: "found", cli: { bin, version: "3.259.0", how: "onPath" } });
    });

    it("is not npm's wrapper in node_modules/.bin, which downloads", async () => {
        const wrapper = await addCli(join(sandbox.dir, "node_modules", ".bin"));
        expect(await lookOn(wrapper)).to.deep.equal({ kind: "failed", why: "there is none on PATH" });
    });

    it("may have its Node.js hosts in another folder of PATH", async () => {
        const bin = await addCli(join(sandbox.dir, "bin"), "v3.260.1", { hosts: false });
        const hosts = join(sandbox.dir, "hosts");
        await addScript(hosts, "pulumi-language-nodejs", "exit 0");
        await addScript(hosts, "pulumi-resource-pulumi-nodejs", "exit 0");
        expect(await lookOn(bin, hosts)).to.have.nested.property("cli.version", "3.260.1");
    });

    it("may be a link to the folder that has them", async () => {
        const real = await addCli(join(sandbox.dir, "opt", "pulumi"));
        const bin = join(sandbox.dir, "bin");
        await mkdir(bin);
        await symlink(join(real, "pulumi"), join(bin, "pulumi"));
        expect(await lookOn(bin)).to.have.nested.property("cli.bin", bin);
    });

    it("is passed over without a Node.js host, too old, or without a version, and each is named", async () => {
        const bare = await addCli(join(sandbox.dir, "bare"), "v3.259.0", { hosts: false });
        expect(await lookOn(bare))
            .to.have.property("why")
            .that.matches(/^\S+bare\/pulumi has no pulumi-language-nodejs beside it$/);

        const old = await addCli(join(sandbox.dir, "old"), "v3.99.0");
        const mute = await addCli(join(sandbox.dir, "mute"), "");
        expect(await lookOn(old, mute))
            .to.have.property("why")
            .that.matches(/^Pulumi 3\.99\.0 in \S+old is older than 3\.254\.0; /)
            .and.matches(/mute\/pulumi version` printed nothing and ended with 0$/);
        expect(sandbox.said).to.have.length(3);
    });

    it("is the next one where the first can't be used", async () => {
        const broken = join(sandbox.dir, "broken");
        await addCli(broken);
        await addScript(broken, "pulumi", "echo 'cannot execute' >&2; exit 126");
        const good = await addCli(join(sandbox.dir, "good", "bin"));
        expect(await lookOn(broken, good)).to.have.nested.property("cli.bin", good);
    });

    it("has a version in one of Pulumi's forms", () => {
        expect(parseVersion("v3.259.0\n")).to.equal("3.259.0");
        expect(parseVersion("3.260.0-alpha.1")).to.equal("3.260.0-alpha.1");
        expect(parseVersion("")).to.equal(undefined);
        expect(parseVersion("pulumi 3")).to.equal(undefined);
    });

    it("is compared by numbers, not by text", () => {
        expect(isOlder("3.99.0", "3.254.0")).to.equal(true);
        expect(isOlder("3.254.0", "3.254.0")).to.equal(false);
        expect(isOlder("3.1000.0", "3.254.0")).to.equal(false);
        expect(isOlder("2.300.0", "3.254.0")).to.equal(true);
        expect(isOlder("3.254.0-alpha.2", "3.254.0")).to.equal(false);
    });
});
