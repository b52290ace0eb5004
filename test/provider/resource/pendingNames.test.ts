import { expect } from "chai";
import { inTodaysNames } from "../../../provider/resource/pendingNames.js";

const pending = {
    id: "left",
    since: "2026-03-01T12:00:00.000Z",
    from: "sbc-a",
    to: "sbc-b",
    switchoverCounts: { "sbc-a": 1, "sbc-b": 2 },
};
const nodesOf = (...pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, address]) => ({ name, address }));
const recorded = nodesOf(["sbc-a", "10.0.0.1"], ["sbc-b", "10.0.0.2:443"]);

describe("a recorded request, in today's names", () => {
    const cases: Readonly<Record<string, readonly [ReturnType<typeof nodesOf>, string, string]>> = {
        "as declared then": [recorded, "sbc-a", "sbc-b"],
        "one node renamed": [nodesOf(["sbc-x", "10.0.0.1"], ["sbc-b", "10.0.0.2"]), "sbc-x", "sbc-b"],
        "both renamed, in the other order": [nodesOf(["y", "10.0.0.2"], ["x", "10.0.0.1:443"]), "x", "y"],
        "names that have changed places": [nodesOf(["sbc-b", "10.0.0.1"], ["sbc-a", "10.0.0.2"]), "sbc-b", "sbc-a"],
        "other addresses": [nodesOf(["SBC-B", "10.9.0.2"], ["SBC-A", "10.9.0.1"]), "SBC-A", "SBC-B"],
        "one node kept": [nodesOf(["new", "10.9.0.1"], ["sbc-b", "10.0.0.2"]), "new", "sbc-b"],
    };
    for (const [what, [today, from, to]] of Object.entries(cases)) {
        it(`is known again: ${what}`, () => {
            const counts = { [from]: 1, [to]: 2 };
            expect(inTodaysNames(pending, recorded, today)).to.deep.include({ from, to, switchoverCounts: counts });
        });
    }

    it("is none of another pair's, and is known by name where no nodes are recorded", () => {
        expect(inTodaysNames(pending, recorded, nodesOf(["c", "10.1.0.1"], ["d", "10.1.0.2"]))).to.equal(undefined);
        expect(inTodaysNames(pending, undefined, recorded)).to.deep.include({ from: "sbc-a", to: "sbc-b" });
    });
});
