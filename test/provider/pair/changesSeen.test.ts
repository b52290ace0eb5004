import { expect } from "chai";
import fc from "fast-check";
import { ChangesSeen } from "../../../provider/pair/changesSeen.js";
import { explainFailure } from "../../../provider/pair/messages/failures.js";
import type { PairSettings } from "../../../provider/pair/settings.js";
import { PairRun, settingsOf } from "../pairRun.js";
import { SEEN_AS, sightingAs, viewOf } from "../sightings.js";

const messageOf = async (run: PairRun, overrides: Partial<PairSettings> = {}) => {
    const result = await run.ensure(overrides);
    if (result.kind !== "refused") throw new Error(result.kind);
    return explainFailure(settingsOf(overrides), result).message;
};

describe("a pair that changed while it was to be quiet", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));

    it("is refused with what it was before, and what it became", async () => {
        run.clock.after(3_000, () => (run.pair.b.role = "active"));
        expect(await messageOf(run)).to.contain(
            "A switchover would make it worse. Meanwhile it changed once from (sbc-a: active, sbc-b: standby) to (sbc-a: active, sbc-b: active).",
        );
    });

    it("is refused with how often, even if its roles are what they were", async () => {
        for (let second = 2; second < 200; second += 3) run.clock.after(second * 1000, () => (run.pair.b.count += 1));
        expect(await messageOf(run)).to.match(
            /did not settle within 90 s .*Meanwhile it changed \d\d times, last in what sbc-b reported of peer, counter or log, with the same roles\./,
        );
    });

    it("is refused with it after each quiet period that the last look contradicted", async () => {
        // The look before the request alone is made by the connection that is open for it.
        run.pair.intercept = ({ path }) => {
            if (path.endsWith("/status") && run.pair.ownConnections > 0) run.pair.b.count += 1;
            return undefined;
        };
        const message = await messageOf(run);
        expect(message)
            .to.contain("After each of 3 quiet periods")
            .and.match(/Meanwhile it changed \d+ times/);
        expect(message).not.to.contain("within 90 s");
        expect(run.pair.asked).to.be.empty;
    });

    it("is not said to have changed if it did not", async () => {
        run.pair.b.health = 60;
        expect(await messageOf(run)).not.to.contain("changed");
        const later = new PairRun();
        later.clock.after(3_000, () => (later.pair.b.health = 60));
        expect(await messageOf(later)).not.to.contain("changed");
    });

    it("counts every look that differs from the one before it, and says the last", () => {
        const roles = fc.tuple(fc.constantFrom(...SEEN_AS), fc.constantFrom(...SEEN_AS));
        fc.assert(
            fc.property(fc.array(roles, { minLength: 1, maxLength: 8 }), (looks) => {
                const changes = new ChangesSeen();
                for (const [a, b] of looks) changes.see(viewOf(sightingAs("sbc-a", a), sightingAs("sbc-b", b)));
                const count = looks.filter(
                    (each, index) => index > 0 && String(each) !== String(looks[index - 1]),
                ).length;
                if (count === 0) expect(changes.sentence).to.equal(undefined);
                else expect(changes.sentence).to.contain(count === 1 ? "changed once" : `changed ${count} times`);
            }),
        );
    });
});
