import { expect } from "chai";
import { checkOutput, checkRow, checkRun, Failed, type Row } from "../../../scripts/quickstart/expectations.js";
import { formatTable } from "../../../scripts/quickstart/screen.js";

const row: Row = { step: "planned failover", before: "sbc-a", after: "sbc-b", sent: 1, result: "switched" };

describe("the quick start's own checks", () => {
    it("accept a step that did what it should", () => {
        checkRow(row, { active: "sbc-b", sent: 1 });
        checkRun(["up"], { code: 0, text: "~ 1 updated" }, { succeeds: true, prints: /1 updated/ });
        checkRun(["up"], { code: 1, text: "not synchronized" }, { succeeds: false, prints: /synchronized/ });
        checkOutput("sbc-b", "sbc-b");
    });

    it("fail where the devices moved otherwise, or were asked more often", () => {
        expect(() => checkRow(row, { active: "sbc-a", sent: 0 })).to.throw(
            Failed,
            "Step 'planned failover' left sbc-b active after 1 switchover request; it should be sbc-a after 0 switchover requests.",
        );
        expect(() => checkRow({ ...row, sent: 2 }, { active: "sbc-b", sent: 1 })).to.throw(
            /after 2 switchover requests/,
        );
    });

    it("fail where a command ended otherwise, or said something else", () => {
        const run = (code: number, text: string) => () =>
            checkRun(["up", "--yes"], { code, text }, { succeeds: false, prints: /synchronized/ });
        expect(run(0, "1 updated")).to.throw(
            Failed,
            "`pulumi up --yes` ended with 0 and should fail, and did not print 'synchronized'. Look at its output above.",
        );
        expect(run(1, "no credentials")).to.throw(/`pulumi up --yes` did not print 'synchronized'/);
    });

    it("fail where the stack's output is not what the devices say", () => {
        expect(() => checkOutput(undefined, "sbc-a")).to.throw(Failed, /no node is active; it should say sbc-a/);
    });
});

describe("the quick start's table", () => {
    it("has a line for each step, in columns", () => {
        expect(formatTable([row]).split("\n")).to.deep.equal([
            "step              active before  after  switchovers sent  result",
            "----------------  -------------  -----  ----------------  --------",
            "planned failover  sbc-a          sbc-b  1                 switched",
        ]);
    });
});
