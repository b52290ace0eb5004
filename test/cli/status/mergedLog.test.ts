import { expect } from "chai";
import type { NodeLook } from "../../../provider/index.js";
import { mergedLog } from "../../../cli/status/mergedLog.js";

const entry = (node: string, at?: string, time?: string) => ({
    node,
    oldState: "Active",
    newState: "Standby",
    info: "",
    ...(at === undefined ? {} : { at }),
    ...(time === undefined ? {} : { time }),
});

const look = (name: string, clock: string | undefined, more: Partial<NodeLook> = {}): NodeLook => ({
    name,
    role: "active",
    log: [],
    hasUnreadableLog: false,
    ...(clock === undefined ? {} : { clock: { earliest: clock, latest: clock } }),
    ...more,
});

describe("both nodes' logs, merged", () => {
    const NOW = "2026-04-24T12:00:00.000Z";
    const a = entry("sbc-a", "2026-04-24T10:00:02.000Z");

    it("stand in one order, the newest first, by the nodes' own times if their clocks agree", () => {
        const b = [entry("sbc-b", "2026-04-24T10:00:01.000Z"), entry("sbc-b", "2026-04-24T10:00:03.000Z")];
        const merged = mergedLog([look("sbc-a", NOW, { log: [a] }), look("sbc-b", NOW, { log: b })]);
        expect(merged).to.deep.equal({ byClockOf: "sbc-a", entries: [b[1], a, b[0]], notes: [] });
    });

    it("stand in the order of their node's log where they have the same time, the newest first, whichever way round it is", () => {
        const at = (second: number, info: string) => ({ ...entry("sbc-b", `2026-04-24T10:00:0${second}.000Z`), info });
        const rising = [at(1, "one"), at(3, "two"), at(3, "three"), entry("sbc-b", undefined, "x"), at(3, "four")];
        const infos = (log: NodeLook["log"]) =>
            mergedLog([look("sbc-a", NOW), look("sbc-b", NOW, { log })]).entries.map(({ info }) => info);
        expect(infos(rising)).to.deep.equal(["four", "three", "two", "one", ""]);
        expect(infos([...rising].reverse())).to.deep.equal(["four", "three", "two", "one", ""]);
    });

    it("are brought to the first node's clock: what happened first stands below, though its own clock says later", () => {
        const b = entry("sbc-b", "2026-04-24T10:05:01.000Z");
        const logs = [{ log: [a] }, { log: [b] }] as const;
        const merged = mergedLog([look("sbc-a", NOW, logs[0]), look("sbc-b", "2026-04-24T12:05:00.000Z", logs[1])]);
        expect(merged.entries).to.deep.equal([a, { ...b, at: "2026-04-24T10:00:01.000Z" }]);
        expect(merged.notes).to.deep.equal([
            "The clock of sbc-b is 300 s ahead of that of sbc-a; all times are by the clock of sbc-a.",
        ]);
        const behind = mergedLog([look("sbc-a", NOW, logs[0]), look("sbc-b", "2026-04-24T11:59:30.000Z", logs[1])]);
        expect(behind.notes).to.deep.equal([
            "The clock of sbc-b is 30 s behind that of sbc-a; all times are by the clock of sbc-a.",
        ]);
    });

    it("are not moved by what two Dates of whole seconds, asked one after the other, can't tell apart", () => {
        const b = entry("sbc-b", "2026-04-24T10:00:01.000Z");
        const later = { earliest: "2026-04-24T12:00:01.000Z", latest: "2026-04-24T12:00:01.400Z" };
        const merged = mergedLog([
            look("sbc-a", NOW, { log: [a] }),
            { ...look("sbc-b", NOW, { log: [b] }), clock: later },
        ]);
        expect(merged.entries).to.deep.equal([a, b]);
        expect(merged.notes).to.deep.equal([]);
    });

    it("say that a clock is not known, and leave each time as its node wrote it", () => {
        const b = entry("sbc-b", "2026-04-24T10:00:01.000Z");
        const merged = mergedLog([look("sbc-a", NOW, { log: [a] }), look("sbc-b", undefined, { log: [b] })]);
        expect(merged).not.to.have.property("byClockOf");
        expect(merged.notes[0]).to.match(/^sbc-b gave no Date that can be read: .* by its own node's clock\.$/);
    });

    it("keep entries whose time can't be read, at the end, and say how many", () => {
        const b = [entry("sbc-b", undefined, "Apr 24 10:14"), entry("sbc-b")];
        const merged = mergedLog([look("sbc-a", NOW, { log: [a] }), look("sbc-b", NOW, { log: b })]);
        expect(merged.entries).to.deep.equal([a, ...b]);
        expect(merged.notes).to.deep.equal(["The times of 2 entries can't be read; they stand at the end."]);
    });

    it("say whose log is missing", () => {
        const merged = mergedLog([
            look("sbc-a", NOW, { hasUnreadableLog: true }),
            look("sbc-b", undefined, { role: "unseen" }),
        ]);
        expect(merged.notes).to.deep.equal([
            "The log of sbc-a can't be read.",
            "sbc-b was not seen: its log is missing.",
        ]);
    });
});
