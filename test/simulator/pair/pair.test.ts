import { expect } from "chai";
import { timedOut } from "../../../simulator/pair/power.js";
import { newPair } from "./manualClock.js";

describe("A pair moves as documented", () => {
    it("goes from active to standby and from standby to active, one state at a time", () => {
        const { clock, pair, b, states } = newPair();
        pair.takeOver(b, {});
        expect(states()).to.deep.equal(["RelinquishingActive", "BecomingActive"]);
        clock.advance(100);
        expect(states()).to.deep.equal(["BecomingStandby", "BecomingActive"]);
        clock.advance(400);
        expect(states()).to.deep.equal(["BecomingStandby", "Active"]);
        clock.advance(4_599);
        expect(states()).to.deep.equal(["BecomingStandby", "Active"]);
        clock.advance(1);
        expect(states()).to.deep.equal(["Standby", "Active"]);
    });

    it("synchronizes one component after the other while it is becoming standby", () => {
        const { clock, pair, a, b } = newPair();
        pair.takeOver(b, {});
        clock.advance(100);
        const inSync = () => [...a.sync.values()].filter((state) => state === "true").length;
        expect([inSync(), a.isSynchronized]).to.deep.equal([0, false]);
        clock.advance(2_500);
        expect(inSync()).to.equal(2);
        clock.advance(2_500);
        expect([inSync(), a.isSynchronized]).to.deep.equal([4, true]);
        expect(a.sync.get("tCCD")).to.equal("disabled");
    });

    it("ends out of service when it can't synchronize within becoming-standby-time", () => {
        const { clock, pair, b, states } = newPair(() => false);
        pair.takeOver(b, {});
        clock.advance(45_099);
        expect(states()).to.deep.equal(["BecomingStandby", "Active"]);
        clock.advance(1);
        expect(states()).to.deep.equal(["OutOfService", "Active"]);
    });

    it("keeps a component that was set by hand", () => {
        const { clock, pair, a, b } = newPair();
        a.holdComponent("tSIPD", "false");
        pair.takeOver(b, {});
        clock.advance(10_000);
        expect([a.state, a.sync.get("tSIPD"), a.isSynchronized]).to.deep.equal(["Standby", "false", false]);
        a.holdComponent("tSIPD", "true");
        expect(a.isSynchronized).to.equal(true);
    });

    it("counts and logs one entry per node and move, in the device's words", () => {
        const { clock, pair, a, b } = newPair();
        pair.takeOver(b, { taker: timedOut("sbc-a") });
        clock.advance(10_000);
        expect([a.switchOvers, b.switchOvers]).to.deep.equal([1, 1]);
        expect(a.log.map(({ info }) => info)).to.deep.equal(["Active to RelinquishingActive"]);
        expect(b.log.map(({ info }) => info)).to.deep.equal([
            "Standby to BecomingActive, active peer sbc-a has timed out, no arp reply from active in 250ms",
        ]);
    });

    it("drops a forced role word at the next change of state", () => {
        const { clock, pair, a, b } = newPair();
        pair.force(b, "whatever");
        expect(b.forcedRole).to.equal("whatever");
        pair.takeOver(b, {});
        clock.advance(10_000);
        expect([a.forcedRole, b.forcedRole]).to.deep.equal([undefined, undefined]);
    });
});
