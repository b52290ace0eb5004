import { expect } from "chai";
import { judge, type PairState } from "../../../provider/pair/pairState.js";
import type { Sightings } from "../../../provider/pair/sighting.js";
import { SEEN_AS, type SeenAs, sightingAs } from "../sightings.js";

/** What each pair of roles is, written by hand: rows are sbc-a's role, columns sbc-b's, in the order of the heading. */
const HEADING = "active standby outOfService standalone becomingActive transitional unknown unseen";
const EXPECTED = `
active          both      ready:a   lone:a    notAPair  changing:b  changing    lone:a    lone:a
standby         ready:b   none      none      notAPair  changing:b  changing    none      unseen:b
outOfService    lone:b    none      none      notAPair  changing:b  changing    none      unseen:b
standalone      notAPair  notAPair  notAPair  notAPair  notAPair    notAPair    notAPair  notAPair
becomingActive  changing:a changing:a changing:a notAPair changing  changing:a  changing:a changing:a
transitional    changing  changing  changing  notAPair  changing:b  changing    changing  changing
unknown         lone:b    none      none      notAPair  changing:b  changing    none      unseen:b
unseen          lone:b    unseen:a  unseen:a  notAPair  changing:b  changing    unseen:a  unseen:ab
`;

const TABLE = EXPECTED.trim()
    .split("\n")
    .flatMap((line) => {
        const [a, ...cells] = line.trim().split(/\s+/);
        return cells.map((cell, index) => ({ a: a as SeenAs, b: HEADING.split(" ")[index] as SeenAs, cell }));
    });

/** The state in the words of the table. */
function inShort(state: PairState): string {
    const letter = (name: string | undefined) => (name === undefined ? "" : `:${name.slice(-1)}`);
    switch (state.kind) {
        case "ready":
            return `ready${letter(state.active)}`;
        case "noStandby":
            return `lone${letter(state.active)}`;
        case "switching":
            return `changing${letter(state.towards)}`;
        case "activeNotSeen":
            return `unseen:${state.notSeen.map((name) => name.slice(-1)).join("")}`;
        case "bothActive":
            return "both";
        case "noneActive":
            return "none";
        case "notAPair":
        case "wrongDevice":
        case "disagree":
            return state.kind;
    }
}

describe("judging what two nodes say", () => {
    it("has an expectation for every combination of roles", () => {
        const combinations = SEEN_AS.flatMap((a) => SEEN_AS.map((b) => `${a} ${b}`));
        expect(TABLE.map(({ a, b }) => `${a} ${b}`)).to.have.members(combinations);
    });

    for (const { a, b, cell } of TABLE) {
        it(`calls ${a} and ${b} ${cell}, in whichever order they are declared`, () => {
            const first = sightingAs("sbc-a", a);
            const second = sightingAs("sbc-b", b);
            expect(inShort(judge([first, second]))).to.equal(cell);
            const swapped = inShort(judge([second, first]));
            expect(swapped).to.equal(cell === "unseen:ab" ? "unseen:ba" : cell);
        });
    }

    it("names the standby as well as the active node", () => {
        const state = judge([sightingAs("sbc-a", "standby"), sightingAs("sbc-b", "active")]);
        expect(state).to.deep.equal({ kind: "ready", active: "sbc-b", standby: "sbc-a" });
    });

    describe("another device at a node's address", () => {
        it("is noticed whatever the roles are, and before anything else", () => {
            for (const a of SEEN_AS) {
                for (const b of SEEN_AS.filter((role) => role !== "unseen")) {
                    const wrong = sightingAs("sbc-b", b, { hostName: "lab-7" });
                    const expected = { kind: "wrongDevice", wrong: [{ node: "sbc-b", hostName: "lab-7" }] };
                    expect(judge([sightingAs("sbc-a", a), wrong]), `${a} ${b}`).to.deep.equal(expected);
                    expect(judge([wrong, sightingAs("sbc-a", a)]), `${b} ${a}`).to.deep.equal(expected);
                }
            }
        });

        it("is noticed where the two addresses are swapped", () => {
            const sightings: Sightings = [
                sightingAs("sbc-a", "active", { hostName: "sbc-b" }),
                sightingAs("sbc-b", "standby", { hostName: "sbc-a" }),
            ];
            expect(judge(sightings)).to.have.property("kind", "wrongDevice");
        });

        it("is not seen in a host name that differs by case only", () => {
            const sightings: Sightings = [
                sightingAs("sbc-a", "active", { hostName: "SBC-A" }),
                sightingAs("SBC-B", "standby", { hostName: "sbc-b", peerName: "Sbc-A", peerRole: "ACTIVE" }),
            ];
            expect(judge(sightings)).to.deep.equal({ kind: "ready", active: "sbc-a", standby: "SBC-B" });
        });
    });

    describe("what nodes say of each other", () => {
        const claims = (onA: object, onB: object) => {
            const state = judge([sightingAs("sbc-a", "active", onA), sightingAs("sbc-b", "standby", onB)]);
            return state.kind === "disagree" ? state.claims : state.kind;
        };

        it("is no objection where it is true or absent", () => {
            const truth = { peerName: "sbc-b", peerRole: "Standby" };
            expect(claims(truth, { peerName: "SBC-A", peerRole: "active" })).to.equal("ready");
            expect(claims({}, {})).to.equal("ready");
        });

        for (const [word, said] of [
            ["active", "active"],
            ["out of service", "out of service"],
            ["standalone", "standalone"],
            ["becoming standby", "becoming standby"],
            ["resting", '"resting", a role unknown here'],
        ] as const) {
            it(`is an objection where the active node reports that its peer is ${word}`, () => {
                expect(claims({ peerRole: word }, {})).to.deep.equal([`sbc-a reports that its peer is ${said}`]);
            });
        }

        it("is an objection from either node, and all of them are named", () => {
            expect(
                claims({ peerName: "sbc-x", peerRole: "active" }, { peerName: "sbc-y", peerRole: "out of service" }),
            ).to.deep.equal([
                "sbc-a reports that its peer is sbc-x, not sbc-b",
                "sbc-a reports that its peer is active",
                "sbc-b reports that its peer is sbc-y, not sbc-a",
                "sbc-b reports that its peer is out of service",
            ]);
        });
    });
});
