import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { declare, requestsTo, startPair } from "../resource/declaredPair.js";
import { type Face, ofEachFace, type Stored, withOutputs } from "./face.js";

ofEachFace("reading and deleting", (start) => {
    let face: Face;
    let pair: Simulator;
    let stored: Stored;
    before(async () => {
        face = await start();
    });
    after(() => face.stop());
    beforeEach(async () => {
        pair = await startPair();
        stored = await face.create(declare(pair, "sbc-a"));
        pair.clearRequests();
        face.forgetTold();
    });
    afterEach(() => pair.stop());

    const failOver = async () => {
        pair.failOver();
        await pair.settled();
    };

    it("reads the same again where nothing has changed", async () => {
        expect(await face.read(stored)).to.deep.equal(stored);
        expect(requestsTo(pair)).to.deep.equal({ "sbc-a GET status": 1, "sbc-b GET status": 1 });
    });

    it("records a failover as it is", async () => {
        await failOver();
        const read = await face.read(stored);
        expect(read.id).to.equal(stored.id);
        expect(read.outputs).to.deep.include({
            activeNode: "sbc-b",
            standbyNode: "sbc-a",
            roles: { "sbc-a": "standby", "sbc-b": "active" },
            fulfilledActiveNode: "sbc-a",
        });
    });

    it("keeps the desired node with revertive: false", async () => {
        await failOver();
        const { inputs, outputs } = await face.read(withOutputs(stored, { revertive: false }));
        expect(inputs).to.deep.include({ activeNode: "sbc-a" });
        expect(outputs).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-a" });
    });

    it("keeps the desired node if no node is seen to be active, or two are", async () => {
        pair.setFault("bothActive");
        const { inputs, outputs } = await face.read(stored);
        expect(inputs).to.deep.include({ activeNode: "sbc-a" });
        expect(outputs).not.to.have.any.keys("activeNode", "standbyNode");
        expect(outputs["roles"]).to.deep.equal({ "sbc-a": "active", "sbc-b": "active" });
    });

    it("keeps what is pending: a refresh resolves nothing", async () => {
        const pending = {
            since: new Date().toISOString(),
            from: "sbc-b",
            to: "sbc-a",
            switchoverCounts: { "sbc-a": 0 },
        };
        const lastAction = { at: pending.since, from: "sbc-b", to: "sbc-a", outcome: "unknown" };
        const { outputs } = await face.read(withOutputs(stored, { pending, lastAction }));
        expect(outputs).to.deep.include({ pending, lastAction });
    });

    it("takes the active node as the desired one of a pair that is imported, so that it stays with revertive: false", async () => {
        const declared = declare(pair, "sbc-b", { revertive: false });
        const { activeNode: _desired, ...outputs } = declared;
        await failOver();
        const read = await face.read({ ...stored, inputs: declared, outputs });
        expect(read.outputs).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-b" });
        expect(await face.diff(read, declared)).to.deep.equal({ changes: false, replaces: [] });
    });

    it("goes on with one node where the other is silent", async () => {
        pair.setFault({ name: "nodeDown", node: "sbc-b" });
        const { outputs } = await face.read(stored);
        expect(outputs).to.deep.include({ activeNode: "sbc-a", roles: { "sbc-a": "active", "sbc-b": "unseen" } });
    });

    it("deletes without a request, a pair that is gone for good included", async () => {
        await face.delete(stored);
        expect(requestsTo(pair)).to.deep.equal({});
        pair.setFault("nodeDown");
        await face.delete(stored);
    });
});
