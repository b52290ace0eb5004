import { expect } from "chai";
import { PairError } from "../../../../provider/pair/messages/pairError.js";
import type { PairMessage } from "../../../../provider/pair/messages/pairMessage.js";
import { diffLines } from "../../../../provider/plugin/haActiveNode/diffLines.js";

const check = (name: string, met: boolean) => ({ name, observed: "60 %", required: "75 %", met, remedy: "Repair it." });
const message: PairMessage = {
    pair: "a/b",
    verdict: "refused",
    calls: "Calls are on a",
    desired: "b",
    why: ["Health of b: 60 %; required: 75 %."],
    remedies: ["Repair it."],
    checks: [check("health of b", false), check("peers", true), check("status", true)],
};

describe("the lines below a change", () => {
    it("are the verdict, what is not met, and the names of what is", () => {
        expect(diffLines({ message, refusal: new PairError("refused", message) })).to.deep.equal([
            { text: "a/b: REFUSED. Calls are on a; desired b. 2 of 3 preconditions met.", isBad: true },
            { text: "Health of b: 60 %; required: 75 %.", isBad: true },
            { text: "Met: peers, status.", isBad: false },
        ]);
    });

    it("have an open request first, as something bad", () => {
        const open: PairMessage = { pair: "a/b", verdict: "open", why: ["No look has shown its end."], remedies: [] };
        const needed: PairMessage = { ...message, verdict: "needed", why: [], checks: [check("peers", true)] };
        expect(diffLines({ open, message: needed }).map(({ text, isBad }) => `${isBad} ${text}`)).to.deep.equal([
            "true a/b: OPEN.",
            "true No look has shown its end.",
            "false a/b: NEEDED. Calls are on a; desired b. 1 of 1 preconditions met.",
            "false Met: peers.",
        ]);
    });

    it("are none if there is nothing to say", () => {
        expect(diffLines({})).to.deep.equal([]);
    });
});
