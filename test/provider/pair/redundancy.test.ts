import { expect } from "chai";
import fc from "fast-check";
import { parseStatus } from "../../../provider/device/status.js";
import { awaitedFor, isRedundant, isRedundantAsRequired } from "../../../provider/pair/redundancy.js";
import type { Sighting } from "../../../provider/pair/sighting.js";
import { observe } from "../../../provider/resource/outputs.js";
import { DEFAULT_PRECONDITIONS, PairRun } from "../pairRun.js";
import { ASKED, sightingAs, type SeenAs, viewOf } from "../sightings.js";
import { type Saying, statusXml } from "../statusXml.js";

const BESIDE: Saying = { peerName: "sbc-b", peerRole: "standby", health: 100, sync: { tMBCD: "true" } };
const OTHER: Saying = { peerName: "sbc-a", peerRole: "active", health: 100, sync: { tMBCD: "true" } };

/** `sbc-a` active, `sbc-b` standby, each with what differs from a pair in order. */
const pairWith = (a: Saying = {}, b: Saying = {}, seenAs: SeenAs = "standby") =>
    viewOf(sightingAs("sbc-a", "active", { ...BESIDE, ...a }), sightingAs("sbc-b", seenAs, { ...OTHER, ...b }));

/** A node whose status is written by hand, in place of what `saying` would give for these elements. */
function garbled(node: string, role: string, saying: Saying, element: string, text: string): Sighting {
    const own = statusXml({ hostName: node, role, ...saying });
    const without = own.replace(new RegExp(`<${element}>.*</${element}>`), "");
    const status = parseStatus(without.replace("</data>", `<${element}>${text}</${element}></data>`));
    if (status === undefined) throw new Error("The status of this test can't be read.");
    return { kind: "seen", node, status, times: ASKED };
}

const limits = (minimum: number, synchronized = true, isDeclared = true) => ({
    minimumHealthPercent: { value: minimum, isDeclared },
    synchronized: { value: synchronized, isDeclared },
});

describe("a redundant pair", () => {
    it("is one of which every check is met, and of a device that reports only what it must", () => {
        expect(isRedundant(pairWith(), "sbc-a")).to.be.true;
        const nothing = { peerName: undefined, peerRole: undefined, health: undefined, sync: undefined };
        expect(isRedundant(pairWith(nothing, nothing), "sbc-a")).to.be.true;
        expect(isRedundant(pairWith({ health: 10 }), "sbc-a"), "the active node's own health").to.be.true;
    });

    const broken: Record<string, () => ReturnType<typeof viewOf>> = {
        "each node reports its peer out of service: the link is down": () =>
            pairWith({ peerRole: "out of service" }, { peerRole: "out of service" }),
        "one node alone reports its peer out of service": () => pairWith({}, { peerRole: "OutOfService" }),
        "the active node names another peer": () => pairWith({ peerName: "sbc-x" }),
        "the standby names another peer": () => pairWith({}, { peerName: "sbc-x" }),
        "the other node's health is 74": () => pairWith({}, { health: 74 }),
        "a component of the active node is false": () => pairWith({ sync: { tMBCD: "false" } }),
        "a component is a word without a known meaning": () => pairWith({}, { sync: { tMBCD: "enabled" } }),
        "the other node is out of service": () => pairWith({ peerRole: "out of service" }, {}, "outOfService"),
        "the other node is not seen": () => pairWith({}, {}, "unseen"),
        "another device answers in place of the standby": () => pairWith({}, { hostName: "lab-7" }),
        "another device answers in place of the active node": () => pairWith({ hostName: "lab-7" }),
        "the standby is set offline": () =>
            viewOf(sightingAs("sbc-a", "active", BESIDE), garbled("sbc-b", "standby", OTHER, "systemState", "offline")),
    };
    const unreadable: Record<string, string> = {
        haSyncState: "<entry><name>tMBCD</name><status>false</status></entry>",
        healthScorePercent: "55.5",
        haPeerRole: "<value>out of service</value>",
        haPeerName: "<value>sbc-x</value>",
        systemState: "<value>offline</value>",
    };
    for (const [element, text] of Object.entries(unreadable)) {
        broken[`the standby's ${element} can't be read`] = () =>
            viewOf(sightingAs("sbc-a", "active", BESIDE), garbled("sbc-b", "standby", OTHER, element, text));
        broken[`the active node's ${element} can't be read`] = () =>
            viewOf(garbled("sbc-a", "active", BESIDE, element, text), sightingAs("sbc-b", "standby", OTHER));
    }
    for (const [what, view] of Object.entries(broken)) {
        it(`is none where ${what}`, () => {
            expect(isRedundant(view(), "sbc-a")).to.be.false;
            expect(observe(view()).redundant).to.be.false;
            expect(awaitedFor(view(), "sbc-a", DEFAULT_PRECONDITIONS)).to.match(/^; awaited: /);
        });
    }

    it("is judged by fixed limits: whatever is declared, what is called redundant stays the same", () => {
        const health = fc.constantFrom(undefined, 0, 50, 74, 75, 100);
        const word = fc.constantFrom("true", "disabled", "false", "enabled", "pending");
        const sync = fc.option(fc.dictionary(fc.constantFrom("tSIPD", "tMBCD"), word), { nil: undefined });
        const declared = fc.record({ minimum: fc.integer({ min: 0, max: 100 }), isSynchronized: fc.boolean() });
        fc.assert(
            fc.property(health, sync, sync, declared, (percent, onA, onB, { minimum, isSynchronized }) => {
                const view = pairWith({ sync: onA }, { sync: onB, health: percent });
                const words = [...Object.values(onA ?? {}), ...Object.values(onB ?? {})];
                const isInStep = words.every((each) => each === "true" || each === "disabled");
                const isHealthy = (percent ?? 100) >= 75;
                expect(isRedundant(view, "sbc-a")).to.equal(isInStep && isHealthy);
                const isEnough = (percent ?? 100) >= Math.min(75, minimum) && (isInStep || !isSynchronized);
                const waived = limits(minimum, isSynchronized);
                expect(isRedundantAsRequired(view, "sbc-a", waived)).to.equal(isEnough);
                expect(awaitedFor(view, "sbc-a", waived) === "").to.equal(isEnough);
            }),
            { numRuns: 500 },
        );
    });
});

