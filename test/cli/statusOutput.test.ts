import { expect } from "chai";
import { statusTable } from "../../cli/statusOutput.js";

const NODES = [
    { name: "constructor", address: "10.0.0.1" },
    { name: "toString", address: "10.0.0.2" },
];
const REPORT = {
    state: "ready",
    description: "",
    roles: { constructor: "active", toString: "standby" },
    redundant: true,
    switchoverCounts: {},
} as const;
const ROLE_WORDS = ["active", "standby"];
const line = { node: "sbc-a", oldState: "Active", newState: "RelinquishingActive", info: "forced by command" };
const unreadable = { ...line, time: "Apr 24 10:14:09.235" };

describe("the table of status", () => {
    const lastSwitchover = (more: object) => {
        const table = statusTable({ report: { ...REPORT, ...more }, roleWords: ROLE_WORDS }, NODES);
        return table.slice(table.indexOf("last switchover")).replace(/^last switchover +/, "");
    };

    it("reads what is said of a node by its name alone, whatever the name is", () => {
        expect(statusTable({ report: REPORT, roleWords: ROLE_WORDS }, NODES).split("\n").slice(1, 3)).to.deep.equal([
            "constructor  10.0.0.1  active   not reported",
            "toString     10.0.0.2  standby  not reported",
        ]);
        const counted = statusTable(
            { report: { ...REPORT, switchoverCounts: { toString: 3 } }, roleWords: ["no answer", "standby"] },
            NODES,
        );
        expect(counted)
            .to.match(/^constructor +10\.0\.0\.1 +no answer +not reported$/m)
            .and.match(/^toString +10\.0\.0\.2 +standby +3$/m);
    });

    it("says none was seen only if the logs have none", () => {
        expect(lastSwitchover({})).to.equal("none seen in the nodes' logs");
        expect(lastSwitchover({ lastSwitchover: { ...line, at: "2026-04-24T10:14:09.235Z" } })).to.equal(
            "2026-04-24T10:14:09.235Z, sbc-a Active to RelinquishingActive (forced by command)",
        );
        expect(lastSwitchover({ lastSwitchover: unreadable })).to.equal(
            '"Apr 24 10:14:09.235", a time that can\'t be read, sbc-a Active to RelinquishingActive (forced by command)',
        );
        expect(lastSwitchover({ lastSwitchover: line })).to.match(/^no time, sbc-a Active/);
        expect(lastSwitchover({ unreadableLogs: ["sbc-b"] })).to.equal("not known: the log of sbc-b can't be read");
        const several = lastSwitchover({
            possibleLastSwitchovers: [unreadable, { ...line, node: "sbc-b", at: "2026-04-24T10:14:09.235Z" }],
        });
        expect(several)
            .to.match(/^not known, since a time in the logs can't be read; it may be one of these\n/)
            .and.contain('"Apr 24 10:14:09.235", a time that can\'t be read, sbc-a')
            .and.contain("2026-04-24T10:14:09.235Z, sbc-b");
    });
});
