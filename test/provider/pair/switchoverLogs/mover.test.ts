import { expect } from "chai";
import fc from "fast-check";
import type { LogEntry } from "../../../../provider/device/switchoverLog.js";
import { writtenBefore } from "../../../../provider/pair/switchoverLogs/entryTimes.js";
import { type Moved, moverOf } from "../../../../provider/pair/switchoverLogs/mover.js";
import { newEntries } from "../../../../provider/pair/switchoverLogs/newLogLine.js";
import { seen, viewOf } from "../../resource/views.js";
import { PairRun } from "../../pairRun.js";

const LEAVING = { oldState: "Active", newState: "RelinquishingActive" };
const TAKING = { oldState: "Standby", newState: "BecomingActive" };
const COMMAND = ["forced by command", "Forced by command", "forced by command."];
const PEER_FAILED = [
    "active peer sbc-a has timed out",
    "active peer sbc-a has timed out, no arp reply from active in 250ms",
    "active peer sbc-a has unacceptable health (70)",
];
/** Like what is known, and not it. */
const UNKNOWN = [
    "",
    "peer took over",
    "forced",
    "command",
    "not forced by command",
    "forced by command of nobody",
    "peer has timed out",
    "unacceptable health (70)",
    "auto revert",
];

/** Both nodes' clocks at the request, by the second that their `Date` shows. */
const SENT_MS = Date.parse("2026-03-01T12:00:00.000Z");

interface Written {
    readonly node: "sbc-a" | "sbc-b";
    readonly reason: string;
    /** From the request to the entry, by the device's clock; absent if its time can't be read. */
    readonly afterMs?: number | undefined;
}

interface Case {
    readonly entries: readonly Written[];
    readonly counts: readonly [number, number];
    readonly skewMs: number;
    readonly hasDate: boolean;
    readonly isRejected: boolean;
}

const written = (reasons: readonly string[]): fc.Arbitrary<Written> =>
    fc.record({
        node: fc.constantFrom("sbc-a" as const, "sbc-b" as const),
        reason: fc.constantFrom(...reasons),
        afterMs: fc.option(fc.integer({ min: -60_000, max: 90_000 }), { nil: undefined }),
    });

const cases = (reasons: readonly string[]): fc.Arbitrary<Case> =>
    fc.record({
        entries: fc.array(written(reasons), { maxLength: 4 }),
        counts: fc.tuple(fc.nat(3), fc.nat(3)),
        skewMs: fc.integer({ min: -3_600_000, max: 3_600_000 }),
        hasDate: fc.boolean(),
        isRejected: fc.boolean(),
    });

function entryOf({ node, reason, afterMs }: Written, index: number, skewMs: number): LogEntry {
    const states = node === "sbc-a" ? LEAVING : TAKING;
    const info = [`${states.oldState} to ${states.newState}`, ...(reason === "" ? [] : [reason])].join(", ");
    const at = afterMs === undefined ? undefined : new Date(SENT_MS + skewMs + afterMs).toISOString();
    return { ...states, info, time: at ?? `Apr 24 10:14:${index}`, ...(at === undefined ? {} : { at }) };
}

function moved({ entries, counts, skewMs, hasDate, isRejected }: Case): Moved {
    const date = hasDate ? { date: new Date(SENT_MS + skewMs).toISOString() } : {};
    const logOf = (node: string) => entries.flatMap((one, at) => (one.node === node ? entryOf(one, at, skewMs) : []));
    const before = viewOf(
        seen("sbc-a", "active", { ...date, switchoverCount: 3 }),
        seen("sbc-b", "standby", { ...date, switchoverCount: 3 }),
    );
    const after = viewOf(
        seen("sbc-a", "standby", { log: logOf("sbc-a"), switchoverCount: 3 + counts[0] }),
        seen("sbc-b", "active", { log: logOf("sbc-b"), switchoverCount: 3 + counts[1] }),
    );
    const sent = { ms: 0, date: new Date(SENT_MS) };
    return moverOf({
        from: "sbc-a",
        to: "sbc-b",
        entries: newEntries(before, after),
        isSurelyBefore: writtenBefore(before, sent),
        isRejected,
    });
}

const isIn = (words: readonly string[]) => (entry: Written) => words.includes(entry.reason);
const ALL = [...COMMAND, ...PEER_FAILED, ...UNKNOWN];

