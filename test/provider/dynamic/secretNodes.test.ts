import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { OUTPUT_NAMES } from "../../../provider/resource/outputs.js";
import { type Bag, failureIn } from "../faces/callFailure.js";
import { isSecret, plain } from "../plugin/haActiveNode/marks.js";
import { declare, startPair } from "../resource/declaredPair.js";
import { DynamicProvider } from "./dynamicProvider.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("the dynamic provider, of nodes that are secret", () => {
    let provider: DynamicProvider;
    let pair: Simulator;
    beforeEach(async () => {
        provider = await DynamicProvider.start();
        pair = await startPair({ nodes: ["sbc-hid-a", "sbc-hid-b"] });
    });
    afterEach(() => Promise.all([provider.stop(), pair.stop()]));

    /** As the class registers it. */
    const hiding = (activeNode: string, names = ["nodes"], more: Bag = {}) => ({
        ...declare(pair, activeNode, more),
        __secretArguments: { resource: "madrid", names },
    });
    const markedIn = (bag: Bag) => Object.keys(bag).filter((name) => isSecret(bag[name]));
    const hidden = () => pair.nodes.flatMap(({ name, address }) => [name, address]);
    const expectHidden = (bag: Bag) => {
        const open = JSON.stringify(Object.entries(bag).filter(([, value]) => !isSecret(value)));
        for (const text of hidden()) expect(open).not.to.contain(text);
    };

    it("marks the active node in the inputs, which is a name", async () => {
        const { inputs, failures } = await provider.check(hiding("sbc-hid-a"));
        expect(failures).to.deep.equal([]);
        expect(markedIn(inputs)).to.deep.equal(["activeNode"]);
        expect(inputs["__secretArguments"]).to.deep.equal({ resource: "madrid", names: ["nodes"] });
    });

    it("marks all that is made of them, and gives an id that names nothing, over the resource's whole life", async () => {
        const { id, outs } = await provider.create(hiding("sbc-hid-a"));
        expect(id).to.match(UUID);
        expect(OUTPUT_NAMES.filter((name) => outs[name] !== undefined && !isSecret(outs[name]))).to.deep.equal([]);
        expectHidden(outs);

        const updated = await provider.update(id, plain(outs), hiding("sbc-hid-b"));
        expect(markedIn(updated)).to.include.members(["nodes", "lastAction", "history", "roles"]);
        expectHidden(updated);

        const read = await provider.read(id, plain(updated));
        expect(read.id).to.equal(id);
        expectHidden(read.props);
        expect(markedIn(read.inputs ?? {})).to.deep.equal(["activeNode"]);
        expect(await provider.diff(id, plain(read.props), hiding("sbc-hid-b"))).to.deep.equal({
            changes: false,
            replaces: [],
        });
    });

    it("marks what a partial failure leaves, and names nothing in it", async () => {
        pair.setFault({ name: "acceptedNoEffect" });
        const news = hiding("sbc-hid-b", ["nodes"], { timeouts: { quietSeconds: 0.1, settleSeconds: 1 } });
        const { message, partial } = await failureIn(provider.create(news));
        expect(partial?.id).to.match(UUID);
        expectHidden(partial?.properties ?? {});
        expect(markedIn(partial?.properties ?? {})).to.include.members(["lastAction", "nodes"]);
        for (const text of hidden())
            expect([message, ...(partial?.reasons ?? []), ...provider.printed].join("\n")).not.to.contain(text);
        expect(message)
            .to.match(/^madrid: /)
            .and.to.contain("node 2");
    });

    it("says in a preview what is needed by the resource's name and the nodes' numbers", async () => {
        await provider.check(hiding("sbc-hid-b"));
        expect(provider.printed.join("\n")).to.match(/madrid: NEEDED\. Calls are on node 1; desired node 2\./);
        for (const text of hidden()) expect(provider.printed.join("\n")).not.to.contain(text);
    });

    it("says so where no node answers, and where the arguments can't be used", async () => {
        for (const { name } of pair.nodes) pair.setFault({ name: "nodeDown", node: name });
        const { message } = await failureIn(provider.create(hiding("sbc-hid-b")));
        const bad = await provider.check({ ...hiding("sbc-hid-c") });
        const said = [message, ...bad.failures.map(({ reason }) => reason), ...provider.printed].join("\n");
        for (const text of hidden()) expect(said).not.to.contain(text);
        expect(said).to.contain("node 1").and.to.contain("activeNode");
    });

    it("records anew what was recorded before they were secret, and keeps the id", async () => {
        const { id, outs } = await provider.create(declare(pair, "sbc-hid-a"));
        expect(markedIn(outs)).to.deep.equal([]);
        expect((await provider.diff(id, outs, hiding("sbc-hid-a"))).changes).to.equal(true);
        const updated = await provider.update(id, outs, hiding("sbc-hid-a"));
        expectHidden(updated);
        expect((await provider.diff(id, plain(updated), hiding("sbc-hid-a"))).changes).to.equal(false);
        expect(pair.switchoversReceived()).to.equal(0);
    });

    it("keeps an action's record marked whose reason was secret once", async () => {
        const { id, outs } = await provider.create(hiding("sbc-hid-b", ["reason"], { reason: "CHG-hidden" }));
        expect(markedIn(outs)).to.have.members(["reason", "lastAction", "history"]);
        expect(id).to.contain("sbc-hid-a=");
        const later = await provider.update(id, plain(outs), declare(pair, "sbc-hid-b"));
        expect(markedIn(later)).to.have.members(["lastAction", "history"]);
        expect(markedIn((await provider.read(id, plain(later))).props)).to.have.members(["lastAction", "history"]);
    });
});
