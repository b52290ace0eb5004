import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { declare, startPair } from "../resource/declaredPair.js";
import { type Bag, type Face, ofEachFace, type Stored, withOutputs } from "./face.js";

const NONE = { changes: false, replaces: [] };
const SOME = { changes: true, replaces: [] };
const KEPT =
    /^sbc-a\/sbc-b: (FAILOVER|OTHER NODE ACTIVE)\. Calls are on sbc-b; desired sbc-a\. .*Calls stay there: ignoreChanges covers activeNode\./;

/** What names the argument. */
const ITS_PATHS = ["activeNode", '["activeNode"]', "*", "[*]", '["*"]'];
const OTHER_PATHS = ["reason", "activenode", "activeNode.name", "activeNodes", '["*"].activeNode', "nodes"];

ofEachFace("ignoreChanges", (start) => {
    let face: Face;
    let pair: Simulator;
    let stored: Stored;
    beforeEach(async () => {
        [face, pair] = await Promise.all([start(), startPair()]);
        stored = await face.create(declare(pair, "sbc-a"));
    });
    afterEach(async () => {
        expect(pair.switchoversReceived(), "switchovers requested").to.equal(0);
        await Promise.all([face.stop(), pair.stop()]);
    });

    /** In a run of its own after it: a process says a thing once, and may use its last look again. */
    const failOver = async () => {
        pair.failOver();
        await pair.settled();
        await face.stop();
        face = await start();
    };

    it("of the active node: adding it is no change, and a failover is recorded, said once and left", async () => {
        for (const path of ITS_PATHS)
            expect(await face.preview(declare(pair, "sbc-a"), stored, [path]), path).to.deep.equal(NONE);
        expect(face.told).to.deep.equal([]);
        await failOver();
        for (const path of ITS_PATHS) {
            expect(await face.preview(declare(pair, "sbc-a"), stored, [path]), path).to.deep.equal(SOME);
            expect(face.told, path).to.have.lengthOf(1);
        }
        expect(face.told[0]).to.match(KEPT);
        for (const path of ITS_PATHS) {
            const recorded = await face.update(stored, declare(pair, "sbc-a"), [path]);
            expect(recorded.outputs, path).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-a" });
            expect(recorded.inputs).to.include({ activeNode: "sbc-a" });
            const again = await face.read(recorded);
            expect(await face.preview(declare(pair, "sbc-a"), recorded, [path]), path).to.deep.equal(NONE);
            expect(again.inputs, "a refresh keeps what is declared").to.include({ activeNode: "sbc-a" });
            expect(await face.preview(declare(pair, "sbc-a"), again, [path]), path).to.deep.equal(NONE);
        }
    });

    it("leaves another desired node of the program aside, which no preview mentions", async () => {
        const paths = ["reason", "activeNode"];
        expect(await face.preview(declare(pair, "sbc-b"), stored, paths)).to.deep.equal(NONE);
        expect(face.told).to.deep.equal([]);
        const { inputs } = await face.update(stored, declare(pair, "sbc-b"), paths);
        expect(inputs).to.include({ activeNode: "sbc-a" });
    });

    it("still applies the other arguments, but those that are ignored too", async () => {
        await failOver();
        const changed = declare(pair, "sbc-a", { reason: "CHG-1", waitSeconds: 5 });
        const updated = await face.update(stored, changed, ["activeNode", "reason"]);
        expect(updated.outputs).to.include({ waitSeconds: 5 }).and.not.to.have.property("reason");
    });

    it("only watches an open request, says so, and resolves it", async () => {
        await failOver();
        const since = new Date(Date.now() - 100_000).toISOString();
        const pending = { since, from: "sbc-b", to: "sbc-a", switchoverCounts: {} };
        const open = withOutputs(stored, { pending });
        expect(await face.preview(declare(pair, "sbc-a"), open, ["activeNode"])).to.deep.equal(SOME);
        expect(face.told.join()).to.contain("OPEN. ").and.to.contain("ignoreChanges covers activeNode");
        const { outputs } = await face.update(open, declare(pair, "sbc-a"), ["activeNode"]);
        expect(outputs).to.include({ activeNode: "sbc-b" }).and.not.to.have.property("pending");
    });

    it("keeps a failover with revertive: false in the same way", async () => {
        const declared = declare(pair, "sbc-a", { revertive: false });
        await failOver();
        const updated = await face.update(stored, declared, ["activeNode"]);
        expect(await face.preview(declared, updated, ["activeNode"])).to.deep.equal(NONE);
        expect(face.told[0]).to.match(KEPT);
    });

    it("of anything else says nothing of the active node, so that a failover is corrected", async () => {
        await failOver();
        // The engine is played for paths of one element; none of these changes what is declared here.
        for (const path of OTHER_PATHS)
            expect(await face.preview(declare(pair, "sbc-a"), stored, [path]), path).to.deep.equal(SOME);
        expect(face.told[0]).to.contain("NEEDED. Calls are on sbc-b; desired sbc-a.");
        expect(face.told).to.have.lengthOf(1);
    });
});

ofEachFace("creating with ignoreChanges", (start) => {
    it("acts, as it does for every resource, and the preview says so", async () => {
        const face = await start();
        const pair = await startPair();
        const declared: Bag = declare(pair, "sbc-b");
        await face.preview(declared, undefined, ["activeNode"]);
        expect(face.told[0]).to.contain("NEEDED. Calls are on sbc-a; desired sbc-b.");
        const { outputs } = await face.create(declared, ["activeNode"]);
        expect(outputs).to.include({ activeNode: "sbc-b" });
        expect(pair.switchoversReceived()).to.equal(1);
        await Promise.all([face.stop(), pair.stop()]);
    });
});
