import { expect } from "chai";
import fc from "fast-check";
import { describeCheck } from "../../../../provider/pair/preconditions/precondition.js";
import { checkHealth } from "../../../../provider/pair/preconditions/health.js";
import { checkIdentity } from "../../../../provider/pair/preconditions/identity.js";
import { checkPreconditions } from "../../../../provider/pair/preconditions/index.js";
import { checkSynchronized } from "../../../../provider/pair/preconditions/synchronized.js";
import type { Sightings } from "../../../../provider/pair/sighting.js";
import { settingsOf } from "../../pairRun.js";
import { sightingAs, viewOf } from "../../sightings.js";
import type { Saying } from "../../statusXml.js";

const NOW = { ms: 0, date: new Date(0) };

const pairOf = (onA: Saying, onB: Saying): Sightings => [
    sightingAs("sbc-a", "active", onA),
    sightingAs("sbc-b", "standby", onB),
];

describe("the preconditions of a switchover", () => {
    it("are printed in one order, and those that nobody asked for are left out", () => {
        const settings = {
            activeNode: "sbc-b",
            preconditions: {
                minimumHealthPercent: { value: 90, isDeclared: true },
                synchronized: { value: true, isDeclared: false },
            },
        };
        const checks = checkPreconditions(
            viewOf(...pairOf({ health: 5, sync: { tSIPD: "true" } }, { health: 90 })),
            settings,
            NOW,
        );
        expect(checks.map(describeCheck)).to.deep.equal([
            "identity: as declared (required: each node reports its hostName or its peer's)",
            "status: readable (required: fields of the documented form, each once)",
            "peers: not reported (required: names and roles agree in both directions)",
            "system state of sbc-b: online (required: online)",
            "health of sbc-b: 90 % (required: at least 90 %)",
            "synchronization: complete (required: true for every component in use)",
        ]);
    });

    it("leave synchronization out where the user wants it so", () => {
        const settings = {
            activeNode: "sbc-b",
            preconditions: {
                minimumHealthPercent: { value: 75, isDeclared: false },
                synchronized: { value: false, isDeclared: true },
            },
        };
        const checks = checkPreconditions(viewOf(...pairOf({ sync: { tSIPD: "false" } }, {})), settings, NOW);
        expect(checks.map(({ name }) => name)).to.deep.equal([
            "identity",
            "status",
            "peers",
            "system state of sbc-b",
            "health of sbc-b",
        ]);
    });

    it("are not met where a field that decides is there and can't be read", () => {
        const { preconditions } = settingsOf();
        for (const garbled of ["55.5", "abc", "101", "-1"]) {
            const checks = checkPreconditions(
                viewOf(...pairOf({}, { health: garbled })),
                {
                    activeNode: "sbc-b",
                    preconditions,
                },
                NOW,
            );
            expect(checks.filter(({ met }) => !met).map(describeCheck)).to.deep.equal([
                "status: unreadable in healthScorePercent of sbc-b (required: fields of the documented form, each once)",
                "health of sbc-b: can't be read (required: at least 75 %)",
            ]);
        }
    });

    describe("health", () => {
        const health = (said: string | number | undefined, minimum: number, isDeclared: boolean) =>
            checkHealth(sightingAs("sbc-b", "standby", { health: said }), minimum, isDeclared);

        for (const [said, met] of [
            [100, true],
            [76, true],
            [75, true],
            [74, false],
            [0, false],
        ] as const) {
            it(`of ${said} % ${met ? "is" : "is not"} enough where 75 % are required`, () => {
                expect(health(said, 75, false).met).to.equal(met);
                expect(health(said, 75, true).met).to.equal(met);
            });
        }

        it("that is not reported is skipped by a default, and not met where the user asked for it", () => {
            expect(health(undefined, 75, false)).to.include({ met: true, observed: "not reported" });
            expect(health(undefined, 75, true)).to.include({ met: false, observed: "not reported" });
        });

        it("of a node that gives no answer is not met where the user asked for it", () => {
            expect(checkHealth(sightingAs("sbc-b", "unseen"), 75, true).met).to.be.false;
        });

        it("of 0 % is enough where the user asks for 0 %", () => {
            expect(health(0, 0, true).met).to.be.true;
        });
    });

    describe("synchronization", () => {
        const words = {
            true: true,
            TRUE: true,
            disabled: true,
            Disabled: true,
            false: false,
            enabled: false,
            pending: false,
            "": false,
            "not true": false,
        };
        for (const [word, met] of Object.entries(words)) {
            it(`that a node calls "${word}" is ${met ? "met" : "not met"}, on either node and by default too`, () => {
                const sync = { tMBCD: "true", tSIPD: word };
                for (const sightings of [pairOf({ sync }, {}), pairOf({}, { sync })]) {
                    expect(checkSynchronized(sightings, false).met).to.equal(met);
                    expect(checkSynchronized(sightings, true).met).to.equal(met);
                }
            });
        }

        it("may clear on its own only if every component that is not met is false", () => {
            const word = fc.constantFrom("true", "disabled", "false", "enabled", "pending", "FALSE");
            const names = fc.constantFrom("tSIPD", "tMBCD", "tCCD");
            const sync = fc.dictionary(names, word, { minKeys: 1 });
            fc.assert(
                fc.property(sync, sync, (onA, onB) => {
                    const check = checkSynchronized(pairOf({ sync: onA }, { sync: onB }), false);
                    const words = [...Object.values(onA), ...Object.values(onB)].map((each) => each.toLowerCase());
                    const bad = words.filter((each) => each !== "true" && each !== "disabled");
                    const isOnlyFalse = bad.every((each) => each === "false");
                    expect(check.met).to.equal(bad.length === 0);
                    expect(check.clearsByItself !== undefined).to.equal(bad.length > 0 && isOnlyFalse);
                    const remedy = !isOnlyFalse ? /preconditions\.synchronized: false/ : /^Wait until/;
                    if (bad.length > 0) expect(check.remedy).to.match(remedy);
                }),
            );
        });

        it("that can't be read is not met, and not called not reported", () => {
            const b = sightingAs("sbc-b", "standby", {});
            if (b.kind !== "seen") throw new Error(b.kind);
            const garbled = { ...b, status: { ...b.status, unreadable: ["haSyncState"] } };
            for (const isDeclared of [true, false]) {
                const check = checkSynchronized([sightingAs("sbc-a", "active", {}), garbled], isDeclared);
                expect(check).to.include({ met: false, observed: "can't be read on sbc-b" });
                expect(check.remedy).to.contain("preconditions.synchronized: false");
                expect(check).not.to.have.property("clearsByItself");
            }
        });

        it("of hundreds of components is counted, and stays within a line", () => {
            const sync = (state: string, from: number) =>
                Object.fromEntries(
                    Array.from({ length: 450 }, (_, index) => [
                        `component-${index}-${"x".repeat(80)}`,
                        index < from ? state : "true",
                    ]),
                );
            const few = checkSynchronized(pairOf({ sync: sync("false", 3) }, {}), false);
            expect(few.observed).to.match(/^3 of 450 are not synchronized: component-0-x+… on sbc-a is false, /);
            const all = checkSynchronized(
                pairOf({ sync: sync("no".repeat(9), 450) }, { sync: sync("false", 450) }),
                false,
            );
            expect(all.observed).to.match(/^900 of 900 are not synchronized: .* and 89\d more$/);
            for (const { observed, remedy } of [few, all]) {
                expect(observed.length).to.be.below(320);
                expect(remedy.length).to.be.below(500);
            }
        });

        it("that neither node reports is skipped by a default, and not met where the user asked for it", () => {
            expect(checkSynchronized(pairOf({}, {}), false)).to.include({ met: true, observed: "not reported" });
            expect(checkSynchronized(pairOf({ sync: {} }, {}), true)).to.include({ met: false });
        });

        it("names every component that is out of step, and where", () => {
            const check = checkSynchronized(
                pairOf({ sync: { tSIPD: "false", tMBCD: "true" } }, { sync: { tMBCD: "", tCCD: "enabled" } }),
                false,
            );
            expect(check.observed).to.equal(
                "tSIPD on sbc-a is false, tMBCD on sbc-b is without a state, tCCD on sbc-b is enabled",
            );
        });
    });

    describe("identity", () => {
        const nameless = { hostName: undefined };
        it("is confirmed by a node's own name, or by its peer's in its own answer", () => {
            expect(checkIdentity(pairOf({}, {})).met).to.be.true;
            expect(checkIdentity(pairOf({ ...nameless, peerName: "SBC-B" }, {})).met).to.be.true;
        });

        it("is not confirmed by a node that names neither, or is silent", () => {
            expect(checkIdentity(pairOf({}, nameless))).to.include({ met: false, observed: "sbc-b not confirmed" });
            expect(checkIdentity(pairOf(nameless, nameless)).observed).to.equal("sbc-a and sbc-b not confirmed");
            const silent: Sightings = [sightingAs("sbc-a", "active"), sightingAs("sbc-b", "unseen")];
            expect(checkIdentity(silent).met).to.be.false;
        });
    });
});
