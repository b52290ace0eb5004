import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";

/** The repository as it is checked in, with what is changed and not yet. */
function makeRepository(folder: string): void {
    const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, encoding: "utf8" });
    const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
        cwd: ROOT,
        encoding: "utf8",
    });
    for (const name of listed.split("\0").filter((path) => path !== "" && path !== "node_modules"))
        cpSync(join(ROOT, name), join(folder, name));
    git("init", "--quiet");
    git("add", "--all");
    git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", "All of it");
}

// It needs npm's registry and minutes, which the suites that run with every change do without.
describe("a Git dependency", function () {
    this.timeout(15 * 60_000);
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-git-"));
    after(() => rmSync(folder, { recursive: true }));

    it("comes with what is built, for all entries and the plugin", () => {
        const source = join(folder, "source");
        const project = join(folder, "project");
        for (const made of [source, project]) mkdirSync(made);
        makeRepository(source);
        const run = (command: string, ...args: string[]) =>
            execFileSync(command, args, { cwd: project, encoding: "utf8", stdio: "pipe" });
        run("npm", "init", "--yes");
        run("npm", "install", `git+file://${source}`, "@pulumi/pulumi@3.248.0");
        const required = ["", "/plugin", "/provider"].map((entry) => `require("pulumi-oracle-sbc${entry}")`);
        const names = run("node", "-p", `Object.keys({ ${required.map((text) => `...${text}`).join(", ")} }).join()`);
        expect(names).to.contain("HaActiveNode").and.contain("Provider").and.contain("haActiveNode");
        const plugin = "node_modules/pulumi-oracle-sbc/bin/plugin/pulumi-resource-oracle-sbc";
        run("test", "-x", plugin);
    });
});
