import { expect } from "chai";
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Simulator } from "../../simulator/index.js";
import { getPlace, getPlaceFirst } from "../endToEnd/place.js";
import { PASSWORD } from "../endToEnd/stack.js";
import { withPairs } from "../languages/withPairs.js";
import { ROOT } from "../structure/sourceFiles.js";
import { NewProject } from "./newProject.js";
import { type NpmRegistry, startNpmRegistry } from "./npmRegistry.js";

/** As examples/README.md says. */
const PACKAGES = ["pulumi-oracle-sbc", "@pulumi/pulumi@3.248.0", "typescript@5", "@types/node@20"];
const EXAMPLES = join(ROOT, "examples");
const isTypeScript = (name: string) =>
    existsSync(join(EXAMPLES, name, "tsconfig.json")) && !existsSync(join(EXAMPLES, name, "PulumiPolicy.yaml"));
const NAMES = readdirSync(EXAMPLES).filter((name) => isTypeScript(name) || name === "yaml");

/** What an example asks of its stack, beside the access that all have. */
function configFor(name: string, pair: Simulator): Readonly<Record<string, unknown>> {
    const [{ address: addressA }, { address: addressB }] = pair.nodes;
    const nodes = pair.nodes.map((node) => ({ name: node.name, address: node.address }));
    const site = { addressA, addressB, username: "admin", caCertificate: pair.caCertificate };
    const window = { days: ["mon"], from: "22:00", to: "23:00", timeZone: "Etc/UTC" };
    const own: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
        guarded: { addressA, addressB, changeWindows: [window] },
        topology: { pairs: [{ name: "chicago", nodes, activeNode: "sbc-chi-a" }] },
        "two-sites": {
            chicago: site,
            // Of no pair here: it is told as not seen.
            madrid: { ...site, addressA: "127.0.0.1:1", addressB: "127.0.0.1:2" },
            chicagoPassword: PASSWORD,
            madridPassword: PASSWORD,
        },
    };
    return own[name] ?? { addressA, addressB };
}

/** The one of the repository, for the example that is its root stack. */
function ensureProjectFile(folder: string): void {
    if (existsSync(join(folder, "Pulumi.yaml"))) return;
    const root = readFileSync(join(ROOT, "Pulumi.yaml"), "utf8");
    writeFileSync(join(folder, "Pulumi.yaml"), root.replace("examples/topology/", ""));
}

describe("an example that is copied out of the repository", function () {
    this.timeout(10 * 60_000);
    let registry: NpmRegistry;
    let installed: NewProject;
    getPlaceFirst();
    before(async function () {
        this.timeout(10 * 60_000);
        registry = await startNpmRegistry((await getPlace()).folder);
        installed = await NewProject.create("installed", () => Promise.resolve(registry.env));
        await installed.done("npm", "install", ...PACKAGES);
    });
    after(() => registry.stop());

    it("is one of these", () => expect(NAMES).to.include.members(["one-pair", "topology", "two-sites", "yaml"]));

    for (const name of NAMES) {
        it(`compiles, and sees its pair: ${name}`, () =>
            withPairs(async (start) => {
                const pair = await start("chi");
                const project = await NewProject.create(`copied-${name}`, () => Promise.resolve(registry.env));
                cpSync(join(EXAMPLES, name), project.folder, { recursive: true });
                cpSync(join(installed.folder, "package.json"), join(project.folder, "package.json"));
                symlinkSync(join(installed.folder, "node_modules"), join(project.folder, "node_modules"));
                ensureProjectFile(project.folder);
                await project.done("npx", "--no-install", "pulumi-oracle-sbc", "setup");
                if (isTypeScript(name)) await project.done("npx", "--no-install", "tsc", "--noEmit");
                // The language host that is compiled here is too old to run it.
                if (name === "hooks") return;
                await project.pulumi("stack", "init", "dev");
                await project.pulumi("config", "set", "oracle-sbc:username", "admin");
                await project.configureAccess(pair);
                for (const [key, value] of Object.entries(configFor(name, pair))) {
                    const text = typeof value === "string" ? value : JSON.stringify(value);
                    await project.pulumi("config", "set", key, text);
                }
                expect(await project.pulumi("preview")).to.match(/\+ \d to create/);
                const looks = pair.requests.filter(({ endpoint }) => endpoint === "status");
                expect(looks.length).to.be.greaterThan(0);
            }));
    }
});
