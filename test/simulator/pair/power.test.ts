import { expect } from "chai";
import { newPair } from "./manualClock.js";

describe("A node that loses its power", () => {
    it("is replaced by the standby after the maximum silence", () => {
        const { clock, power, a, b, states } = newPair();
        power.crash(a);
        clock.advance(1_049);
        expect(states()).to.deep.equal(["Down", "Standby"]);
        clock.advance(1);
        expect(states()).to.deep.equal(["Down", "BecomingActive"]);
        clock.advance(500);
        expect(states()).to.deep.equal(["Down", "Active"]);
        expect(b.log[0]?.info).to.contain("sbc-a has timed out, no arp reply");
    });

    it("is still seen by its peer during the maximum silence, and lost after it", () => {
        const { clock, pair, power, a, b } = newPair();
        power.crash(b);
        clock.advance(1_000);
        expect(pair.peerSeenBy(a)?.state).to.equal("Standby");
        clock.advance(100);
        expect(pair.peerSeenBy(a)).to.equal(undefined);
        expect(a.state).to.equal("Active");
    });

    it("comes back as standby, with an empty log and a counter of 0", () => {
        const { clock, power, pair, a, b, states } = newPair();
        pair.takeOver(b, {});
        clock.advance(10_000);
        power.crash(a);
        clock.advance(5_000);
        power.boot(a);
        expect(states()).to.deep.equal(["Initial", "Active"]);
        clock.advance(1_250);
        expect(states()).to.deep.equal(["BecomingStandby", "Active"]);
        clock.advance(5_000);
        expect(states()).to.deep.equal(["Standby", "Active"]);
        expect([a.switchOvers, a.log.length]).to.deep.equal([0, 0]);
    });

    it("becomes active when it boots alone", () => {
        const { clock, power, a, b, states } = newPair();
        power.crash(a);
        power.crash(b);
        clock.advance(60_000);
        expect(states()).to.deep.equal(["Down", "Down"]);
        power.boot(b);
        clock.advance(1_750);
        expect(states()).to.deep.equal(["Down", "Active"]);
    });

    it("lets the first node win when both boot at once", () => {
        const { clock, power, a, b, states } = newPair();
        power.crash(a);
        power.crash(b);
        clock.advance(60_000);
        power.boot(b);
        power.boot(a);
        clock.advance(20_000);
        expect(states()).to.deep.equal(["Active", "Standby"]);
    });

    it("is gone for two minutes when it reboots", () => {
        const { clock, power, a, states } = newPair();
        power.reboot(a);
        clock.advance(119_999);
        expect(states()).to.deep.equal(["Down", "Active"]);
        clock.advance(1);
        expect(states()).to.deep.equal(["Initial", "Active"]);
        clock.advance(60_000);
        expect(states()).to.deep.equal(["Standby", "Active"]);
    });
});
