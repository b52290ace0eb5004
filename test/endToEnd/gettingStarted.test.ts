import { expect } from "chai";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Simulator } from "../../simulator/index.js";
import { parsePage } from "../docs/pages.js";
import { ROOT } from "../structure/sourceFiles.js";
import { getPlace, getPlaceFirst } from "./place.js";
import { succeeded } from "./readRun.js";
import { startPair, switchovers } from "./simulatedPair.js";
import { configWithAddresses, TestStack } from "./stack.js";

const PAGE = "docs/getting-started.md";

/** The page's project in a folder of its own, which has the package as if it were installed there. */
async function writeProject(): Promise<string> {
    const { folder: parent, checkout } = await getPlace();
    const folder = join(parent, "getting-started");
    const packages = join(folder, "node_modules");
    await mkdir(packages, { recursive: true });
    await symlink(checkout, join(packages, "pulumi-oracle-sbc"));
    await symlink(join(ROOT, "node_modules/@pulumi"), join(packages, "@pulumi"));
    await writeFile(join(folder, "package.json"), '{ "main": "index.js" }');
    const { blocks } = parsePage(PAGE, await readFile(join(ROOT, PAGE), "utf8"));
    for (const [name, language] of [
        ["Pulumi.yaml", "yaml"],
        ["index.ts", "ts"],
    ] as const) {
        const [block, ...others] = blocks.filter((each) => each.language === language);
        if (block === undefined || others.length > 0) throw new Error(`${PAGE} has one block of ${language}.`);
        await writeFile(join(folder, name), block.code);
    }
    return folder;
}

describe("the first program of docs/getting-started.md, on a real Pulumi engine", function () {
    this.timeout(240_000);
    let pair: Simulator | undefined;

    getPlaceFirst();
    after(() => pair?.stop());

    it("compiles and runs as it stands there: a first up requests nothing, and a failover is one changed value", async () => {
        pair = await startPair("chi");
        const place = await getPlace();
        // Its types too, which no other check of the repository sees.
        const checked = { ...place, envVars: { ...place.envVars, PULUMI_NODEJS_TRANSPILE_ONLY: "false" } };
        const stack = await TestStack.ofFolder(
            "getting-started",
            checked,
            configWithAddresses(pair),
            await writeProject(),
        );
        expect(succeeded(await stack.up()))
            .to.match(/2 created/)
            .and.not.contain("warning");
        const outputs = await stack.stack.outputs();
        expect([outputs["active"]?.value, outputs["redundant"]?.value]).to.deep.equal(["sbc-chi-a", true]);
        expect(switchovers(pair)).to.deep.equal({ received: 0, carriedOut: 0 });

        await stack.set("activeNode", "sbc-chi-b");
        succeeded(await stack.up());
        expect((await stack.stack.outputs())["active"]?.value).to.equal("sbc-chi-b");
        expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
    });
});
