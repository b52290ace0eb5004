import { expect } from "chai";
import { PROVIDER_TEXT } from "../../sdk/providerText.js";
import { isSecret, secret } from "../plugin/haActiveNode/marks.js";
import { newUrn, notLooks } from "../plugin/haActiveNode/pairState.js";
import { ResourcePlugin } from "../plugin/haActiveNode/resourcePlugin.js";
import { declare, startPair } from "../resource/declaredPair.js";
import { DynamicProvider } from "../dynamic/dynamicProvider.js";

describe("a resource that moves from the dynamic provider to the plugin", () => {
    it("has no difference, is only looked at, and keeps its id", async () => {
        const pair = await startPair();
        const dynamic = await DynamicProvider.start();
        const plugin = await ResourcePlugin.start();
        const declared = declare(pair, "sbc-b");
        const { id, outs } = await dynamic.create(declared);
        pair.clearRequests();

        // By an alias: the program's inputs are the plugin's, the state is the dynamic provider's.
        const moved = { urn: newUrn(), id, inputs: { ...declared, __provider: PROVIDER_TEXT }, outputs: outs };
        const { inputs } = await plugin.check(declared, moved.inputs);
        expect(await plugin.diff(moved, inputs)).to.deep.equal({ changes: false, replaces: [], paths: {} });
        const read = await plugin.read(moved);
        expect(read.id).to.equal(id);
        expect(JSON.stringify(read)).not.to.contain("__provider");
        expect(read.outputs).to.deep.include({ lastAction: outs["lastAction"], fulfilledActiveNode: "sbc-b" });
        expect(await plugin.diff(read, inputs)).to.deep.equal({ changes: false, replaces: [], paths: {} });
        expect(notLooks(pair)).to.deep.equal([]);
        expect(plugin.lines).to.deep.equal([]);
        await Promise.all([pair.stop(), dynamic.stop(), plugin.stop()]);
    });

    it("keeps secret what was, and has no difference", async () => {
        const pair = await startPair();
        const dynamic = await DynamicProvider.start();
        const plugin = await ResourcePlugin.start();
        const declared = declare(pair, "sbc-b");
        const __secretArguments = { resource: "chicago", names: ["nodes"] };
        const { id, outs } = await dynamic.create({ ...declared, __secretArguments });
        const news = { ...declared, nodes: secret(declared.nodes) };
        const moved = { urn: newUrn(), id, inputs: { ...news, __secretArguments }, outputs: outs };
        const { inputs } = await plugin.check(news, moved.inputs);
        expect(inputs).not.to.have.property("__secretArguments");
        expect(await plugin.diff(moved, inputs)).to.deep.equal({ changes: false, replaces: [], paths: {} });
        const read = await plugin.read(moved);
        expect(read.id).to.equal(id);
        const open = JSON.stringify(Object.values(read.outputs).filter((value) => !isSecret(value)));
        for (const { name, address } of declared.nodes) expect(open).not.to.contain(name).and.not.to.contain(address);
        expect(JSON.stringify(read)).not.to.contain("__secret");
        expect(await plugin.diff(read, inputs)).to.deep.equal({ changes: false, replaces: [], paths: {} });
        await Promise.all([pair.stop(), dynamic.stop(), plugin.stop()]);
    });
});
