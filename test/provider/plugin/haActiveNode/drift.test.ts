import { expect } from "chai";
import type { Simulator } from "../../../../simulator/index.js";
import type { Bag } from "../../faces/callFailure.js";
import { type Declared, declare, startPair } from "../../resource/declaredPair.js";
import { asAnother, configFor, created } from "./pairState.js";
import { ResourcePlugin, type State } from "./resourcePlugin.js";

const NONE = { changes: false, replaces: [], paths: {} };

describe("a failover of the device's own, in the plugin", () => {
    let plugin: ResourcePlugin;
    let pair: Simulator;
    let declared: Declared;
    let state: State;
    before(async () => {
        pair = await startPair();
        plugin = await ResourcePlugin.start(configFor(pair));
        declared = declare(pair, "sbc-a");
        state = await created(plugin, declared);
        pair.failOver();
        await pair.settled();
    });
    after(() => Promise.all([plugin.stop(), pair.stop()]));
    beforeEach(() => {
        plugin.lines.length = 0;
    });

    /** As the engine has it when it compares: it has just read. */
    const refreshed = async (more: Bag = {}): Promise<State> => {
        const inputs = { ...declared, ...more };
        return await plugin.read(asAnother(state, { inputs, outputs: { ...state.outputs, ...more } }));
    };

    it("is read into the outputs, and leaves the desired node in the inputs", async () => {
        const { inputs, outputs } = await refreshed();
        expect(inputs).to.include({ activeNode: "sbc-a" });
        expect(outputs).to.deep.include({
            activeNode: "sbc-b",
            standbyNode: "sbc-a",
            roles: { "sbc-a": "standby", "sbc-b": "active" },
            fulfilledActiveNode: "sbc-a",
        });
        expect(plugin.lines).to.deep.equal([]);
    });

    it("is a difference between what is recorded and the desired node", async () => {
        expect(await plugin.diff(await refreshed(), declared)).to.deep.equal({
            changes: true,
            replaces: [],
            paths: { activeNode: "UPDATE of what is recorded" },
        });
        // The update that is previewed next says what is needed, on the same resource.
        expect(plugin.lines).to.deep.equal([]);
    });

    it("is none once the program declares the active node as the desired one", async () => {
        expect(await plugin.diff(await refreshed(), { ...declared, activeNode: "sbc-b" })).to.deep.equal(NONE);
    });

    it("stays with revertive: false, with a warning on the resource", async () => {
        const olds = await refreshed({ revertive: false });
        expect(await plugin.diff(olds, { ...declared, revertive: false })).to.deep.equal(NONE);
        expect(plugin.warnings).to.have.lengthOf(1);
        expect(plugin.warnings[0]?.urn).to.equal(olds.urn);
        expect(plugin.warnings[0]?.message).to.match(
            /FAILOVER\. Calls are on sbc-b; desired sbc-a\.\nThe device moved calls there by itself\.\n/,
        );
    });

    it("and a new desired node that is active already is recorded, with revertive: false", async () => {
        const olds = await refreshed({ revertive: false });
        const news = { ...declared, revertive: false, activeNode: "sbc-b" };
        expect((await plugin.diff(olds, news)).paths).to.deep.equal({ activeNode: "UPDATE" });
        const outputs = await plugin.update(olds, news);
        expect(outputs).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-b" });
        expect(pair.switchoversReceived()).to.equal(0);
    });

    it("is acted upon when revertive is set again", async () => {
        const olds = await refreshed({ revertive: false });
        expect((await plugin.diff(olds, { ...declared, revertive: true })).paths).to.deep.equal({
            revertive: "UPDATE",
            activeNode: "UPDATE of what is recorded",
        });
    });
});
