import { expect } from "chai";
import { join } from "node:path";
import { type Bag, failureIn } from "../../faces/callFailure.js";
import { isSecret, plain, secret } from "../../plugin/haActiveNode/marks.js";
import { DynamicProvider } from "../dynamicProvider.js";

const ENTRY = JSON.stringify(join(__dirname, "entry.js"));
/** What Pulumi would store for each. */
const textOf = (name: string) => `exports.handler = () => require("module").createRequire(${ENTRY})(${ENTRY}).${name};`;

const NODES = [
    { name: "sbc-hid-a", address: "192.0.2.1" },
    { name: "sbc-hid-b", address: "192.0.2.2" },
];

describe("a second provider object beside that of HaActiveNode", () => {
    let provider: DynamicProvider;
    before(async () => {
        provider = await DynamicProvider.start({ "oracle-sbc:parallelSwitchovers": "7" }, {}, "shipped");
    });
    after(() => provider.stop());
    beforeEach(() => {
        provider.printed.length = 0;
    });

    const note = (more: Bag = {}) => ({ nodes: NODES, text: "hello", ...more, __provider: textOf("note") });
    const hidden = (names: readonly string[], more: Bag = {}) =>
        note({ __secretArguments: { resource: "madrid", names }, ...more });

    it("is checked, created, compared, updated, read and deleted, with the stack's configuration", async () => {
        expect((await provider.check(note())).failures).to.deep.equal([]);
        const { id, outs } = await provider.create(note());
        expect(id).to.equal("note of sbc-hid-a");
        expect(outs).to.deep.equal(note({ length: 5, parallelSwitchovers: 7 }));
        expect(provider.printed).to.deep.equal(["sbc-hid-a: kept."]);
        expect(await provider.diff(id, outs, note())).to.deep.equal({ changes: false, replaces: [] });
        expect(await provider.update(id, outs, note({ text: "hi" }))).to.include({ length: 2 });
        expect((await provider.read(id, outs)).props).to.deep.equal(outs);
        await provider.delete(id, outs);
    });

    it("keeps what its program marks as secret, and names no node that is, in what it answers, prints and fails with", async () => {
        const { id, outs } = await provider.create(hidden(["nodes", "text"], { text: "half-hidden" }));
        expect(id).not.to.contain("sbc-hid");
        expect(outs["length"]).to.deep.equal(secret(11));
        expect([isSecret(outs["nodes"]), isSecret(outs["parallelSwitchovers"])]).to.deep.equal([true, false]);
        expect(provider.printed).to.deep.equal(["node 1: kept."]);
        const read = await provider.read(id, plain(outs));
        expect(isSecret(read.props["length"])).to.equal(true);

        const { message, partial } = await failureIn(
            provider.update(id, plain(outs), hidden(["nodes"], { text: "half" })),
        );
        expect(message).to.equal("node 1: half of it is kept. Run this again.");
        expect(partial?.id).to.equal(id);
        expect(isSecret(partial?.properties["nodes"])).to.equal(true);
        expect(partial?.properties).to.include({ text: "half", length: 4 });
    });

    it("is refused where another resource of the run declares one of its nodes, of its own type or not", async () => {
        const pair = { nodes: NODES, activeNode: "sbc-hid-a", credentials: { username: "a", password: "b" } };
        const taken = /declares one of these addresses too/;
        const other = { name: "other", address: "192.0.2.9" };
        const own = provider.check(note({ nodes: [NODES[0], other] }));
        const first = provider.check({ ...pair, observeOnly: false, __provider: textOf("haActiveNode") });
        // Side by side, so that both are of one run.
        const reasons = (await Promise.allSettled([own, first])).map((each) =>
            each.status === "fulfilled" ? each.value.failures.map(({ reason }) => reason).join() : "",
        );
        expect(reasons.filter((text) => taken.test(text))).to.have.lengthOf(1);
    });

    it("leaves the first one as it is", async () => {
        const { failures } = await provider.check({ text: "hello", __provider: textOf("haActiveNode") });
        expect(JSON.stringify(failures)).to.contain("nodes is missing").and.to.contain("text is not an argument");
    });
});
