import { expect } from "chai";
import fc from "fast-check";
import { type LogEntry, newestOf, parseSwitchoverLog } from "../../../provider/device/switchoverLog.js";

const UNREADABLE = ["", "Apr 24 10:14:09.235", "2026-04-24T10:14:09", "24/04/2026 10:14", "an hour ago"] as const;

/** A node's log as it was written: when each entry came about, and whether its time can be read. */
const log = fc.record({
    entries: fc.uniqueArray(
        fc.record({
            second: fc.integer({ min: 0, max: 500 }),
            unreadable: fc.constantFrom(undefined, undefined, ...UNREADABLE),
        }),
        {
            selector: ({ second }) => second,
            maxLength: 6,
        },
    ),
    isNewestFirst: fc.boolean(),
});
type Log = typeof log extends fc.Arbitrary<infer T> ? T : never;

/** In the node's order; `info` tells which entry it is. */
function parsed({ entries, isNewestFirst }: Log): LogEntry[] {
    const ordered = [...entries].sort((a, b) => (isNewestFirst ? b.second - a.second : a.second - b.second));
    return parseSwitchoverLog(
        ordered.map(({ second, unreadable }) => ({ info: String(second), time: unreadable ?? timeOf(second) })),
    );
}

const timeOf = (second: number) => new Date(Date.UTC(2026, 3, 24, 10, 0, second)).toISOString().replace("Z", "+0000");

describe("the newest entry of two nodes' logs", () => {
    it("is never another one than the newest: it is said, or it is among those that may be it", () => {
        fc.assert(
            fc.property(log, log, (a, b) => {
                const seconds = [...a.entries, ...b.entries].map(({ second }) => second);
                const newest = newestOf([parsed(a), parsed(b)]);
                if (seconds.length === 0) return void expect(newest.kind).to.equal("none");
                const said =
                    newest.kind === "entry" ? [newest.entry] : newest.kind === "unclear" ? newest.candidates : [];
                const infos = said.map(({ info }) => Number(info));
                expect(infos).to.include(Math.max(...seconds));
                if (newest.kind === "unclear") expect(said.some(({ at }) => at === undefined)).to.equal(true);
            }),
            { numRuns: 2000 },
        );
    });

    it("is said where the order of the logs tells", () => {
        const at = (time: string, info = time) => ({ time, info });
        const saidOf = (...logs: { time: string; info: string }[][]) => {
            const newest = newestOf(logs.map((entries) => parseSwitchoverLog(entries)));
            return newest.kind === "entry" ? newest.entry.info : newest.kind;
        };
        const early = at(timeOf(1));
        const late = at(timeOf(2));
        const unreadable = at("Apr 24 10:14:09.235");
        expect(saidOf([], [])).to.equal("none");
        expect(saidOf([unreadable], [])).to.equal(unreadable.info);
        expect(saidOf([early, late, unreadable])).to.equal(unreadable.info);
        expect(saidOf([late, early, unreadable])).to.equal(late.info);
        expect(saidOf([unreadable, late, early])).to.equal(unreadable.info);
        expect(saidOf([early, unreadable, late])).to.equal(late.info);
        expect(saidOf([early, unreadable])).to.equal("unclear");
        expect(saidOf([early], [unreadable])).to.equal("unclear");
        expect(saidOf([unreadable], [unreadable])).to.equal("unclear");
    });

    it("is one of a few where a log is in no order", () => {
        const entries = [3, 1, 2].map((second) => ({ info: String(second), time: timeOf(second) }));
        const unreadable = Array.from({ length: 200 }, (_each, index) => ({
            info: `u${index}`,
            time: "Apr 24 10:14:09.235",
        }));
        const newest = newestOf([parseSwitchoverLog([...unreadable, ...entries])]);
        expect(newest).to.have.property("candidates").that.has.lengthOf(4);
    });
});
