import { expect } from "chai";
import * as fc from "fast-check";
import { decide, type Decision } from "../../../provider/pair/decide.js";
import { DEFAULT_PRECONDITIONS } from "../pairRun.js";
import { SEEN_AS, type SeenAs, sightingAs, viewOf } from "../sightings.js";

/** What follows if sbc-a is the desired node, by hand: rows are sbc-a's role, columns sbc-b's. `active` stands for `alreadyActive`, and `active!` warns. */
const HEADING = "active standby outOfService standalone becomingActive transitional unknown unseen";
const EXPECTED = `
active          refuse      active    active!   refuse  wait   active!   active!   active!
standby         switchOver  refuse    refuse    refuse  wait   wait      refuse    refuse
outOfService    refuse      refuse    refuse    refuse  wait   wait      refuse    refuse
standalone      refuse      refuse    refuse    refuse  refuse refuse    refuse    refuse
becomingActive  wait        wait      wait      refuse  wait   wait      wait      wait
transitional    wait        wait      wait      refuse  wait   wait      wait      wait
unknown         refuse      refuse    refuse    refuse  wait   wait      refuse    refuse
unseen          refuse      refuse    refuse    refuse  wait   wait      refuse    refuse
`;

const TABLE = EXPECTED.trim()
    .split("\n")
    .flatMap((line) => {
        const [a, ...cells] = line.trim().split(/\s+/);
        return cells.map((cell, index) => ({ a: a as SeenAs, b: HEADING.split(" ")[index] as SeenAs, cell }));
    });

const inShort = (decision: Decision) =>
    decision.kind !== "alreadyActive" ? decision.kind : decision.warning === undefined ? "active" : "active!";

const desired = (activeNode: string) => ({ activeNode, preconditions: DEFAULT_PRECONDITIONS });

