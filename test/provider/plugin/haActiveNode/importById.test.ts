import { expect } from "chai";
import type { Simulator } from "../../../../simulator/index.js";
import { failureIn } from "../../faces/callFailure.js";
import { startPair } from "../../resource/declaredPair.js";
import { configFor, newUrn, notLooks } from "./pairState.js";
import { ResourcePlugin } from "./resourcePlugin.js";

describe("a pair that the plugin reads by its id alone, as an import does", () => {
    let plugin: ResourcePlugin;
    let pair: Simulator;
    before(async () => {
        pair = await startPair();
        plugin = await ResourcePlugin.start(configFor(pair));
    });
    after(async () => {
        expect(notLooks(pair)).to.deep.equal([]);
        await Promise.all([plugin.stop(), pair.stop()]);
    });
    beforeEach(() => {
        plugin.lines.length = 0;
    });
    afterEach(async () => {
        pair.clearFaults();
        await pair.settled();
    });

    const idOf = (from: Simulator) => from.nodes.map(({ name, address }) => `${name}=${address}`).join(",");
    const adopt = (id: string) => plugin.read({ urn: newUrn(), id, inputs: {}, outputs: {} });

    it("is declared with the active node as the desired one, which counts as made active already", async () => {
        const { id, inputs, outputs } = await adopt(idOf(pair));
        const nodes = pair.nodes.map(({ name, address }) => ({ name, address }));
        expect(id).to.equal(idOf(pair));
        expect(inputs).to.deep.equal({ nodes, activeNode: "sbc-a" });
        expect(outputs).to.deep.include({ nodes, activeNode: "sbc-a", fulfilledActiveNode: "sbc-a", redundant: true });
        expect(plugin.lines).to.deep.equal([]);
    });

    it("passes the check, and has no difference to itself", async () => {
        const read = await adopt(idOf(pair));
        const { inputs, failures } = await plugin.check(read.inputs, read.inputs);
        expect(failures).to.deep.equal([]);
        expect(await plugin.diff(read, inputs)).to.deep.equal({ changes: false, replaces: [], paths: {} });
        expect((await plugin.read(read)).outputs).to.deep.equal(read.outputs);
    });

    it("may be written with spaces, and in any order", async () => {
        const [a, b] = idOf(pair).split(",");
        const { inputs } = await adopt(`${b} , ${a}`);
        expect(inputs).to.include({ activeNode: "sbc-a" });
    });

    it("goes on with one node where the other is silent, with a warning", async () => {
        pair.setFault({ name: "nodeDown", node: "sbc-b" });
        const { inputs, outputs } = await adopt(idOf(pair));
        expect(inputs).to.include({ activeNode: "sbc-a" });
        expect(outputs["roles"]).to.deep.equal({ "sbc-a": "active", "sbc-b": "unseen" });
        expect(plugin.warnings[0]?.message).to.match(
            /^sbc-a\/sbc-b: NOT REDUNDANT\. Calls are on sbc-a\.\n.*sbc-b: no answer/,
        );
    });

    it("has no desired node if both nodes are active, or none is seen to be, with a warning", async () => {
        for (const fault of [{ name: "bothActive" }, { name: "nodeDown", node: "sbc-a" }] as const) {
            plugin.lines.length = 0;
            pair.setFault(fault);
            const { inputs, outputs } = await adopt(idOf(pair));
            expect(inputs).to.have.all.keys("nodes");
            expect(outputs).not.to.have.any.keys("activeNode", "fulfilledActiveNode");
            expect(plugin.warnings).to.have.lengthOf(1);
            pair.clearFaults();
            await pair.settled();
        }
    });

    it("is refused where neither node answers, or at an address that is another device's", async () => {
        const [a, b] = pair.nodes;
        const swapped = await failureIn(adopt(`${a.name}=${b.address},${b.name}=${a.address}`));
        expect(swapped.message).to.match(/^The id names another pair\. .*sbc-[ab]/);
        pair.setFault("nodeDown");
        expect((await failureIn(adopt(idOf(pair)))).message).to.match(/NOT SEEN\. [^]*ECONNREFUSED/);
    });

    const FORM = /^This id does not name a pair\. Write it as name=address,name=address, such as /;
    const bad: readonly (readonly [string, RegExp])[] = [
        ["foo", FORM],
        ["sbc-a=10.0.0.1", FORM],
        ["sbc-a=10.0.0.1,sbc-b", FORM],
        ["sbc-a=10.0.0.1,sbc-b=", FORM],
        ["=10.0.0.1,sbc-b=10.0.0.2", FORM],
        ["sbc-a=10.0.0.1,sbc-b=10.0.0.2,sbc-c=10.0.0.3", FORM],
        ["sbc-a=10.0.0.1=,sbc-b=10.0.0.2", FORM],
        ["sbc-a=admin:hunter2@10.0.0.1,sbc-b=10.0.0.2", FORM],
        ["sbc-a=10.0.0.1,sbc-b=https://10.0.0.2", /nodes\[1\]\.address "https:\/\/10\.0\.0\.2" has a scheme/],
        ["sbc-a=10.0.0.1,sbc-b=10.0.0.2/rest", /nodes\[1\]\.address .* has a path/],
        ["sbc a=10.0.0.1,sbc-b=10.0.0.2", /nodes\[0\]\.name is not a host name/],
        ["sbc-a=10.0.0.1,SBC-A=10.0.0.2", /both are named sbc-a/],
        ["sbc-a=10.0.0.1,sbc-b=10.0.0.1:443", /both have the address 10\.0\.0\.1/],
    ];
    for (const [id, sentence] of bad) {
        it(`is refused in a sentence by the id ${id}`, async () => {
            pair.clearRequests();
            const { message } = await failureIn(adopt(id));
            expect(message).to.match(sentence).and.not.contain("hunter2").and.not.contain("defect");
            expect(pair.requests).to.have.lengthOf(0);
        });
    }

    it("is refused without credentials, by the ways to give them", async () => {
        const bare = await ResourcePlugin.start();
        const failure = await failureIn(bare.read({ urn: newUrn(), id: idOf(pair), inputs: {}, outputs: {} }));
        expect(failure.message).to.contain("Credentials are missing.");
        await bare.stop();
    });
});
