import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { decisionTable } from "./decisionTable.js";
import { decisionsPage } from "./decisionsPage.js";

describe("the small model", () => {
    const table = decisionTable();

    it("asks for a switchover in one combination of all only: the other node active, the wanted one standby", () => {
        const asking = table.filter(({ decision }) => decision === "switchOver");
        expect(asking.map(({ wanted, other }) => [wanted, other])).to.deep.equal([["standby", "active"]]);
    });

    it("calls a pair in place only where the wanted node itself reports that it is active, and the other does not", () => {
        for (const { wanted, other, decision } of table) {
            if (decision === "alreadyActive") expect([wanted, other !== "active"]).to.deep.equal(["active", true]);
        }
    });

    it("waits only while a node says that it is between two roles", () => {
        const between = /^becoming/;
        for (const { wanted, other, decision } of table) {
            if (decision === "wait") expect(between.test(wanted) || between.test(other)).to.equal(true);
        }
    });

    it("says what was seen and what to do wherever it refuses", () => {
        for (const { decision, message } of table) {
            if (decision === "refuse") expect(message).to.match(/\. [A-Z].*\.$/);
        }
    });

    it("is what docs/decision-table.md says (npm run docs)", () => {
        const page = readFileSync(join(resolve(__dirname, "../../.."), "docs/decision-table.md"), "utf8");
        expect(page).to.equal(decisionsPage());
    });
});
