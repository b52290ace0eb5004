import { expect } from "chai";
import type { Simulator } from "../../../../simulator/index.js";
import { PROVIDER_TEXT } from "../../../sdk/providerText.js";
import { declare, requestsTo, startPair } from "../declaredPair.js";
import { type Bag, CallFailure, DynamicProvider } from "./dynamicProvider.js";

describe("read and delete, behind Pulumi's own server", () => {
    let provider: DynamicProvider;
    let pair: Simulator;
    let id: string;
    let recorded: Bag;
    before(async () => {
        provider = await DynamicProvider.start();
    });
    after(() => provider.stop());
    beforeEach(async () => {
        pair = await startPair();
        ({ id, outs: recorded } = await provider.create(declare(pair, "sbc-a")));
        pair.clearRequests();
        provider.printed.length = 0;
    });
    afterEach(() => pair.stop());

    const failOver = async () => {
        pair.failOver();
        await pair.settled();
    };

    it("reads the same again where nothing has changed", async () => {
        const { props, inputs } = await provider.read(id, recorded);
        expect(props).to.deep.equal(recorded);
        expect(inputs).to.deep.equal({ ...declare(pair, "sbc-a"), __provider: PROVIDER_TEXT });
        expect(requestsTo(pair)).to.deep.equal({ "sbc-a GET status": 1, "sbc-b GET status": 1 });
    });

    it("shows a failover as a difference of the property that an operator wrote", async () => {
        await failOver();
        const read = await provider.read(id, recorded);
        expect(read.id).to.equal(id);
        expect(read.inputs).to.include({ activeNode: "sbc-b" });
        expect(read.props).to.deep.include({
            activeNode: "sbc-b",
            standbyNode: "sbc-a",
            roles: { "sbc-a": "standby", "sbc-b": "active" },
            fulfilledActiveNode: "sbc-a",
        });
    });

    it("keeps the wish with revertive: false", async () => {
        await failOver();
        const { inputs, props } = await provider.read(id, { ...recorded, revertive: false });
        expect(inputs).to.equal(undefined);
        expect(props).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-a" });
    });

    it("keeps the wish where no node is seen to be active, or two are", async () => {
        pair.setFault("bothActive");
        const { inputs, props } = await provider.read(id, recorded);
        expect(inputs).to.equal(undefined);
        expect(props).not.to.have.any.keys("activeNode", "standbyNode");
        expect(props["roles"]).to.deep.equal({ "sbc-a": "active", "sbc-b": "active" });
    });

    it("keeps what is pending: a refresh resolves nothing", async () => {
        const pending = {
            since: new Date().toISOString(),
            from: "sbc-b",
            to: "sbc-a",
            switchoverCounts: { "sbc-a": 0 },
        };
        const lastAction = { at: pending.since, from: "sbc-b", to: "sbc-a", outcome: "unknown" };
        const { props } = await provider.read(id, { ...recorded, pending, lastAction });
        expect(props).to.deep.include({ pending, lastAction });
    });

    it("counts the node that is active as the wish of what is imported, so that it stays with revertive: false", async () => {
        const { activeNode: _wish, ...outputs } = declare(pair, "sbc-a", { revertive: false });
        await failOver();
        const { props } = await provider.read(id, outputs);
        expect(props).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-b" });
        const wished = declare(pair, "sbc-b", { revertive: false });
        expect(await provider.diff(id, props, wished)).to.deep.equal({ changes: false, replaces: [] });
    });

    it("goes on with one node where the other is silent", async () => {
        pair.setFault({ name: "nodeDown", node: "sbc-b" });
        const { props } = await provider.read(id, recorded);
        expect(props).to.deep.include({ activeNode: "sbc-a", roles: { "sbc-a": "active", "sbc-b": "unseen" } });
    });

    it("fails where no node answers, in place of forgetting the pair, and prints no stack", async () => {
        pair.setFault("nodeDown");
        const error = await provider.read(id, recorded).catch((failure: unknown) => failure);
        expect(error).to.be.instanceOf(CallFailure);
        expect((error as Error).message).to.match(/^sbc-a\/sbc-b: which node is active can't be seen .*ECONNREFUSED/);
        expect(provider.printed.join("\n")).not.to.match(/^\s+at /m);
    });

    it("deletes without a request, a pair that is gone for good included", async () => {
        await provider.delete(id, recorded);
        expect(requestsTo(pair)).to.deep.equal({});
        pair.setFault("nodeDown");
        await provider.delete(id, recorded);
    });
});
