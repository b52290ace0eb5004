import { expect } from "chai";
import fc from "fast-check";
import { DAYS, type ChangeWindow } from "../../../../provider/pair/windows/window.js";
import { windowsAt } from "../../../../provider/pair/windows/windowsAt.js";
import { openMinutes, type Walk } from "./minutesWalked.js";
import { third } from "../../../thorough.js";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Instants at which a zone's clocks change, and one zone whose clocks don't. */
const CHANGES = [
    ["Europe/Madrid", "2026-03-29T01:00Z"],
    ["Europe/Madrid", "2026-10-25T01:00Z"],
    ["America/New_York", "2026-11-01T06:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T15:00Z"],
    ["Australia/Lord_Howe", "2026-10-03T15:30Z"],
    ["America/Havana", "2026-03-08T05:00Z"],
    ["Asia/Beirut", "2026-10-24T21:00Z"],
    ["America/St_Johns", "2010-11-07T02:31Z"],
    ["Antarctica/Troll", "2026-03-29T01:00Z"],
    ["Africa/Casablanca", "2026-02-15T02:00Z"],
    ["Pacific/Apia", "2011-12-30T10:00Z"],
    ["Asia/Kathmandu", "2026-12-31T18:15Z"],
] as const;

const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
/** Any minute, with the hours around midnight and around most changes, their halves and quarters, more often. */
const minuteOfDay = fc.oneof(
    fc.integer({ min: 0, max: DAY_MINUTES - 1 }),
    fc.integer({ min: -2, max: 6 }).map((halves) => (halves * 30 + DAY_MINUTES) % DAY_MINUTES),
    fc.integer({ min: -4, max: 16 }).map((quarters) => (quarters * 15 + DAY_MINUTES) % DAY_MINUTES),
);

const recurring = (timeZone: string) =>
    fc
        .record({
            days: fc.option(fc.subarray([...DAYS], { minLength: 1 }), { nil: undefined }),
            from: minuteOfDay.map(time),
            to: fc.oneof(minuteOfDay.map(time), fc.constant("24:00")),
            timeZone: fc.oneof({ weight: 4, arbitrary: fc.constant(timeZone) }, fc.constant("UTC")),
        })
        .filter(({ from, to }) => from !== to);

const once = (aroundMs: number) =>
    fc
        .tuple(
            fc.integer({ min: -2 * DAY_MINUTES, max: 4 * DAY_MINUTES }),
            fc.integer({ min: 1, max: 2 * DAY_MINUTES }),
        )
        .map(([start, length]) => ({
            start: new Date(aroundMs + start * MINUTE_MS).toISOString(),
            end: new Date(aroundMs + (start + length) * MINUTE_MS).toISOString(),
        }));

const sample = fc.constantFrom(...CHANGES).chain(([timeZone, change]) => {
    const changeMs = Date.parse(change);
    const window: fc.Arbitrary<ChangeWindow> = fc.oneof({ weight: 4, arbitrary: recurring(timeZone) }, once(changeMs));
    return fc.record({
        windows: fc.array(window, { minLength: 1, maxLength: 3 }),
        walk: fc.constant<Walk>({ startMs: changeMs - 3 * DAY_MINUTES * MINUTE_MS, minutes: 11 * DAY_MINUTES }),
        atMs: fc
            .oneof(
                fc.integer({ min: -180 * MINUTE_MS, max: 180 * MINUTE_MS }),
                fc.integer({ min: -36 * 60 * MINUTE_MS, max: 36 * 60 * MINUTE_MS }),
            )
            .map((ms) => changeMs + ms),
    });
});

describe("change windows around changes of the clocks", () => {
    it("are open when the minutes that the wall clock shows are walked one by one, and until then", function () {
        this.timeout(60_000);
        const seen = { open: 0, closed: 0 };
        fc.assert(
            fc.property(sample, ({ windows, walk, atMs }) => {
                const isOpen = openMinutes(windows, walk);
                const minute = Math.floor((atMs - walk.startMs) / MINUTE_MS);
                const state = windowsAt(windows, new Date(atMs));
                seen[state.kind]++;
                expect(state.kind).to.equal(isOpen[minute] ? "open" : "closed");

                const limiter = isOpen.indexOf(state.kind === "closed", minute);
                const turnsAt = state.kind === "open" ? state.until : state.opensAt;
                const endMs = walk.startMs + walk.minutes * MINUTE_MS;
                if (limiter >= 0) expect(turnsAt?.getTime()).to.equal(walk.startMs + limiter * MINUTE_MS);
                else expect(turnsAt?.getTime() ?? Infinity).to.be.at.least(endMs);
            }),
            { numRuns: third(300) },
        );
        expect(seen.open).to.be.greaterThan(third(50));
        expect(seen.closed).to.be.greaterThan(third(50));
    });
});
