import { expect } from "chai";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getPair } from "../../sdk/nodejs/index.js";
import type { Simulator } from "../../simulator/index.js";
import { PROVIDER_TEXT } from "../sdk/providerText.js";
import { getPlaceFirst } from "./place.js";
import { sideBySide } from "./sideBySide.js";
import { startPair } from "./simulatedPair.js";
import { configFor, entryFor, PASSWORD, TestStack } from "./stack.js";

/** The second node is active. Pulumi asks the provider nothing in an import: what stands in the file is the record. */
async function importPair(stackName: string, argument: object, outputsOf: (pair: Simulator) => Promise<object>) {
    const pair = await startPair("imp", { active: "sbc-imp-b" });
    const entry = entryFor(pair, "imported", "sbc-imp-b", argument);
    const stack = await TestStack.ofRoot(stackName, configFor(pair));
    await stack.declare(entry);

    const { name, activeNode, ...declared } = entry;
    const resource = {
        type: "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode",
        name,
        id: entry.nodes.map((node) => `${node.name}=${node.address}`).join(","),
        inputs: { ...declared, activeNode, __provider: PROVIDER_TEXT },
        outputs: { ...declared, ...(await outputsOf(pair)), __provider: PROVIDER_TEXT },
    };
    const file = join(stack.place.folder, `${stackName}.json`);
    await writeFile(file, JSON.stringify({ resources: [resource] }));
    const imported = await stack.cli("import", "--file", file, "--yes", "--generate-code=false", "--protect=false");
    expect(imported.succeeded, imported.text).to.equal(true);
    return { pair, stack };
}

/** What `getPair` shows is what a resource records. */
async function whatIsSeen(pair: Simulator): Promise<object> {
    const { name: _name, ...entry } = entryFor(pair, "imported", "sbc-imp-b");
    const credentials = { username: "admin", password: PASSWORD };
    const {
        state: _state,
        description: _text,
        ...seen
    } = await getPair({ nodes: [...entry.nodes], credentials, tls: { caCertificate: pair.caCertificate } });
    return { ...seen, fulfilledActiveNode: seen.activeNode };
}

describe("pulumi import --file, on a real Pulumi engine", () => {
    getPlaceFirst();

    sideBySide({
        "takes a pair into a stack with what getPair shows, and the next preview is clean": async () => {
            const { pair, stack } = await importPair("import-seen", {}, whatIsSeen);
            const { changes, text } = await stack.preview();
            expect(changes, text).to.deep.equal({ create: 1, same: 2 });
            expect(pair.switchoversReceived()).to.equal(0);
            await pair.stop();
        },

        "takes a pair into a stack with its arguments alone, and a refresh makes the next preview clean": async () => {
            const nothing = () => Promise.resolve({});
            const { pair, stack } = await importPair("import-bare", { revertive: false }, nothing);
            const before = await stack.preview();
            expect(before.changes, before.text).to.deep.equal({ create: 1, same: 1, update: 1 });
            expect(before.text).not.to.contain("switchover");
            const refreshed = await stack.refresh();
            expect(refreshed.succeeded, refreshed.text).to.equal(true);
            expect(await stack.recorded("imported")).to.include({
                activeNode: "sbc-imp-b",
                standbyNode: "sbc-imp-a",
                fulfilledActiveNode: "sbc-imp-b",
            });
            const { changes, text } = await stack.preview();
            expect(changes, text).to.deep.equal({ create: 1, same: 2 });
            expect(pair.switchoversReceived()).to.equal(0);
            await pair.stop();
        },
    });
});
