import { expect } from "chai";
import type { PairLook } from "../../../provider/index.js";
import { pairTable } from "../../../cli/status/formats/onePair.js";

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
const NODE = { role: "active", log: [], hasUnreadableLog: false } as const;
const LOOKED = {
    report: REPORT,
    roleWords: ["active", "standby"],
    nodes: [
        { ...NODE, name: "constructor", healthPercent: 98, sessions: 12 },
        { ...NODE, name: "toString" },
    ],
    synchronization: "complete",
} as const;
const line = { node: "sbc-a", oldState: "Active", newState: "RelinquishingActive", info: "forced by command" };
const unreadable = { ...line, time: "Apr 24 10:14:09.235" };

describe("the table of one pair", () => {
    const lastSwitchover = (more: object) => {
        const table = pairTable({ ...LOOKED, report: { ...REPORT, ...more } }, NODES);
        return table.slice(table.indexOf("last switchover")).replace(/^last switchover +/, "");
    };

    it("reads what is said of a node by its place alone, whatever its name is", () => {
        expect(pairTable(LOOKED, NODES).split("\n").slice(1, 3)).to.deep.equal([
            "constructor  10.0.0.1  active   98 %          not reported",
            "toString     10.0.0.2  standby  not reported  not reported",
        ]);
        const [first, second] = LOOKED.nodes;
        const counted = { ...LOOKED, nodes: [first, { ...second, switchoverCount: 3 }] as const };
        expect(pairTable(counted, NODES)).to.match(/^toString +10\.0\.0\.2 +standby +not reported +3$/m);
    });

    it("says of sessions why they are not known, and never none for that", () => {
        const [first, second] = LOOKED.nodes;
        const unknown = { ...NODE, name: "constructor", sessionsUnknown: "the answer has no sysGlobalConSessions" };
        const sessions = (nodes: PairLook["nodes"]) =>
            /^sessions +(.*)$/m.exec(pairTable({ ...LOOKED, nodes }, NODES))?.[1];
        expect(sessions([first, second])).to.equal("12 on constructor");
        expect(sessions([unknown, second])).to.equal(
            "not known on constructor: the answer has no sysGlobalConSessions",
        );
        expect(sessions([second, second])).to.equal("not known: no active node was seen");
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
