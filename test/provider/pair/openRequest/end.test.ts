import { expect } from "chai";
import fc from "fast-check";
import type { LogEntry } from "../../../../provider/device/switchoverLog.js";
import { endOf, type RequestEnd } from "../../../../provider/pair/openRequest/end.js";
import type { PendingSwitchover } from "../../../../provider/pair/settings.js";
import type { Sighting } from "../../../../provider/pair/sighting.js";
import { seen, viewOf } from "../../resource/views.js";

/** The request, by the clock of the machine that sent it. */
const SINCE_MS = Date.parse("2026-03-01T12:00:00.000Z");

/** Calls moved to the node, so long after the request. */
interface Move {
    readonly to: "sbc-a" | "sbc-b";
    readonly afterMs: number;
    readonly reason: string;
}

interface Story {
    /** Before the request, as long ago as a pair has to be quiet. */
    readonly earlierMs: readonly number[];
    readonly moves: readonly Move[];
    readonly ageMs: number;
    readonly skewMs: { readonly "sbc-a": number; readonly "sbc-b": number };
    readonly reports: Readonly<Record<"counts" | "dates" | "logs" | "times", boolean>>;
}

const ALL_REPORTED = { counts: true, dates: true, logs: true, times: true };

/** `sbc-a` is active; each move goes to the other node. */
const stories: fc.Arbitrary<Story> = fc
    .record({
        earlierMs: fc.array(fc.integer({ min: -9_000_000, max: -6_000 }), { maxLength: 3 }),
        gaps: fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 4 }),
        reasons: fc.array(fc.constantFrom("forced by command", "active peer x has timed out", "peer took over", ""), {
            minLength: 4,
            maxLength: 4,
        }),
        skewMs: fc.record({
            "sbc-a": fc.integer({ min: -7_200_000, max: 7_200_000 }),
            "sbc-b": fc.integer({ min: -7_200_000, max: 7_200_000 }),
        }),
        reports: fc.record({ counts: fc.boolean(), dates: fc.boolean(), logs: fc.boolean(), times: fc.boolean() }),
    })
    .map(({ gaps, reasons, ...rest }) => {
        let afterMs = 3000;
        const moves = gaps.map((gap, index): Move => {
            afterMs += gap;
            return { to: index % 2 === 0 ? "sbc-b" : "sbc-a", afterMs, reason: reasons[index] ?? "" };
        });
        return { ...rest, moves, ageMs: 100_000 };
    });

const inSeconds = (ms: number) => new Date(Math.floor(ms / 1000) * 1000).toISOString();

function nodeOf(node: "sbc-a" | "sbc-b", story: Story): Sighting {
    const { moves, skewMs, reports, ageMs, earlierMs } = story;
    const isActive = (moves.at(-1)?.to ?? "sbc-a") === node;
    const entry = (afterMs: number, isTaking: boolean, reason: string): LogEntry => {
        const [oldState, newState] = isTaking ? ["Standby", "BecomingActive"] : ["Active", "RelinquishingActive"];
        const at = reports.times ? inSeconds(SINCE_MS + skewMs[node] + afterMs) : undefined;
        const info = [`${oldState} to ${newState}`, ...(reason === "" ? [] : [reason])].join(", ");
        return { oldState, newState, info, time: `${afterMs}`, ...(at === undefined ? {} : { at }) };
    };
    const log = [
        ...earlierMs.map((afterMs, index) => entry(afterMs, index % 2 === 0, "")),
        ...moves.map(({ to, afterMs, reason }) => entry(afterMs, to === node, to === node ? reason : "")),
    ];
    return seen(node, isActive ? "active" : "standby", {
        log: reports.logs ? log : [],
        ...(reports.counts ? { switchoverCount: 3 + moves.length } : {}),
        ...(reports.dates ? { date: inSeconds(SINCE_MS + skewMs[node] + ageMs) } : {}),
    });
}

function endIn(story: Story): RequestEnd {
    const { reports, skewMs, ageMs } = story;
    const pending: PendingSwitchover = {
        id: "left",
        since: new Date(SINCE_MS).toISOString(),
        ...(reports.dates ? { sinceByDevice: inSeconds(SINCE_MS + skewMs["sbc-a"]) } : {}),
        from: "sbc-a",
        to: "sbc-b",
        switchoverCounts: reports.counts ? { "sbc-a": 3, "sbc-b": 3 } : {},
    };
    const view = { ...viewOf(nodeOf("sbc-a", story), nodeOf("sbc-b", story)), date: new Date(SINCE_MS + ageMs) };
    return endOf(pending, { first: view, last: view, wasSwitched: false, isRejected: false });
}

describe("how an open request ended, by a look that comes too late to watch it", () => {
    it("is what became of it, or can't be told: never more than was seen", () => {
        fc.assert(
            fc.property(stories, (story) => {
                const { outcome, moved } = endIn(story);
                const became =
                    story.moves.length % 2 === 1 ? "switched" : story.moves.length > 0 ? "undone" : "noEffect";
                expect(outcome).to.be.oneOf(became === "switched" ? ["switched"] : [became, "unknown"]);
                if (outcome === "noEffect" || outcome === "unknown") expect(moved).to.equal(undefined);
                else expect(moved).to.have.property("by");
                // The node that was asked never told of a command here.
                expect(moved?.by).not.to.equal("request");
            }),
        );
    });

    it("is told whenever counters are reported, or logs with readable times, however wrong the nodes' clocks are", () => {
        fc.assert(
            fc.property(stories, fc.boolean(), (story, isByLog) => {
                const reports = isByLog ? { ...ALL_REPORTED, counts: false } : { ...ALL_REPORTED, logs: false };
                // Without any entry, a log may be one that the device does not report.
                fc.pre(!isByLog || story.moves.length > 0 || story.earlierMs.length > 0);
                expect(endIn({ ...story, reports }).outcome).not.to.equal("unknown");
            }),
        );
    });

    it("is no more than the roles where the device reports neither counters nor logs", () => {
        fc.assert(
            fc.property(stories, (story) => {
                const reports = { counts: false, dates: story.reports.dates, logs: false, times: false };
                const { outcome } = endIn({ ...story, reports });
                expect(outcome).to.equal(story.moves.length % 2 === 1 ? "switched" : "unknown");
            }),
        );
    });
});