describe("deciding what follows from a look", () => {
    it("has an expectation for every combination of roles", () => {
        const combinations = SEEN_AS.flatMap((a) => SEEN_AS.map((b) => `${a} ${b}`));
        expect(TABLE.map(({ a, b }) => `${a} ${b}`)).to.have.members(combinations);
    });

    for (const { a, b, cell } of TABLE) {
        it(`${cell} if the desired node is ${a} and the other ${b}, whichever of the two is which`, () => {
            const listedFirst = viewOf(sightingAs("sbc-a", a), sightingAs("sbc-b", b));
            expect(inShort(decide(listedFirst, desired("sbc-a")))).to.equal(cell);
            const listedSecond = viewOf(sightingAs("sbc-b", b), sightingAs("sbc-a", a));
            expect(inShort(decide(listedSecond, desired("sbc-a")))).to.equal(cell);
            const otherDesired = viewOf(sightingAs("sbc-a", b), sightingAs("sbc-b", a));
            expect(inShort(decide(otherDesired, desired("sbc-b")))).to.equal(cell);
        });
    }

    it("names who hands over to whom, in the declared spelling, however the desired node is spelled in case", () => {
        const view = viewOf(sightingAs("SBC-a", "active", { hostName: "sbc-A" }), sightingAs("sbc-B", "standby"));
        expect(decide(view, desired("sbc-B"))).to.include({ kind: "switchOver", from: "SBC-a", to: "sbc-B" });
        expect(decide(view, desired("SBC-A"))).to.deep.equal({ kind: "alreadyActive" });
    });

    it("never requests a switchover if the desired node is active already", () => {
        for (const b of SEEN_AS) {
            const view = viewOf(sightingAs("sbc-a", "active"), sightingAs("sbc-b", b));
            expect(decide(view, desired("sbc-a")).kind, b).to.not.equal("switchOver");
        }
    });

    it("refuses on a false claim, and only warns where nothing would have to be asked for", () => {
        const disagreeing = viewOf(
            sightingAs("sbc-a", "active", { peerName: "sbc-x" }),
            sightingAs("sbc-b", "standby", { peerRole: "out of service" }),
        );
        expect(inShort(decide(disagreeing, desired("sbc-b")))).to.equal("refuse");
        expect(decide(disagreeing, desired("sbc-a"))).to.deep.equal({
            kind: "alreadyActive",
            warning: [
                {
                    observed:
                        "sbc-a: active, sbc-b: standby, but sbc-a reports that its peer is sbc-x, not sbc-b, and sbc-b reports that its peer is out of service.",
                    remedy: "Look at both nodes' own logs for why they disagree.",
                },
            ],
        });
    });

    it("refuses a wrong device whatever it says, even one that says it is the desired node and active", () => {
        for (const b of SEEN_AS) {
            const view = viewOf(sightingAs("sbc-a", "active", { hostName: "lab-7" }), sightingAs("sbc-b", b));
            expect(decide(view, desired("sbc-a")).kind, b).to.equal("refuse");
            expect(decide(view, desired("sbc-b")).kind, b).to.equal("refuse");
        }
    });

    it("gives every reason at once", () => {
        const view = viewOf(
            sightingAs("sbc-a", "active", { peerRole: "active", sync: { tSIPD: "false" } }),
            sightingAs("sbc-b", "standby", { health: 10 }),
        );
        const decision = decide(view, desired("sbc-b"));
        expect(decision.kind === "refuse" && decision.reasons.map(({ observed }) => observed)).to.deep.equal([
            "Peers: sbc-a reports that its peer is active; required: names and roles agree in both directions.",
            "Health of sbc-b: 10 %; required: at least 75 %.",
            "Synchronization: tSIPD on sbc-a is false; required: true for every component in use.",
        ]);
    });

    it("asks for a switchover exactly where roles, names, claims, health and synchronization all allow it", () => {
        const name = (own: string) => fc.constantFrom(undefined, own, own.toUpperCase(), "lab-7");
        const syncWord = fc.constantFrom("true", "TRUE", "disabled", "false", "enabled", "pending", "");
        const node = (own: string, peer: string) =>
            fc.record({
                seenAs: fc.constantFrom<SeenAs[]>("active", "standby", "outOfService", "transitional", "unseen"),
                saying: fc.record({
                    hostName: name(own),
                    peerName: name(peer),
                    peerRole: fc.constantFrom(undefined, "active", "standby", "out of service"),
                    health: fc.constantFrom(undefined, 0, 74, 75, 76, 100),
                    sync: fc.option(fc.dictionary(fc.constantFrom("tSIPD", "tMBCD"), syncWord), { nil: undefined }),
                }),
            });
        fc.assert(
            fc.property(node("sbc-a", "sbc-b"), node("sbc-b", "sbc-a"), (a, b) => {
                const isA = (said: string | undefined, own: string) => said?.toLowerCase() === own;
                const isSynchronized = [a, b].every(({ saying }) =>
                    Object.values(saying.sync ?? {}).every((word) => /^(true|disabled)$/i.test(word)),
                );
                const allowed =
                    a.seenAs === "active" &&
                    b.seenAs === "standby" &&
                    (a.saying.hostName === undefined
                        ? isA(a.saying.peerName, "sbc-b")
                        : isA(a.saying.hostName, "sbc-a")) &&
                    (b.saying.hostName === undefined
                        ? isA(b.saying.peerName, "sbc-a")
                        : isA(b.saying.hostName, "sbc-b")) &&
                    a.saying.peerName !== "lab-7" &&
                    b.saying.peerName !== "lab-7" &&
                    (a.saying.peerRole ?? "standby") === "standby" &&
                    (b.saying.peerRole ?? "active") === "active" &&
                    (b.saying.health ?? 100) >= 75 &&
                    isSynchronized;
                const view = viewOf(sightingAs("sbc-a", a.seenAs, a.saying), sightingAs("sbc-b", b.seenAs, b.saying));
                expect(decide(view, desired("sbc-b")).kind === "switchOver").to.equal(allowed);
            }),
            { numRuns: 600 },
        );
    });
});
