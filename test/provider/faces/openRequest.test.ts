import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { declare, startPair } from "../resource/declaredPair.js";
import { type Bag, type Face, failureIn, ofEachFace, type Stored, withOutputs } from "./face.js";

const HOUR_AGO = new Date(Date.now() - 3_600_000).toISOString();
const NO_HAND = /Do not request a switchover by hand: if the open request took effect, a second one moves calls back/;

ofEachFace("a request of an earlier run that is open", (start) => {
    let face: Face;
    let pair: Simulator;
    let stored: Stored;
    beforeEach(async () => {
        [face, pair] = await Promise.all([start({ stopAfterFailures: "0" }), startPair()]);
        stored = await face.create(declare(pair, "sbc-a"));
    });
    afterEach(() => Promise.all([face.stop(), pair.stop()]));

    /** As a run leaves it that requested a switchover to `sbc-b`, and saw no outcome. */
    const left = (more: Bag = {}): Stored => {
        const request = { id: "left", from: "sbc-a", to: "sbc-b" };
        const action = {
            ...{ ...request, at: HOUR_AGO, outcome: "unknown", checks: [] },
            ...{ switchoverCountsBefore: { "sbc-a": 0, "sbc-b": 0 }, switchoverCountsAfter: {} },
        };
        const earlier = { ...action, id: "earlier", outcome: "noEffect" };
        const switchoverCounts = { "sbc-a": 0, "sbc-b": 0 };
        const pending = { ...request, since: HOUR_AGO, sinceByDevice: HOUR_AGO, switchoverCounts };
        return withOutputs(stored, { pending, lastAction: action, history: [action, earlier], ...more });
    };
    const moveBy = async (move: () => void) => {
        move();
        await pair.settled();
    };
    const since = new RegExp(`switchover from sbc-a to sbc-b (that )?was requested at ${HOUR_AGO}[ ,]`);
    const lastOf = ({ outputs }: Stored) => outputs["lastAction"] as Bag;

    describe("whose end a run sees", () => {
        const ends: readonly (readonly [string, () => Promise<void>, string, RegExp, Bag])[] = [
            [
                "took effect",
                async () => {
                    await face.update(stored, declare(pair, "sbc-b"));
                },
                "switched",
                /took effect: sbc-b is active/,
                { by: "request" },
            ],
            [
                "was anticipated by the pair itself",
                () => moveBy(() => pair.failOver()),
                "switched",
                /sbc-b is active, but the device moved calls by itself\. The log of sbc-b.*active peer/,
                { by: "device" },
            ],
            ["had no effect", () => Promise.resolve(), "noEffect", /had no effect: .* as before/, {}],
            [
                "was undone",
                async () => {
                    await face.update(stored, declare(pair, "sbc-b"));
                    await moveBy(() => pair.failOver());
                },
                "undone",
                /was undone: sbc-b was active in between.*sbc-a is active again/,
                { by: "request" },
            ],
        ];
        for (const [what, arrange, outcome, sentence, more] of ends) {
            for (const desired of ["sbc-a", "sbc-b"]) {
                it(`${what}: says so, records it, and then makes ${desired} active`, async () => {
                    await arrange();
                    face.forgetTold();
                    const before = pair.switchoversReceived();
                    const updated = await face.update(left(), declare(pair, desired));
                    const told = face.told.join("\n");
                    expect(told).to.match(since).and.to.match(sentence);
                    const action = (updated.outputs["history"] as Bag[]).find(({ id }) => id === "left");
                    expect(action).to.include({ outcome, ...more });
                    expect(action?.["switchoverCountsAfter"]).to.have.property("sbc-a").that.is.a("number");
                    expect(updated.outputs).to.include({ activeNode: desired }).and.not.to.have.property("pending");
                    if (pair.switchoversReceived() === before) expect(lastOf(updated)).to.deep.equal(action);
                    else
                        expect(told.search(sentence), "first").to.be.below(
                            told.search(/requesting a switchover|once\./),
                        );
                    const [last] = face.told.slice(-1);
                    expect(last).not.to.contain("OPEN");
                });
            }
        }

        it("stays unknown, and says so, if what there is to see does not tell", async () => {
            const pending = { ...(left().outputs["pending"] as Bag), switchoverCounts: {} };
            const updated = await face.update(left({ pending }), declare(pair, "sbc-a"));
            expect(face.told.join("\n")).to.match(since).and.to.contain("Whether it took effect can't be told");
            expect(lastOf(updated)).to.include({ outcome: "unknown" });
            expect(updated.outputs).not.to.have.property("pending");
        });

        it("is resolved by a run that requests nothing, too", async () => {
            await moveBy(() => pair.failOver());
            for (const [more, paths] of [
                [{ observeOnly: true }, []],
                [{}, ["activeNode"]],
            ] as const) {
                face.forgetTold();
                const updated = await face.update(left(), declare(pair, "sbc-a", more), paths);
                expect(face.told.join("\n")).to.match(since).and.to.contain("the device moved calls by itself");
                expect(lastOf(updated)).to.include({ outcome: "switched", by: "device" });
            }
            expect(pair.switchoversReceived()).to.equal(0);
        });
    });

    describe("and that no run can see the end of", () => {
        const mustWarn = (text: string) => {
            expect(text).to.match(since).and.to.match(NO_HAND);
            expect(text.match(/Do not request a switchover by hand/g)).to.have.length(1);
        };
        const failing: readonly (readonly [string, Bag, readonly string[]])[] = [
            ["a refused update", {}, []],
            ["a pair that is only observed", { observeOnly: true }, []],
            ["ignoreChanges", {}, ["activeNode"]],
        ];
        for (const [what, more, paths] of failing) {
            it(`is in the error of ${what}, and stays open`, async () => {
                pair.setFault({ name: "nodeDown" });
                const { message, partial } = await failureIn(
                    face.update(left(), declare(pair, "sbc-b", more), [...paths]),
                );
                mustWarn(message);
                expect(message).to.match(/OPEN\. /);
                if (partial !== undefined) expect(partial.properties).to.have.nested.property("pending.id", "left");
            });
        }

        it("is in every message while one node is silent, whatever the result is, and stays open", async () => {
            await face.update(stored, declare(pair, "sbc-b"));
            pair.setFault({ name: "nodeDown", node: "sbc-a" });
            face.forgetTold();
            const { outputs } = await face.update(left(), declare(pair, "sbc-b"));
            mustWarn(face.told.join("\n"));
            expect(outputs).to.have.nested.property("pending.id", "left");
            const again = await failureIn(face.update(withOutputs(stored, outputs), declare(pair, "sbc-a")));
            mustWarn(again.message);
            const redundant = declare(pair, "sbc-b", { requireRedundancy: true, timeouts: { settleSeconds: 7 } });
            const degraded = await failureIn(face.update(withOutputs(stored, outputs), redundant));
            expect(degraded.partial?.properties).to.have.nested.property("pending.id", "left");
            mustWarn(degraded.message);
        });

        it("is in what a preview says, of a pair that can be seen", async () => {
            await face.preview(declare(pair, "sbc-b"), left());
            mustWarn(face.told.join("\n"));
        });

        it("is in what a preview says, of a pair that can't be seen", async () => {
            pair.setFault({ name: "nodeDown" });
            await face.preview(declare(pair, "sbc-b"), left());
            mustWarn(face.told.join("\n"));
        });

        it("is in what a read says, and in the same words as in the preview that follows: once", async () => {
            await face.read(left());
            mustWarn(face.told.join("\n"));
            await face.preview(declare(pair, "sbc-b"), left());
            mustWarn(face.told.join("\n"));
        });
    });

    it("is in the error of a pair that another resource of the run declares", async () => {
        const other = { ...left(), urn: `${stored.urn}-other` };
        const outcomes = await Promise.allSettled(
            [left(), other].map((one) => face.update(one, declare(pair, "sbc-a"))),
        );
        const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [String(outcome.reason)] : []));
        expect(refused).to.have.length(1);
        const [message] = refused;
        expect(message).to.contain("declares this pair too").and.to.match(since).and.to.match(NO_HAND);
    });
});

ofEachFace("a switchover that the pair made by itself as it was requested", (start) => {
    it("is recorded and reported as the device's own", async () => {
        const [face, pair] = await Promise.all([start(), startPair()]);
        try {
            const stored = await face.create(declare(pair, "sbc-a"));
            pair.setFault("acceptedNoEffect");
            const timer = setInterval(() => {
                if (pair.switchoversReceived() === 0) return;
                clearInterval(timer);
                pair.failOver();
            }, 5);
            const { outputs } = await face.update(stored, declare(pair, "sbc-b"));
            expect(outputs["lastAction"]).to.include({ outcome: "switched", by: "device" });
            expect(outputs["lastAction"]).not.to.have.property("tookSeconds");
            expect(outputs["lastAction"]).to.have.nested.property("logEntry.info").that.contains("active peer");
            expect(face.told.join("\n")).to.match(
                /FAILOVER\. Calls are on sbc-b\. .*The device moved calls by itself, not by the request/,
            );
        } finally {
            await Promise.all([face.stop(), pair.stop()]);
        }
    });
});
