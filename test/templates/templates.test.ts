import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureJava } from "../../scripts/java/index.js";
import { getPlace, getPlaceFirst } from "../endToEnd/place.js";
import { roles, switchovers } from "../endToEnd/simulatedPair.js";
import { PASSWORD } from "../endToEnd/stack.js";
import { withPairs } from "../languages/withPairs.js";
import { TEMPLATES, type TemplateLanguage } from "./languages.js";
import { answersFor, NewProject } from "./newProject.js";
import { type NpmRegistry, startNpmRegistry } from "./npmRegistry.js";

describe("a template, from an empty folder to a first switchover", function () {
    // Each installs its packages from their registries.
    this.timeout(10 * 60_000);
    let registry: NpmRegistry;
    getPlaceFirst();
    before(async () => {
        registry = await startNpmRegistry((await getPlace()).folder);
    });
    after(() => registry.stop());

    const comesUp = (name: string, language: TemplateLanguage) =>
        withPairs(async (start) => {
            const pair = await start(name);
            const [a, b] = pair.nodes;
            const project = await NewProject.create(name, async (folder) => ({
                ...registry.env,
                ...(await language.env(folder)),
            }));
            await language.create(project, answersFor(pair));

            // What the template's own text says is to be done then.
            await project.done("npm", "install");
            await project.done("npx", "--no-install", "pulumi-oracle-sbc", "setup");
            await project.configureAccess(pair);

            expect(await language.run(project, "preview")).to.match(new RegExp(`NEEDED.* ${a.name}.* ${b.name}`));
            expect(switchovers(pair).received).to.equal(0);
            await language.run(project, "up");
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            expect(roles(pair)).to.equal("standby/active");
            expect([await project.output("active"), await project.output("redundant")]).to.deep.equal([b.name, "true"]);
            expect(await language.run(project, "preview")).to.contain("2 unchanged");
            expect(readFileSync(join(project.folder, "Pulumi.dev.yaml"), "utf8")).not.to.contain(PASSWORD);
        });

    for (const [name, language] of Object.entries(TEMPLATES)) {
        it(`in ${name}`, async () => {
            if (name === "java") await ensureJava();
            await comesUp(name, language);
        });
    }
});
