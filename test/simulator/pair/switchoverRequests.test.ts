import { expect } from "chai";
import { newPair } from "./manualClock.js";

describe("A switchover request", () => {
    it("acts some seconds after it was taken, and says in the log that it was forced", () => {
        const { clock, requests, a, b, states } = newPair();
        requests.take(a, {});
        clock.advance(1_999);
        expect(states()).to.deep.equal(["Active", "Standby"]);
        clock.advance(10_000);
        expect(states()).to.deep.equal(["Standby", "Active"]);
        expect(a.log[0]?.info).to.equal("Active to RelinquishingActive, forced by command");
        expect(b.log[0]?.info).to.equal("Standby to BecomingActive");
    });

    it("works on the standby too, for it is a toggle", () => {
        const { clock, requests, b, states } = newPair();
        requests.take(b, {});
        clock.advance(20_000);
        expect(states()).to.deep.equal(["Standby", "Active"]);
        expect(b.log[0]?.info).to.equal("Standby to BecomingActive, forced by command");
    });

    it("that comes before an earlier one has acted moves the pair back", () => {
        const { clock, requests, a, states } = newPair();
        requests.take(a, {});
        clock.advance(1_000);
        requests.take(a, {});
        clock.advance(60_000);
        expect(states()).to.deep.equal(["Active", "Standby"]);
        expect(requests.outcomes.map(({ outcome }) => outcome)).to.deep.equal(["carriedOut", "carriedOut"]);
    });

    const refused: readonly (readonly [why: string, prepare: (pair: ReturnType<typeof newPair>) => void])[] = [
        ["sbc-b is not synchronized", ({ b }) => b.holdComponent("tMBCD", "false")],
        ["sbc-b has health 74", ({ b }) => (b.healthPercent = 74)],
        ["sbc-b is Down, not Standby", ({ power, b }) => power.crash(b)],
        ["sbc-b is OutOfService, not Standby", ({ pair, b }) => pair.enter(b, "OutOfService")],
        ["the nodes do not see each other", ({ pair }) => (pair.linkUp = false)],
        ["no node is active", ({ pair, a }) => pair.enter(a, "Standby")],
        [
            "sbc-a is OutOfService",
            ({ pair, a, b }) => {
                pair.enter(a, "OutOfService");
                pair.enter(b, "Active");
            },
        ],
    ];
    for (const [why, prepare] of refused) {
        it(`is dropped without a word when ${why}`, () => {
            const made = newPair();
            prepare(made);
            const before = made.states();
            made.requests.take(made.a, {});
            made.clock.advance(60_000);
            expect(made.states()).to.deep.equal(before);
            expect(made.requests.outcomes).to.have.length(1);
            expect(made.requests.outcomes[0]).to.include({ outcome: "dropped", why });
        });
    }

    it("is carried out at a health of 75", () => {
        const { clock, requests, a, b } = newPair();
        b.healthPercent = 75;
        requests.take(a, {});
        clock.advance(60_000);
        expect(b.state).to.equal("Active");
    });

    it("waits for a failover that is under way, and then toggles", () => {
        const { clock, requests, pair, a, b, states } = newPair();
        requests.take(a, {});
        clock.advance(1_900);
        pair.takeOver(b, {});
        clock.advance(5_000);
        expect(states()).to.deep.equal(["BecomingStandby", "Active"]);
        clock.advance(60_000);
        expect(states()).to.deep.equal(["Active", "Standby"]);
    });

    it("can act late, flap back, or reboot the node that gave way", () => {
        const late = newPair();
        late.requests.take(late.a, { actsAfterMs: 30_000 });
        late.clock.advance(29_999);
        expect(late.states()).to.deep.equal(["Active", "Standby"]);
        late.clock.advance(10_000);
        expect(late.states()).to.deep.equal(["Standby", "Active"]);

        const flapping = newPair();
        flapping.requests.take(flapping.a, { flapsBackAfterMs: 1_000 });
        flapping.clock.advance(2_500);
        expect(flapping.b.state).to.equal("Active");
        flapping.clock.advance(60_000);
        expect(flapping.states()).to.deep.equal(["Active", "Standby"]);
        expect(flapping.a.log.at(-1)?.info).to.contain("active peer sbc-b has unacceptable health (70)");

        const rebooting = newPair();
        rebooting.requests.take(rebooting.a, { formerReboots: true });
        rebooting.clock.advance(10_000);
        expect(rebooting.states()).to.deep.equal(["Down", "Active"]);
        rebooting.clock.advance(200_000);
        expect(rebooting.states()).to.deep.equal(["Standby", "Active"]);
    });
});