describe("what the user waived", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));
    const endedAfterMs = () => run.clock.now() - 1_000_000;

    const waived: Record<string, { arrange: () => void; preconditions: typeof DEFAULT_PRECONDITIONS }> = {
        health: { arrange: () => void (run.pair.a.health = 60), preconditions: limits(50) },
        synchronization: {
            arrange: () => void (run.pair.a.sync = { tMBCD: "enabled" }),
            preconditions: limits(75, false),
        },
    };
    for (const [what, { arrange, preconditions }] of Object.entries(waived)) {
        for (const requireRedundancy of [true, false]) {
            it(`is not waited for after a switchover, and fails nothing: ${what}, required: ${requireRedundancy}`, async () => {
                arrange();
                const result = await run.ensure({ preconditions, requireRedundancy });
                expect(result).to.include({ kind: "switched" });
                expect(observe(result.view)).to.include({ activeNode: "sbc-b", redundant: false });
                expect(endedAfterMs()).to.be.below(30_000);
            });

            it(`is waited for if it is not waived: ${what}, required: ${requireRedundancy}`, async () => {
                run.clock.after(9_000, arrange);
                const result = await run.ensure({ requireRedundancy });
                expect(result.kind).to.equal(requireRedundancy ? "degraded" : "switched");
                expect(observe(result.view)).to.include({ activeNode: "sbc-b", redundant: false });
                expect(endedAfterMs()).to.be.above(90_000);
            });
        }
    }

    it("fails no requireRedundancy of a pair that has nothing to do, and what is not waived does", async () => {
        run.pair.b.health = 60;
        const activeNode = "sbc-a";
        expect(await run.ensure({ activeNode, requireRedundancy: true, preconditions: limits(60) })).to.have.property(
            "kind",
            "alreadyActive",
        );
        expect(await run.ensure({ activeNode, requireRedundancy: true, preconditions: limits(61) })).to.have.property(
            "kind",
            "degraded",
        );
    });

    it("may be there and unreadable", async () => {
        run.pair.intercept = ({ node, path }) =>
            path.endsWith("/status") && node === "sbc-b"
                ? {
                      status: 200,
                      body: statusXml({ hostName: "sbc-b", role: run.pair.b.role }).replace(
                          "</data>",
                          "<haSyncState><entry>false</entry></haSyncState></data>",
                      ),
                  }
                : undefined;
        expect(await run.ensure()).to.have.property("kind", "refused");
        const result = await run.ensure({ preconditions: limits(75, false, false) });
        expect(result.kind === "refused" ? result.reasons : []).to.deep.equal([]);
        expect(result).to.have.property("kind", "switched");
    });
});
