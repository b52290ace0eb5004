import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { UNKNOWN } from "../plugin/haActiveNode/marks.js";
import { declare, requestsTo, startPair } from "../resource/declaredPair.js";
import { type Bag, type Face, failureIn, ofEachFace, type StartFace } from "./face.js";

/** As a device of another release might put it. */
const SPOKEN = {
    Active: "Primary",
    Standby: "hot-standby",
    BecomingActive: "promoting",
    RelinquishingActive: "Primary",
    BecomingStandby: "demoting",
} as const;
const ROLES = { primary: "active", "HOT STANDBY": "standby", promoting: "transitional", demoting: "transitional" };
const NOT_REDUNDANT = { redundant: false };

ofEachFace("words of a device that are not known here", (start: StartFace) => {
    let face: Face;
    let pair: Simulator;
    const begin = async (options: Parameters<typeof startPair>[0], config: Record<string, string> = {}) => {
        [face, pair] = await Promise.all([start({ stopAfterFailures: "0", ...config }), startPair(options)]);
    };
    afterEach(() => Promise.all([face.stop(), pair.stop()]));
    const checksIn = (outputs: Bag) => {
        const { checks } = outputs["lastAction"] as { checks: readonly { name: string; observed: string }[] };
        return Object.fromEntries(checks.map(({ name, observed }) => [name, observed]));
    };

    it("keep a pair from being moved, which says how to declare roles; then it is moved, and the record has them", async () => {
        await begin({ roleWords: SPOKEN });
        const refused = await failureIn(face.create(declare(pair, "sbc-b")));
        expect(refused.message).to.match(/REFUSED\. [^]*"Primary", a role unknown here/);
        expect(refused.message).to.contain(
            'If you know what "Primary", "hot-standby" means, declare it in deviceWords.roles.',
        );
        expect(pair.switchoversReceived()).to.equal(0);

        const { outputs } = await face.create(declare(pair, "sbc-b", { deviceWords: { roles: ROLES } }));
        expect(pair.switchoversReceived()).to.equal(1);
        expect(pair.nodes[1].state).to.equal("Active");
        expect(outputs).to.deep.include({
            roles: { "sbc-a": "standby", "sbc-b": "active" },
            activeNode: "sbc-b",
            standbyNode: "sbc-a",
            redundant: true,
            deviceWords: { roles: ROLES },
        });
        expect(checksIn(outputs)["role words"]).to.equal(
            'declared in deviceWords: "Primary" means active, "hot-standby" means standby',
        );
    });

    it("keep it back where a component reports them, and are recorded where they are declared to be good", async () => {
        await begin({});
        pair.setSync("tMBCD", "Enabled");
        const refused = await failureIn(face.create(declare(pair, "sbc-b")));
        expect(refused.message).to.contain("declare it in deviceWords.synchronized");
        expect(pair.switchoversReceived()).to.equal(0);
        const deviceWords = { synchronized: ["enabled"] };
        const { outputs } = await face.create(declare(pair, "sbc-b", { deviceWords }));
        expect(pair.switchoversReceived()).to.equal(1);
        expect(outputs).to.include({ activeNode: "sbc-b", redundant: true });
        expect(checksIn(outputs)["synchronization"]).to.equal(
            'complete, declared in deviceWords: "enabled" means synchronized',
        );
    });

    it("do not make a component that is out of step a good one", async () => {
        await begin({});
        pair.setSync("tMBCD", "enabled");
        pair.setSync("tSIPD", "false");
        const deviceWords = { synchronized: ["enabled"] };
        const refused = await failureIn(face.create(declare(pair, "sbc-b", { deviceWords })));
        expect(refused.message).to.match(/REFUSED\. [^]*tSIPD on sbc-a is false/);
        expect(refused.message).not.to.contain("tMBCD");
        expect(pair.switchoversReceived()).to.equal(0);
    });

    it("are declared for a whole stack too; a resource's own take the place of these, roles and states each by itself", async () => {
        const config = { deviceWords: JSON.stringify({ roles: ROLES, synchronized: ["enabled"] }) };
        await begin({ roleWords: SPOKEN }, config);
        pair.setSync("tMBCD", "enabled");
        const stored = await face.create(declare(pair, "sbc-a"));
        expect(stored.outputs).to.deep.include({ roles: { "sbc-a": "active", "sbc-b": "standby" }, redundant: true });
        expect(stored.outputs).not.to.have.property("deviceWords");

        const ownStates = declare(pair, "sbc-a", { deviceWords: { synchronized: [] } });
        const second = await face.update(stored, ownStates);
        expect(second.outputs).to.deep.include({ roles: { "sbc-a": "active", "sbc-b": "standby" }, ...NOT_REDUNDANT });
        const ownRoles = declare(pair, "sbc-a", { deviceWords: { roles: {} }, observeOnly: true });
        const third = await face.update(second, ownRoles);
        expect(third.outputs).to.deep.include({ roles: { "sbc-a": "unknown", "sbc-b": "unknown" }, ...NOT_REDUNDANT });
        expect(third.outputs).not.to.have.property("activeNode");
        expect(pair.switchoversReceived()).to.equal(0);
    });

    it("are an ordinary change, without a request for a pair that is as desired", async () => {
        await begin({});
        pair.setSync("tMBCD", "enabled");
        const stored = await face.create(declare(pair, "sbc-a"));
        expect(stored.outputs).to.include(NOT_REDUNDANT);
        const declared = declare(pair, "sbc-a", { deviceWords: { synchronized: ["enabled"] } });
        expect(await face.preview(declared, stored)).to.deep.equal({ changes: true, replaces: [] });
        const updated = await face.update(stored, declared);
        expect(updated.outputs).to.include({ redundant: true });
        expect(await face.preview(declared, updated)).to.deep.equal({ changes: false, replaces: [] });
        const again = declare(pair, "sbc-a");
        expect(await face.preview(again, updated)).to.deep.equal({ changes: true, replaces: [] });
        expect((await face.update(updated, again)).outputs).to.include(NOT_REDUNDANT);
        expect(pair.switchoversReceived()).to.equal(0);
    });

    it("are in the preview of a switchover as in the run that requests it", async () => {
        await begin({ roleWords: SPOKEN });
        const more = { deviceWords: { roles: ROLES } };
        const stored = await face.create(declare(pair, "sbc-a", more));
        face.forgetTold();
        await face.preview(declare(pair, "sbc-b", more), stored);
        expect(face.told.join("\n")).to.match(/sbc-a\/sbc-b: NEEDED\. Calls are on sbc-a; desired sbc-b\. 7 of 7/);
        face.forgetTold();
        await face.preview(declare(pair, "sbc-b"), stored);
        expect(face.told.join("\n")).to.match(/REFUSED\. [^]*declare it in deviceWords\.roles/);
        expect(pair.switchoversReceived()).to.equal(0);
    });

    it("are kept by a read, which records what was declared", async () => {
        await begin({ roleWords: SPOKEN });
        const stored = await face.create(declare(pair, "sbc-a", { deviceWords: { roles: ROLES } }));
        pair.failOver();
        await pair.settled();
        const read = await face.read(stored);
        expect(read.outputs).to.deep.include({
            roles: { "sbc-a": "standby", "sbc-b": "active" },
            activeNode: "sbc-b",
            deviceWords: { roles: ROLES },
        });
    });

    it("send nothing as long as they are not known, or if they can't be used", async () => {
        await begin({ roleWords: SPOKEN });
        pair.clearRequests();
        const unknown = declare(pair, "sbc-b", { deviceWords: { roles: { primary: UNKNOWN } } });
        expect((await face.check(unknown)).failures).to.deep.equal([]);
        const wrong = declare(pair, "sbc-b", {
            deviceWords: { roles: { standby: "active" }, synchronized: ["false"] },
        });
        const { failures } = await face.check(wrong);
        expect(failures.map(({ reason }) => reason.split(" ")[0])).to.deep.equal([
            "deviceWords.roles.standby",
            "deviceWords.synchronized[0]",
        ]);
        expect(requestsTo(pair)).to.deep.equal({});
    });
});
