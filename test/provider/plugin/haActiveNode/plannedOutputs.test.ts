import { expect } from "chai";
import type { Simulator } from "../../../../simulator/index.js";
import { OUTPUT_NAMES } from "../../../../provider/resource/outputs.js";
import { failureIn } from "../../faces/callFailure.js";
import { declare, startPair } from "../../resource/declaredPair.js";
import { UNKNOWN } from "./marks.js";
import { asAnother, configFor, created, newUrn, notLooks } from "./pairState.js";
import { ResourcePlugin, type State } from "./resourcePlugin.js";

const PREVIEW = { preview: true };

describe("the plugin's preview", () => {
    let plugin: ResourcePlugin;
    let pair: Simulator;
    let state: State;
    before(async () => {
        pair = await startPair();
        plugin = await ResourcePlugin.start(configFor(pair));
        state = await created(plugin, declare(pair, "sbc-a"));
    });
    after(async () => {
        expect(notLooks(pair)).to.deep.equal([]);
        await Promise.all([plugin.stop(), pair.stop()]);
    });
    beforeEach(() => {
        plugin.lines.length = 0;
        pair.clearFaults();
        pair.setHealth("sbc-b", 100);
    });

    const unknownOutputs = Object.fromEntries(OUTPUT_NAMES.map((name) => [name, UNKNOWN]));

    it("of a new resource knows what creating it will show, where nothing is due", async () => {
        const declared = declare(pair, "sbc-a");
        const preview = await plugin.create(declared, { urn: newUrn(), preview: true });
        const real = await plugin.create(declared, { urn: newUrn() });
        expect(preview.id).to.equal("");
        expect(preview.outputs).to.deep.equal(real.outputs);
        expect(plugin.lines).to.deep.equal([]);
    });

    it("of a new resource does not know what will be seen after a switchover, and says what is due, once", async () => {
        const declared = declare(pair, "sbc-b", { reason: "CHG-1" });
        const urn = newUrn();
        const { id, outputs } = await plugin.create(declared, { urn, preview: true });
        await plugin.create(declared, { urn, preview: true });
        expect(id).to.equal("");
        expect(outputs).to.deep.include({ ...unknownOutputs, nodes: declared.nodes, reason: "CHG-1" });
        expect(plugin.warnings).to.have.lengthOf(1);
        expect(plugin.warnings[0]?.urn).to.equal(urn);
    });

    it("of an update lists each precondition on a line of its own, in one warning on the resource", async () => {
        const other = await startPair({ nodes: ["list-a", "list-b"] });
        const olds = await created(plugin, declare(other, "list-a"));
        const desired = declare(other, "list-b");
        const fresh = await plugin.read(olds);
        const { inputs } = await plugin.check(desired, olds.inputs);
        await plugin.diff(fresh, inputs);
        const outputs = await plugin.update(fresh, inputs, PREVIEW);
        expect(outputs).to.deep.include(unknownOutputs);
        expect(plugin.lines).to.have.lengthOf(1);
        const [warning] = plugin.warnings;
        expect(warning?.urn).to.equal(olds.urn);
        const [first, ...list] = warning?.message.split("\n") ?? [];
        expect(first).to.match(/^list-a\/list-b: NEEDED\. Calls are on list-a; desired list-b\./);
        expect(list).to.have.lengthOf.at.least(3);
        expect(list.some((line) => /^ *\[ok\] health of list-b: 100 %/.test(line))).to.equal(true);
        expect(notLooks(other)).to.deep.equal([]);
        await other.stop();
    });

    it("says it on each resource, though another pair has nodes of the same names", async () => {
        const other = await startPair();
        const urns = [newUrn(), newUrn()];
        for (const [index, each] of [pair, other].entries())
            await plugin.create(declare(each, "sbc-b"), { urn: urns[index] ?? "", preview: true });
        expect(plugin.warnings.map(({ urn }) => urn)).to.deep.equal(urns);
        await other.stop();
    });

    it("of an update knows the outputs where nothing is due, what is remembered among them", async () => {
        const lastAction = { at: "2026-01-01T00:00:00.000Z", from: "sbc-b", to: "sbc-a", outcome: "switched" };
        const olds = asAnother(state, { outputs: { ...state.outputs, lastAction } });
        const outputs = await plugin.update(olds, declare(pair, "sbc-a", { reason: "CHG-2" }), PREVIEW);
        expect(outputs).to.deep.include({ activeNode: "sbc-a", reason: "CHG-2", lastAction });
        expect(Object.values(outputs)).not.to.include(UNKNOWN);
        expect(plugin.lines).to.deep.equal([]);
    });

    it("of an update does not know how what is pending will end", async () => {
        const pending = { since: new Date().toISOString(), from: "sbc-b", to: "sbc-a", switchoverCounts: {} };
        const olds = asAnother(state, { outputs: { ...state.outputs, pending } });
        expect(await plugin.update(olds, declare(pair, "sbc-a"), PREVIEW)).to.deep.include(unknownOutputs);
    });

    it("says once of a pair that can't be looked at, and knows nothing of it", async () => {
        pair.setFault("nodeDown");
        const olds = asAnother(state);
        const declared = declare(pair, "sbc-a", { reason: "CHG-3" });
        await plugin.diff(olds, declared);
        expect(await plugin.update(olds, declared, PREVIEW)).to.deep.include(unknownOutputs);
        expect(plugin.warnings).to.have.lengthOf(1);
        expect(plugin.warnings[0]?.message).to.contain("judged on what is recorded");
    });

    it("looks at nothing, and says nothing, where an input is not known yet", async () => {
        pair.clearRequests();
        const declared = declare(pair, UNKNOWN);
        const { outputs } = await plugin.create(declared, { urn: newUrn(), preview: true });
        expect(outputs).to.deep.include(unknownOutputs);
        expect(await plugin.update(asAnother(state), declared, PREVIEW)).to.deep.include(unknownOutputs);
        expect(pair.requests).to.have.lengthOf(0);
        expect(plugin.lines).to.deep.equal([]);
    });

    it("warns of a switchover that would be refused, and fails where the stack says so", async () => {
        pair.setHealth("sbc-b", 60);
        const desired = declare(pair, "sbc-b");
        await plugin.update(asAnother(state), desired, PREVIEW);
        expect(plugin.warnings[0]?.message).to.contain("REFUSED. ");
        const strict = await ResourcePlugin.start({ onRefusal: "error" });
        const calls = [
            strict.update(asAnother(state), desired, PREVIEW),
            strict.create(desired, { urn: newUrn(), preview: true }),
        ];
        for (const call of calls) {
            const { message, partial } = await failureIn(call);
            expect(message).to.contain("REFUSED. Calls are on sbc-a; desired sbc-b.");
            expect(partial).to.equal(undefined);
        }
        await strict.stop();
    });
});
