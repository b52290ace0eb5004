import { expect } from "chai";
import fc from "fast-check";
import type { Moment } from "../../../provider/clock.js";
import { freshness } from "../../../provider/pair/freshness.js";
import { whereCallsWere } from "../../../provider/pair/messages/calls.js";
import type { Sighting } from "../../../provider/pair/sighting.js";
import { Context } from "../../../provider/resource/context.js";
import type { Inputs } from "../../../provider/resource/inputs/schema.js";
import { previewSwitchover } from "../../../provider/resource/previewSwitchover.js";
import { memoryParts } from "../memoryParts.js";
import { settingsOf } from "../pairRun.js";
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

    it("is the age that is said of it, in a preview and of where calls were: a slow answer is as old as its question", () => {
        const ended = at(1_000_000);
        const context = new Context(memoryParts());
        context.configure((key) => ({ username: "admin", password: "s3cret" })[key]);
        const settings = settingsOf();
        const inputs = { nodes: [], activeNode: "sbc-b" } as unknown as Inputs;
        fc.assert(
            fc.property(age, age, age, (tookA, tookB, passedMs) => {
                const oldestMs = Math.max(tookA, tookB) + passedMs;
                const nowMs = ended.ms + passedMs;
                const seen = look(at(ended.ms - tookA), at(ended.ms - tookB));
                const view = { ...seen, startedMs: ended.ms - 30_000, endedMs: ended.ms };
                const silent = viewOf(sightingAs("sbc-a", "unseen"), sightingAs("sbc-b", "unseen"));
                const calls = whereCallsWere(silent, { ...view, when: "before the request" }, nowMs);
                expect(calls).to.contain(`as seen ${Math.round(oldestMs / 1000)} s ago`);
                const pair = { inputs, recorded: {}, settings, isHandsOff: false, isNew: true };
                const { notice } = previewSwitchover(context, view, pair, nowMs);
                const said = oldestMs < 10_000 ? undefined : Math.round(oldestMs / 1000);
                expect(notice.message?.lookedAgoSeconds).to.equal(said);
            }),
        );
    });

    it("can't be told of a clock that gives no time", () => {
        expect(freshness(look(at(0), at(0)), 3000, { ms: 0, date: new Date(NaN) }).kind).to.equal("clocksDisagree");
    });
});
