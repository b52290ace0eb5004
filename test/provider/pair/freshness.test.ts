import { expect } from "chai";
import fc from "fast-check";
import type { Moment } from "../../../provider/clock.js";
import { freshness } from "../../../provider/pair/freshness.js";
import type { Sighting } from "../../../provider/pair/sighting.js";
import { sightingAs, viewOf } from "../sightings.js";

const at = (ms: number, wallMs = ms): Moment => ({ ms, date: new Date(wallMs) });

/** A node whose status was asked for then, by both clocks. */
function askedAt(node: string, { ms, date }: Moment): Sighting {
    const sighting = sightingAs(node, node === "sbc-a" ? "active" : "standby");
    return sighting.kind === "notSeen" ? sighting : { ...sighting, times: { ms, date, answeredMs: ms + 10 } };
}

const look = (a: Moment, b: Moment) => viewOf(askedAt("sbc-a", a), askedAt("sbc-b", b));

describe("the freshness of a look", () => {
    const age = fc.integer({ min: 0, max: 20_000 });

    it("is that of its oldest answer, from when that was asked for", () => {
        fc.assert(
            fc.property(age, age, fc.integer({ min: 1000, max: 10_000 }), (ageA, ageB, freshMs) => {
                const now = at(1_000_000);
                const found = freshness(look(at(now.ms - ageA), at(now.ms - ageB)), freshMs, now);
                const oldest = Math.max(ageA, ageB);
                expect(found.kind).to.equal(oldest <= freshMs ? "fresh" : "tooOld");
                if (found.kind !== "tooOld") return;
                expect(found.ageMs).to.equal(oldest);
            }),
        );
    });

    it("can't be told if the two clocks disagree by more than a second, whichever of them went wrong", () => {
        fc.assert(
            fc.property(age, fc.integer({ min: 1001, max: 1e9 }), fc.boolean(), (ageMs, jumpMs, isBack) => {
                const asked = at(1_000_000);
                const now = at(asked.ms + ageMs, asked.ms + ageMs + (isBack ? -jumpMs : jumpMs));
                expect(freshness(look(asked, asked), 10_000, now).kind).to.equal("clocksDisagree");
            }),
        );
    });

    it("can't be told of a clock that gives no time", () => {
        expect(freshness(look(at(0), at(0)), 3000, { ms: 0, date: new Date(NaN) }).kind).to.equal("clocksDisagree");
    });
});
