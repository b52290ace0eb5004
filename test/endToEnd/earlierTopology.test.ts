import { expect } from "chai";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";
import { exampleStack } from "../languages/project.js";
import { getPlaceFirst } from "./place.js";
import { succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { countRequests, LOOKS_ONLY, startPair, switchovers } from "./simulatedPair.js";
import { configFor, entryFor, type TestStack } from "./stack.js";
import { TOPOLOGY_FACES, type TopologyFace, useTopologyProgram } from "./topologyStack.js";

const PROJECT = "name: sbc-topology\nruntime: nodejs\nmain: index.ts\n";

/** The root stack's program as it was before `Topology`: one resource for each pair, without a parent. */
function earlierStack(name: string, config: Parameters<typeof exampleStack>[2]): Promise<TestStack> {
    return exampleStack("topology", name, config, (folder) => {
        cpSync(join(ROOT, "test/endToEnd/earlierTopology"), folder, { recursive: true });
        writeFileSync(join(folder, "Pulumi.yaml"), PROJECT);
        return Promise.resolve({});
    });
}

async function keepsItsResources(face: TopologyFace): Promise<void> {
    const pairs = await Promise.all([startPair(`old${face[0]}1`), startPair(`old${face[0]}2`)]);
    const stack = await earlierStack(`earlier-${face}`, configFor(pairs[0]));
    const entries = pairs.map((pair, index) =>
        entryFor(pair, `old-${index}`, pair.nodes[0].name, { tls: { caCertificate: pair.caCertificate } }),
    );
    await stack.declare(...entries);
    succeeded(await stack.up());
    expect(await stack.exported()).not.to.contain("Topology");
    useTopologyProgram(stack.stack.workspace.workDir, face);
    for (const pair of pairs) pair.clearRequests();

    const { changes, text } = await stack.preview();
    // The component is new; the pairs are the same.
    expect(changes, text).to.deep.equal({ create: 1, same: 3 });
    const up = succeeded(await stack.up());
    expect(up)
        .to.match(/\+ 1 created\n\s+3 unchanged/)
        .and.not.match(/deleted|replaced|updated/);
    for (const pair of pairs) {
        expect(countRequests(pair)).to.match(LOOKS_ONLY);
        expect(switchovers(pair).received).to.equal(0);
    }
    expect(await stack.exported()).to.contain("oracle-sbc:index:Topology$");
    succeeded(await stack.cli("preview", "--expect-no-changes"));
    await Promise.all(pairs.map((pair) => pair.stop()));
}

describe("a stack of the root program as it was before Topology", () => {
    getPlaceFirst();
    sideBySide(
        Object.fromEntries(
            TOPOLOGY_FACES.map((face) => [
                `keeps its pairs under the ${face} provider: none is replaced, deleted or asked to switch over`,
                () => keepsItsResources(face),
            ]),
        ),
    );
});
