import { expect } from "chai";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ensureGoHost } from "../../scripts/pulumiCli/goHost.js";
import { ensurePulumiCli } from "../../scripts/pulumiCli/index.js";
import { ensurePythonHost } from "../../scripts/pulumiCli/pythonHost.js";
import type { Simulator } from "../../simulator/index.js";
import { succeeded } from "../endToEnd/readRun.js";
import { parsePage } from "../docs/pages.js";
import { withPairs } from "../languages/withPairs.js";
import { output } from "../sdkGenerated/commands.js";
import { ROOT } from "../structure/sourceFiles.js";
import { onEmptyMachine } from "./emptyMachine.js";
import { Project } from "./project.js";
import { getServed, getServedFirst, GO_MODULE, NEXT, VERSION } from "./served.js";

const fromExample = (file: string) => readFileSync(join(ROOT, "examples", file), "utf8");

describe("a project with packages from a server, on a real Pulumi engine", function () {
    this.timeout(600_000);
    getServedFirst();

    it("in Python: pulumi install fetches SDK and plugin; the next version changes nothing", () =>
        withPairs(async (start) => {
            const { server } = await getServed();
            const host = await ensurePythonHost(await ensurePulumiCli());
            const wheel = (version: string) => ({
                "requirements.txt": `${server.url}/python/pulumi_oracle_sbc-${version}-py3-none-any.whl\n`,
            });
            const pair = await start("chi");
            await onEmptyMachine(
                async (machine) => {
                    const files = {
                        "Pulumi.yaml": "name: sites\nruntime: python\n",
                        "__main__.py": shownProgram("python", pair),
                        ...wheel(VERSION),
                    };
                    const project = await Project.on(machine, pair, files);
                    // This host makes the virtual environment in the project's folder, and runs what is first on PATH.
                    machine.env["PATH"] = [join(project.folder, "bin"), machine.env["PATH"]].join(delimiter);
                    await project.installAndUp();
                    project.write(wheel(NEXT));
                    await project.installUnchanged();
                    const python = await output(join(project.folder, "bin/pip"), ["list", "--format", "json"]);
                    expect(python).to.contain(`"version": "${NEXT}"`);
                },
                [host],
            );
        }));

    it("in Go: pulumi install fetches module and plugin; the next version changes nothing", () =>
        withPairs(async (start) => {
            const { server } = await getServed();
            const host = await ensureGoHost(await ensurePulumiCli());
            const goMod = (version: string) => ({ "go.mod": moduleAt(version) });
            const pair = await start("chi");
            const files = {
                "Pulumi.yaml": "name: sites\nruntime: go\n",
                "main.go": shownProgram("go", pair).replace("pulumi-oracle-sbc/sdk/go/", `${GO_MODULE}/`),
                "go.sum": fromExample("go/go.sum"),
                ...goMod(VERSION),
            };
            await onEmptyMachine(
                async (machine) => {
                    Object.assign(machine.env, await goFrom(server.url, machine.folder));
                    const project = await Project.on(machine, pair, files);
                    await project.installAndUp();
                    project.write(goMod(NEXT));
                    await project.installUnchanged();
                },
                [host],
            );
        }));

    it("in TypeScript: npm installs the package, and setup its plugin; the next version changes nothing", () =>
        withPairs(async (start) => {
            const { server } = await getServed();
            const packageFile = (version: string) => {
                const dependencies = {
                    "@pulumi/pulumi": "3.248.0",
                    "pulumi-oracle-sbc": `${server.url}/pulumi-oracle-sbc-${version}.tgz`,
                };
                return { "package.json": JSON.stringify({ name: "sites", dependencies }) };
            };
            const pair = await start("chi");
            const files = {
                "Pulumi.yaml": "name: sites\nruntime: nodejs\nmain: index.ts\n",
                "index.ts": shownProgram("typescript", pair),
                ...packageFile(VERSION),
            };
            await onEmptyMachine(async (machine) => {
                machine.env["npm_config_cache"] = join(machine.folder, "npm");
                const project = await Project.on(machine, pair, files);
                const setup = async () =>
                    succeeded(await machine.run("npx", ["pulumi-oracle-sbc", "setup"], project.folder));
                succeeded(await project.pulumi("install"));
                expect((await project.pulumi("preview")).succeeded).to.equal(false);
                await setup();
                await project.installAndUp();
                project.write(packageFile(NEXT));
                succeeded(await project.pulumi("install"));
                await setup();
                await project.installUnchanged();
            });
        }));

    it("in YAML: as the page on installation has it, on each resource", () =>
        withPairs(async (start) => {
            const { server } = await getServed();
            const pair = await start("chi");
            const shown = shownProgram("yaml", pair, "docs/installation-configuration.md");
            const program = shown
                .replace("https://HOST/PATH", server.url)
                .replace(/version: .*/, `version: ${VERSION}`);
            const files = { "Pulumi.yaml": `name: sites\nruntime: yaml\n${program}` };
            await onEmptyMachine(async (machine) => {
                const project = await Project.on(machine, pair, files);
                await project.installAndUp();
                // What the other page shows is the same resource, and finds the plugin that is installed by now.
                project.write({ "Pulumi.yaml": shownProgram("yaml", pair).replace("sbc-sites", "sites") });
                succeeded(await project.pulumi("install"));
                succeeded(await project.pulumi("preview"));
            });
        }));
});

/** What a page shows in that language, with the addresses of a pair in it. */
function shownProgram(language: string, { nodes: [a, b] }: Simulator, page = "docs/_index.md"): string {
    const { blocks } = parsePage(page, readFileSync(join(ROOT, page), "utf8"));
    const code = blocks.find((block) => block.language === language)?.code ?? "";
    return code.replace(/\b10\.20\.0\.11\b/, a.address).replace(/\b10\.20\.0\.12\b/, b.address);
}

/** The example's own go.mod, with the released module in place of the folder. */
function moduleAt(version: string): string {
    const text = fromExample("go/go.mod").replace(/^replace .*$/m, "");
    return text.replace("pulumi-oracle-sbc/sdk/go v0.0.0", `${GO_MODULE} v${version}`);
}

/** A module cache of its own; what the machine has is taken from there, not from the network, and compiled once for all. */
async function goFrom(server: string, folder: string): Promise<NodeJS.ProcessEnv> {
    const [kept = "", proxy = ""] = (await output("go", ["env", "GOMODCACHE", "GOPROXY"])).split("\n");
    return {
        GOPROXY: `${server}/go,file://${kept}/cache/download,${proxy}`,
        GOMODCACHE: join(folder, "modules"),
        GONOSUMDB: "*",
        GOFLAGS: "-mod=mod -modcacherw -trimpath -buildvcs=false",
        CGO_ENABLED: "0",
        GOWORK: "off",
    };
}
