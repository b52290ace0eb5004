import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { declare, requestsTo, startPair } from "../resource/declaredPair.js";
import { type Face, failureIn, ofEachFace, type Stored, withOutputs } from "./face.js";

const NONE = { changes: false, replaces: [] };
const SOME = { changes: true, replaces: [] };

/** In one line; the plugin lists the preconditions behind it. */
const NEEDED = /^sbc-a\/sbc-b: NEEDED\. Calls are on sbc-a; desired sbc-b\. 6 of 6 preconditions met[.:]/;

ofEachFace("the preview", (start) => {
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

    it("finds no difference where all is as recorded, by one look with the token that is there", async () => {
        expect(await face.preview(declare(pair, "sbc-a"), stored)).to.deep.equal(NONE);
        expect(requestsTo(pair)).to.deep.equal({ "sbc-a GET status": 1, "sbc-b GET status": 1 });
        expect(face.told).to.deep.equal([]);
    });

    it("finds none in health, counters, sessions and logs", async () => {
        pair.setHealth("sbc-b", 80);
        pair.setSessions(500);
        expect(await face.preview(declare(pair, "sbc-a"), stored)).to.deep.equal(NONE);
    });

    it("finds none after a failover there and back, which moves counters and logs", async () => {
        pair.failOver();
        await pair.settled();
        pair.failOver();
        await pair.settled();
        expect(await face.preview(declare(pair, "sbc-a"), stored)).to.deep.equal(NONE);
    });

    it("finds none where the nodes are listed in another order and written in another case", async () => {
        const [a, b] = declare(pair, "sbc-a").nodes;
        const nodes = [{ ...b, name: "SBC-B" }, a];
        expect(await face.preview(declare(pair, "SBC-A", { nodes }), stored)).to.deep.equal(NONE);
    });

    it("finds a changed argument, and says nothing where no switchover follows from it", async () => {
        expect(await face.preview(declare(pair, "sbc-a", { reason: "CHG-1" }), stored)).to.deep.equal(SOME);
        expect(face.told).to.deep.equal([]);
    });

    it("says what a change of the desired node leads to: from, to, and each precondition as observed", async () => {
        expect(await face.preview(declare(pair, "sbc-b"), stored)).to.deep.equal(SOME);
        expect(face.told).to.have.lengthOf(1);
        expect(face.told[0]).to.match(NEEDED);
    });

    it("says a thing once, however often it is asked for the same difference", async () => {
        const other = await startPair({ nodes: ["once-a", "once-b"] });
        const created = await face.create(declare(other, "once-a"));
        for (const desired of ["once-b", "once-b"]) await face.preview(declare(other, desired), created);
        expect(face.told).to.have.lengthOf(1);
        await other.stop();
    });

    it("says why a switchover would be refused, and does not fail", async () => {
        pair.setHealth("sbc-b", 60);
        expect(await face.preview(declare(pair, "sbc-b"), stored)).to.deep.equal(SOME);
        expect(face.told).to.have.lengthOf(1);
        expect(face.told[0]).to.contain("sbc-a/sbc-b: REFUSED. Calls are on sbc-a; desired sbc-b.");
        expect(face.told[0]).to.contain("60 %; required: at least 75 %");
    });

    it("finds a failover that the device made by itself", async () => {
        pair.failOver();
        await pair.settled();
        expect(await face.preview(declare(pair, "sbc-a"), stored)).to.deep.equal(SOME);
        expect(face.told[0]).to.contain(
            "NEEDED. Calls are on sbc-b; desired sbc-a. The device moved calls there by itself. ",
        );
    });

    it("finds records that a killed run has left untrue, although the right node is active", async () => {
        const stale = withOutputs(stored, {
            activeNode: "sbc-b",
            standbyNode: "sbc-a",
            roles: { "sbc-a": "standby", "sbc-b": "active" },
        });
        expect(await face.preview(declare(pair, "sbc-a"), stale)).to.deep.equal(SOME);
    });

    it("finds a request whose outcome nobody saw, and says that up looks for it first", async () => {
        const pending = { since: new Date().toISOString(), from: "sbc-b", to: "sbc-a", switchoverCounts: {} };
        expect(await face.preview(declare(pair, "sbc-a"), withOutputs(stored, { pending }))).to.deep.equal(SOME);
        expect(face.told[0]).to.match(
            /OPEN\. Calls are on sbc-a\. A switchover from sbc-b to sbc-a was requested at .*Z, and no look has shown its end\. up looks/,
        );
    });

    it("replaces only where it is another pair", async () => {
        const other = await startPair({ nodes: ["sbc-x", "sbc-y"] });
        const another = await face.diff(stored, declare(other, "sbc-x"));
        expect(another).to.deep.equal({ changes: true, replaces: ["nodes"] });
        const [a] = declare(pair, "sbc-a").nodes;
        const [, y] = declare(other, "sbc-y").nodes;
        const half = await face.preview(declare(pair, "sbc-a", { nodes: [a, y] }), stored);
        expect(half.replaces).to.deep.equal([]);
        expect(requestsTo(other)).not.to.have.property("sbc-x POST token");
        await other.stop();
    });

    it("leaves a failover of the device's own with revertive: false, and says so", async () => {
        const declared = declare(pair, "sbc-a", { revertive: false });
        pair.failOver();
        await pair.settled();
        const read = await face.read({ ...withOutputs(stored, { revertive: false }), inputs: declared });
        expect(await face.preview(declared, read)).to.deep.equal(NONE);
        expect(face.told).to.have.length(1);
        expect(face.told[0]).to.match(
            /FAILOVER\. Calls are on sbc-b; desired sbc-a\. The device moved calls there by itself\. The log of sbc-b, at .*Z: "Standby to BecomingActive, active peer sbc-a .+"\. Calls stay there: observeOnly is set, or revertive is false\.$/,
        );
        expect(await face.preview({ ...declared, activeNode: "sbc-b" }, read)).to.deep.equal(SOME);
    });

    it("calls no failover what was never seen otherwise", async () => {
        pair.failOver();
        await pair.settled();
        const declared = declare(pair, "sbc-a", { observeOnly: true });
        await face.preview(declared);
        expect(face.told.join())
            .to.contain("OTHER NODE ACTIVE. Calls are on sbc-b; desired sbc-a.")
            .and.not.contain("FAILOVER");
        face.forgetTold();
        await face.preview(declared, await face.create(declared));
        expect(face.told.join()).not.to.contain("FAILOVER");
    });

    it("gives each role to the device that reports it, where two addresses are swapped", async () => {
        const [a, b] = pair.nodes;
        const nodes = [
            { name: "sbc-a", address: b.address },
            { name: "sbc-b", address: a.address },
        ];
        await face.preview(declare(pair, "sbc-a", { nodes }));
        const [said = ""] = face.told;
        expect(said).to.contain(`${b.address}, declared as sbc-a, answers as sbc-b: standby`);
        expect(said).to.contain(`${a.address}, declared as sbc-b, answers as sbc-a: active`);
        expect(said).not.to.match(/sbc-a: standby|sbc-b: active/);
        const error = await failureIn(face.create(declare(pair, "sbc-a", { nodes })));
        expect(error.message).not.to.match(/sbc-a: standby|sbc-b: active/);
    });

    it("judges a pair that can't be looked at on what is recorded, and says each node's reason", async () => {
        pair.setFault({ name: "nodeDown" });
        expect(await face.preview(declare(pair, "sbc-a"), stored)).to.deep.equal(NONE);
        expect(face.told).to.have.lengthOf(1);
        expect(face.told[0]).to.match(
            /^sbc-a\/sbc-b: NOT SEEN\. Where calls are can't be seen\. .*sbc-a \(127.*sbc-b \(127.*judged on what is recorded/,
        );
        expect(face.told[0]).not.to.contain(": REFUSED. ");
        expect(await face.preview(declare(pair, "sbc-b"), stored)).to.deep.equal(SOME);
    });

    it("fails for a pair that can't be looked at where the stack says so", async () => {
        const strict = await start({ onUnreachable: "error" });
        pair.setFault({ name: "nodeDown" });
        const { message } = await failureIn(strict.preview(declare(pair, "sbc-a"), stored));
        expect(message).to.match(/^sbc-a\/sbc-b: NOT SEEN\. Where calls are can't be seen/);
        await strict.stop();
    });

    it("does not fail for a pair that can't be looked at where the stack says so of refusals: none is due", async () => {
        const strict = await start({ onRefusal: "error" });
        pair.setFault({ name: "nodeDown" });
        expect(await strict.preview(declare(pair, "sbc-a"), stored)).to.deep.equal(NONE);
        await strict.stop();
    });

    it("counts sessions for a new desired node, though a read before it had no need to", async () => {
        pair.setSessions(12);
        const preconditions = { maximumSessions: 100 };
        const inputs = declare(pair, "sbc-a", { preconditions });
        const read = await face.read({ ...withOutputs(stored, { preconditions }), inputs });
        await face.preview(declare(pair, "sbc-b", { preconditions }), read);
        expect(face.told[0]).to.match(
            /\[ok\] sessions on sbc-a: 12 \(required: at most 100\)|7 of 7 preconditions met\./,
        );
    });

    it("does not fail for one node that can't be looked at, where the stack says so of a pair: only its record is not true", async () => {
        const strict = await start({ onUnreachable: "error" });
        pair.setFault({ name: "nodeDown", node: "sbc-b" });
        expect(await strict.preview(declare(pair, "sbc-a"), stored)).to.deep.equal(SOME);
        const read = await strict.read(stored);
        expect(await strict.preview(declare(pair, "sbc-a"), read)).to.deep.equal(NONE);
        await strict.stop();
    });

    it("takes what is not known yet for a change, and looks at nothing", async () => {
        const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        expect(await face.preview(declare(pair, unknown), stored)).to.deep.equal(SOME);
        expect(requestsTo(pair)).to.deep.equal({});
    });
});