describe("who moved calls", () => {
    it("is the request only if the node that was asked says so itself, and nothing else contradicts", () => {
        fc.assert(
            fc.property(cases(ALL), (one) => {
                const { by, logEntry } = moved(one);
                if (by !== "request") return;
                const told = one.entries.filter(({ node, reason }) => node === "sbc-a" && COMMAND.includes(reason));
                expect(told).to.have.length(1);
                expect(one.entries.some(isIn(PEER_FAILED))).to.equal(false);
                expect(one.isRejected).to.equal(false);
                expect(one.hasDate && (told[0]?.afterMs ?? 0) <= -1000, "written before it was sent").to.equal(false);
                expect(logEntry).to.include({ node: "sbc-a" });
            }),
        );
    });

    it("is the device only by its own known words, whatever the times and the counters are", () => {
        fc.assert(
            fc.property(cases(ALL), (one) => {
                const { by, logEntry } = moved(one);
                if (by === "device") expect(PEER_FAILED.some((words) => logEntry?.info.includes(words))).to.equal(true);
            }),
        );
        fc.assert(
            fc.property(cases(PEER_FAILED), (one) => {
                const isToldByTaker = one.entries.some(({ node }) => node === "sbc-b");
                if (isToldByTaker) expect(moved(one).by).to.equal("device");
            }),
        );
    });

    it("can't be told by words that are not known, but that calls had moved before the request was sent", () => {
        fc.assert(
            fc.property(cases(UNKNOWN), (one) => {
                const dated = one.entries.filter(({ afterMs }) => afterMs !== undefined);
                const isBefore = one.hasDate && dated.length > 0 && dated.every(({ afterMs = 0 }) => afterMs <= -1000);
                if (!isBefore) expect(moved(one).by).to.equal("unknown");
                else expect(moved(one).by).to.be.oneOf(["other", "unknown"]);
            }),
        );
    });

    it("can't be told if the asked node gave way to a command twice", () => {
        fc.assert(
            fc.property(cases(COMMAND), (one) => {
                const { length } = one.entries.filter(({ node }) => node === "sbc-a");
                if (length !== 1) expect(moved(one).by).to.be.oneOf(["other", "unknown"]);
            }),
        );
    });

    it("does not hang on counters, nor on the order of a log", () => {
        fc.assert(
            fc.property(cases(ALL), fc.tuple(fc.nat(9), fc.nat(9)), (one, counts) => {
                expect(moved({ ...one, counts }).by).to.equal(moved(one).by);
                expect(moved({ ...one, entries: [...one.entries].reverse() }).by).to.equal(moved(one).by);
            }),
        );
    });
});

describe("the record of a switchover whose request the pair has anticipated", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));
    const actionOf = async () => {
        const result = await run.ensure();
        if (result.kind !== "switched") throw new Error(result.kind);
        return result.action;
    };

    it("credits the request with what the log of the asked node says of it", async () => {
        expect(await actionOf()).to.deep.include({ outcome: "switched", by: "request", tookSeconds: 3.1 });
    });

    it("says that the device did it, with the line that tells, and gives no time since the request", async () => {
        run.pair.actsAfterMs = undefined;
        run.pair.onAsked = () => run.pair.failOver();
        const action = await actionOf();
        expect(action).to.include({ outcome: "switched", by: "device" }).and.not.to.have.property("tookSeconds");
        expect(action.logEntry).to.include({ node: "sbc-b" });
        expect(action.logEntry?.info).to.contain("active peer sbc-a has timed out");
    });

    it("credits nobody where neither the logs nor their times tell", async () => {
        run.pair.actsAfterMs = undefined;
        run.pair.onAsked = () => run.pair.toggle("peer took over", "sbc-b");
        expect(await actionOf()).to.include({ outcome: "switched", by: "unknown" });
        run = new PairRun();
        run.pair.a.saying = run.pair.b.saying = { log: undefined };
        expect(await actionOf()).to.include({ outcome: "switched", by: "unknown" });
    });

    it("says that calls had moved before the request was sent, if the device's times show it", async () => {
        run.pair.actsAfterMs = undefined;
        // The last look before the request: sbc-b answers late, and sbc-a's answer does not show the change any more.
        let isDone = false;
        run.pair.intercept = ({ node, path }) => {
            if (isDone || run.pair.ownConnections === 0 || node !== "sbc-a" || !path.endsWith("/status"))
                return undefined;
            isDone = true;
            run.clock.after(20, () => run.pair.toggle("peer took over", "sbc-b"));
            return undefined;
        };
        run.pair.delayMs = ({ node, path }) =>
            isDone && node === "sbc-b" && path.endsWith("/status") && run.pair.asked.length === 0 ? 2500 : 0;
        // What sbc-b answered was true when it was asked.
        const action = await actionOf();
        expect(action).to.include({ by: "other" }).and.not.to.have.property("tookSeconds");
    });

    it("counts the time from sending, not from an answer that never came", async () => {
        run.pair.answer = "silent";
        const { tookSeconds, by } = await actionOf();
        expect(by).to.equal("request");
        expect(tookSeconds).to.be.within(10, 12);
    });
});
