import { expect } from "chai";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { getPlace, getPlaceFirst } from "../endToEnd/place.js";
import { startPair } from "../endToEnd/simulatedPair.js";
import { configFor, TestStack } from "../endToEnd/stack.js";
import { resourceFor, UP } from "../languages/yamlPair.js";
import { output } from "../sdkGenerated/commands.js";
import { ROOT } from "../structure/sourceFiles.js";

const IMAGE = join(ROOT, "examples/pipelines/runner-image");

describe("the runner's image", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "runner-image-"))));
    after(() => rmSync(folder, { recursive: true, force: true }));

    describe("fetch-cli.sh", () => {
        const ARCHIVE = "pulumi-v3.1.2-linux-x64.tar.gz";

        const fetchCli = (published: string) => {
            const release = join(folder, "releases/v3.1.2");
            mkdirSync(release, { recursive: true });
            writeFileSync(join(release, ARCHIVE), "an archive\n");
            writeFileSync(join(release, "pulumi-3.1.2-checksums.txt"), published);
            const env = { PULUMI_RELEASES: pathToFileURL(join(folder, "releases")).href };
            return output(join(IMAGE, "fetch-cli.sh"), ["3.1.2", join(folder, "download")], { env });
        };
        const sum = createHash("sha256").update("an archive\n").digest("hex");

        it("keeps the archive if it has the published sum, and writes the sum", async () => {
            await fetchCli(`${"0".repeat(64)}  pulumi-v3.1.2-linux-arm64.tar.gz\n${sum}  ${ARCHIVE}\n`);
            expect(readFileSync(join(folder, "download/sha256"), "utf8")).to.equal(`${sum}\n`);
            expect(readFileSync(join(folder, "download", ARCHIVE), "utf8")).to.equal("an archive\n");
        });

        for (const [what, published] of [
            ["another sum is published", `${"0".repeat(64)}  ${ARCHIVE}\n`],
            ["no sum of it is published", `${sum}  another.tar.gz\n`],
        ] as const) {
            it(`keeps nothing if ${what}`, async () => {
                let complaint = "";
                await fetchCli(published).catch((error: Error) => (complaint = error.message));
                expect(complaint).to.contain("It is not kept");
                expect(
                    ["sha256", ARCHIVE, "part"].filter((name) => existsSync(join(folder, "download", name))),
                ).to.deep.equal([]);
            });
        }
    });

    describe("the plugin in Pulumi's cache, by the command of the Dockerfile", () => {
        getPlaceFirst();

        it("serves a project that does not say where the plugin is, without a network", async () => {
            const place = await getPlace();
            const [command = ""] =
                /pulumi plugin install [^\n]*?(?= \\)/.exec(readFileSync(join(IMAGE, "Dockerfile"), "utf8")) ?? [];
            const home = join(folder, "home");
            mkdirSync(home);
            const envVars = { ...place.envVars, PULUMI_HOME: home, SBC_VERSION: "0.1.0" };
            const plugin = join(place.checkout, "bin/plugin");
            const here = command.replace("$(npm root --global)/pulumi-oracle-sbc/bin/plugin", plugin);
            expect(here).to.contain(plugin);
            await output("sh", ["-c", here], { env: envVars });

            const pair = await startPair("img");
            const project = join(folder, "project");
            mkdirSync(project);
            const resources = { img: resourceFor(pair, "sbc-img-a") };
            writeFileSync(join(project, "Pulumi.yaml"), JSON.stringify({ name: "img", runtime: "yaml", resources }));
            const ownPlace = { ...place, pulumiHome: home, envVars };
            const stack = await TestStack.ofFolder("runner-image", ownPlace, configFor(pair), project);
            const up = await stack.cli(...UP);
            await pair.stop();
            expect(up.succeeded, up.text).to.equal(true);
            expect(up.text).not.to.contain("warning");
        });
    });
});
