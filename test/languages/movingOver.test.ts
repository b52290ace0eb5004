import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getPlaceFirst } from "../endToEnd/place.js";
import { countRequests, LOOKS_ONLY } from "../endToEnd/simulatedPair.js";
import { configWithAddresses, type TestStack } from "../endToEnd/stack.js";
import { useDynamicProvider } from "./faces.js";
import { exampleStack } from "./project.js";
import { withPairs } from "./withPairs.js";
import { resourceFor, UP } from "./yamlPair.js";

async function unchanged(stack: TestStack, ...command: readonly string[]): Promise<void> {
    const { succeeded, text } = await stack.cli(...command);
    expect(succeeded, text).to.equal(true);
    expect(text)
        .to.contain("2 unchanged")
        .and.not.match(/switchover|replace|delete|create/);
}

describe("a stack of the dynamic provider's that changes over to the plugin, on a real Pulumi engine", function () {
    this.timeout(240_000);
    getPlaceFirst();

    it("keeps its pair unchanged, in TypeScript and in YAML, and sends the nodes nothing but looks", () =>
        withPairs(async (start) => {
            const pair = await start("chi");
            const config = configWithAddresses(pair);
            const stack = await exampleStack("typescript-plugin", "moving", config, useDynamicProvider);
            const first = await stack.cli(...UP);
            expect(first.succeeded, first.text).to.equal(true);
            expect(await stack.exported()).to.contain('"type": "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode"');
            countRequests(pair);

            const [program, project] = ["index.ts", "Pulumi.yaml"].map((name) =>
                join(stack.stack.workspace.workDir, name),
            );
            if (program === undefined || project === undefined) throw new Error("Two files.");
            const dynamic = readFileSync(program, "utf8");
            const settings = readFileSync(project, "utf8");
            writeFileSync(program, dynamic.replace('"pulumi-oracle-sbc"', '"pulumi-oracle-sbc/plugin"'));
            await unchanged(stack, "preview", "--expect-no-changes");

            const timeouts = { quietSeconds: 6 };
            const resources = { chicago: resourceFor(pair, "sbc-chi-a", { timeouts }) };
            const yaml = settings.replace("runtime: nodejs\nmain: index.ts\n", "runtime: yaml\n");
            writeFileSync(project, `${yaml}\nresources: ${JSON.stringify(resources)}\n`);
            await unchanged(stack, "preview", "--expect-no-changes");

            writeFileSync(project, settings);
            await unchanged(stack, ...UP);
            expect(await stack.exported())
                .to.contain('"type": "oracle-sbc:index:HaActiveNode"')
                .and.not.contain("pulumi-nodejs:dynamic");
            await unchanged(stack, "preview", "--expect-no-changes");
            expect(countRequests(pair)).to.match(LOOKS_ONLY);
        }));
});
