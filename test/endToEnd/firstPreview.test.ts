import type * as automation from "@pulumi/pulumi/automation/index.js";
import { expect } from "chai";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Simulator } from "../../simulator/index.js";
import { ROOT } from "../structure/sourceFiles.js";
import { argsFor, FACES, type FaceName } from "./inlineStack.js";
import { getPlace, getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { startPair } from "./simulatedPair.js";
import { TestStack } from "./stack.js";

/** A program whose stack outputs are the active node, and whether a value computed from it was computed. */
async function programOf(face: FaceName, pair: Simulator, site: string) {
    const { folder } = await getPlace();
    const workDir = join(folder, `first-${site}`);
    await mkdir(workDir);
    const computed: unknown[] = [];
    const declared = { activeNode: pair.nodes[1]?.name ?? "" };
    const program = () => {
        const { activeNode } = new FACES[face].HaActiveNode("own", argsFor(pair, declared.activeNode));
        activeNode.apply((node) => computed.push(node));
        return Promise.resolve({ active: activeNode });
    };
    const plugins = { providers: [{ name: "oracle-sbc", path: join(ROOT, "bin/plugin") }] };
    const projectSettings = { name: "inline", runtime: "nodejs", main: ROOT, plugins } as automation.ProjectSettings;
    const args = { stackName: `first-${site}`, projectName: "inline", program };
    return { computed, declared, stack: await TestStack.ofProgram(args, { workDir, projectSettings }) };
}

const activeOf = async (stack: TestStack) => (await stack.stack.outputs())["active"]?.value as unknown;

describe("the stack output activeNode, on a real Pulumi engine", () => {
    getPlaceFirst();

    const untilItIsSeen = async (face: FaceName, site: string, pair: Simulator) => {
        const [a, b] = pair.nodes.map(({ name }) => name);
        const { computed, declared, stack } = await programOf(face, pair, site);
        const first = succeeded(await stack.preview());
        expect(first).to.match(/Outputs:\s+active: \[unknown\]/);
        expect(first).not.to.contain(`active: "`);
        expect(computed, "what a program computes from it").to.deep.equal([]);

        succeeded(await stack.up());
        expect(await activeOf(stack)).to.equal(b);
        computed.length = 0;
        succeeded(await stack.preview());
        expect(computed, "in a preview without changes").to.deep.equal([b]);

        declared.activeNode = a ?? "";
        computed.length = 0;
        expect(succeeded(await stack.preview())).not.to.contain(`=> "${a}"\n`);
        expect(computed, "in a preview that needs a switchover").to.deep.equal([]);

        pair.setFault({ name: "locked", times: 1 });
        failed(await stack.up({ continueOnError: true }));
        expect(await activeOf(stack), "after a failure in a run that goes on").not.to.equal(a);
        succeeded(await stack.up());
        expect(await activeOf(stack)).to.equal(a);
    };

    sideBySide(
        Object.fromEntries(
            Object.keys(FACES).map((face) => [
                `is unknown in a first preview, and what was seen after up, with ${face}`,
                async () => {
                    const site = face.endsWith("plugin") ? "plug" : "dyn";
                    const pair = await startPair(site);
                    await untilItIsSeen(face as FaceName, site, pair).finally(() => pair.stop());
                },
            ]),
        ),
    );
});
