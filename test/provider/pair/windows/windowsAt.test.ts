import { expect } from "chai";
import type { ChangeWindow, Day } from "../../../../provider/pair/windows/window.js";
import { windowsAt } from "../../../../provider/pair/windows/windowsAt.js";

const recurring = (timeZone: string, from: string, to: string, ...days: Day[]): ChangeWindow => ({
    from,
    to,
    timeZone,
    ...(days.length > 0 ? { days } : {}),
});
const once = (start: string, end: string): ChangeWindow => ({ start, end });

/** `open until …`, `closed until …` or `closed for ever`, with times as `2026-03-29T01:00Z`. */
function stateAt(windows: readonly ChangeWindow[], at: string): string {
    const state = windowsAt(windows, new Date(at));
    const time = state.kind === "open" ? state.until : state.opensAt;
    return `${state.kind} ${time ? `until ${time.toISOString().replace(":00.000Z", "Z")}` : "for ever"}`;
}

type Row = readonly [name: string, windows: readonly ChangeWindow[], at: string, state: string];
const table = (title: string, rows: readonly Row[]) =>
    describe(title, () => {
        for (const [name, windows, at, state] of rows) {
            it(`${name}: ${state} at ${at}`, () => expect(stateAt(windows, at)).to.equal(state));
        }
    });

const NIGHT = [recurring("Europe/Madrid", "22:00", "04:00", "mon")];
const DAYTIME = [recurring("Europe/Madrid", "10:00", "12:00", "tue", "thu")];
const BOTH = [
    once("2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z"),
    once("2026-12-01T10:00:00Z", "2026-12-01T12:00:00Z"),
];

// Monday 23 November 2026, when Madrid is at UTC+1.
table("change windows of ordinary days", [
    ["an hour before", DAYTIME, "2026-11-24T08:00:00Z", "closed until 2026-11-24T09:00Z"],
    ["a millisecond before", DAYTIME, "2026-11-24T08:59:59.999Z", "closed until 2026-11-24T09:00Z"],
    ["at the first instant", DAYTIME, "2026-11-24T09:00:00Z", "open until 2026-11-24T11:00Z"],
    ["at the last millisecond", DAYTIME, "2026-11-24T10:59:59.999Z", "open until 2026-11-24T11:00Z"],
    ["at the end, which is outside", DAYTIME, "2026-11-24T11:00:00Z", "closed until 2026-11-26T09:00Z"],
    ["after the last of the week", DAYTIME, "2026-11-26T11:00:00Z", "closed until 2026-12-01T09:00Z"],
    ["over midnight, before it", NIGHT, "2026-11-23T22:00:00Z", "open until 2026-11-24T03:00Z"],
    ["over midnight, after it", NIGHT, "2026-11-24T02:59:00Z", "open until 2026-11-24T03:00Z"],
    ["over midnight, the morning of its day", NIGHT, "2026-11-23T01:00:00Z", "closed until 2026-11-23T21:00Z"],
    ["over midnight, the next evening", NIGHT, "2026-11-24T21:00:00Z", "closed until 2026-11-30T21:00Z"],
    [
        "over Sunday midnight",
        [recurring("Europe/Madrid", "22:00", "04:00", "sun")],
        "2026-11-23T01:00:00Z",
        "open until 2026-11-23T03:00Z",
    ],
    [
        "over the year's end",
        [recurring("Europe/Madrid", "22:00", "04:00", "thu")],
        "2027-01-01T01:00:00Z",
        "open until 2027-01-01T03:00Z",
    ],
    [
        "the year's last day, a day ahead of UTC",
        [recurring("Pacific/Auckland", "00:00", "01:00", "fri")],
        "2026-12-31T11:30:00Z",
        "open until 2026-12-31T12:00Z",
    ],
    [
        "up to 24:00",
        [recurring("Europe/Madrid", "22:00", "24:00", "mon")],
        "2026-11-23T22:59:00Z",
        "open until 2026-11-23T23:00Z",
    ],
    [
        "by quarters of an hour",
        [recurring("Asia/Kathmandu", "22:00", "04:00", "mon")],
        "2026-11-23T16:15:00Z",
        "open until 2026-11-23T22:15Z",
    ],
    [
        "a zone name in other letters",
        [recurring("europe/madrid", "10:00", "12:00", "tue")],
        "2026-11-24T09:00:00Z",
        "open until 2026-11-24T11:00Z",
    ],
]);

table("change windows that come once", [
    ["before the first", BOTH, "2026-11-01T00:00:00Z", "closed until 2026-11-24T10:00Z"],
    ["in the first", BOTH, "2026-11-24T10:00:00Z", "open until 2026-11-24T12:00Z"],
    ["between them", BOTH, "2026-11-24T12:00:00Z", "closed until 2026-12-01T10:00Z"],
    ["after the last", BOTH, "2026-12-01T12:00:00Z", "closed for ever"],
    [
        "far ahead",
        [once("2039-01-01T00:00:00+05:45", "2039-02-01T00:00:00Z")],
        "2026-11-24T00:00:00Z",
        "closed until 2038-12-31T18:15Z",
    ],
    ["none at all", [], "2026-11-24T00:00:00Z", "closed for ever"],
]);

const SIDE_BY_SIDE = [recurring("UTC", "20:00", "22:00", "mon"), recurring("UTC", "22:00", "01:00", "mon")];
table("several change windows", [
    ["one open is enough", [...DAYTIME, ...NIGHT], "2026-11-23T22:00:00Z", "open until 2026-11-24T03:00Z"],
    ["the next of any", [...NIGHT, ...DAYTIME], "2026-11-24T03:00:00Z", "closed until 2026-11-24T09:00Z"],
    ["side by side, either order", SIDE_BY_SIDE, "2026-11-23T20:00:00Z", "open until 2026-11-24T01:00Z"],
    ["side by side, either order", [...SIDE_BY_SIDE].reverse(), "2026-11-23T20:00:00Z", "open until 2026-11-24T01:00Z"],
    [
        "overlapping in two zones",
        [recurring("UTC", "20:00", "22:00"), recurring("Europe/Madrid", "22:30", "23:30")],
        "2026-11-23T20:00:00Z",
        "open until 2026-11-23T22:30Z",
    ],
    [
        "a long one that another follows",
        [once("2026-10-01T00:00:00Z", "2026-11-24T10:00:00Z"), recurring("UTC", "10:00", "12:00")],
        "2026-10-02T00:00:00Z",
        "open until 2026-11-24T12:00Z",
    ],
    [
        "whole days, side by side",
        [recurring("UTC", "00:00", "24:00", "mon", "tue", "wed")],
        "2026-11-23T08:00:00Z",
        "open until 2026-11-26T00:00Z",
    ],
]);

const MADRID = (from: string, to: string) => [recurring("Europe/Madrid", from, to, "sun")];
// Madrid goes from 02:00 to 03:00 on 29 March 2026 at 01:00Z, and from 03:00 to 02:00 on 25 October 2026 at 01:00Z.
table("change windows as the clocks go forward", [
    [
        "over the change, an hour shorter",
        MADRID("01:00", "04:00"),
        "2026-03-29T00:00:00Z",
        "open until 2026-03-29T02:00Z",
    ],
    ["from inside the gap", MADRID("02:30", "04:00"), "2026-03-29T00:59:00Z", "closed until 2026-03-29T01:00Z"],
    [
        "from inside the gap, at the change",
        MADRID("02:30", "04:00"),
        "2026-03-29T01:00:00Z",
        "open until 2026-03-29T02:00Z",
    ],
    ["to inside the gap", MADRID("01:00", "02:30"), "2026-03-29T00:30:00Z", "open until 2026-03-29T01:00Z"],
    [
        "to inside the gap, at the change",
        MADRID("01:00", "02:30"),
        "2026-03-29T01:00:00Z",
        "closed until 2026-04-04T23:00Z",
    ],
    [
        "wholly in the gap, before it",
        MADRID("02:15", "02:45"),
        "2026-03-29T00:30:00Z",
        "closed until 2026-04-05T00:15Z",
    ],
    [
        "wholly in the gap, at the change",
        MADRID("02:15", "02:45"),
        "2026-03-29T01:00:00Z",
        "closed until 2026-04-05T00:15Z",
    ],
    ["the very gap", MADRID("02:00", "03:00"), "2026-03-29T01:00:00Z", "closed until 2026-04-05T00:00Z"],
    [
        "over midnight into the change",
        [recurring("Europe/Madrid", "22:00", "04:00", "sat")],
        "2026-03-28T21:00:00Z",
        "open until 2026-03-29T02:00Z",
    ],
    // Lord Howe goes from 02:00 to 02:30 on 4 October 2026 at 15:30Z of the day before.
    [
        "half an hour in Lord Howe",
        [recurring("Australia/Lord_Howe", "02:15", "03:00", "sun")],
        "2026-10-03T15:30:00Z",
        "open until 2026-10-03T16:00Z",
    ],
    // Havana goes from 00:00 to 01:00 on 8 March 2026 at 05:00Z.
    [
        "midnight itself in Havana",
        [recurring("America/Havana", "00:00", "02:00", "sun")],
        "2026-03-08T05:00:00Z",
        "open until 2026-03-08T06:00Z",
    ],
]);

table("change windows as the clocks go back", [
    [
        "over the change, an hour longer",
        MADRID("01:00", "04:00"),
        "2026-10-24T23:00:00Z",
        "open until 2026-10-25T03:00Z",
    ],
    ["from the first 02:30", MADRID("02:30", "04:00"), "2026-10-25T00:29:00Z", "closed until 2026-10-25T00:30Z"],
    ["from the first 02:30 on", MADRID("02:30", "04:00"), "2026-10-25T01:15:00Z", "open until 2026-10-25T03:00Z"],
    ["to the second 02:30", MADRID("01:00", "02:30"), "2026-10-25T00:45:00Z", "open until 2026-10-25T01:30Z"],
    [
        "to the second 02:30, not beyond",
        MADRID("01:00", "02:30"),
        "2026-10-25T01:30:00Z",
        "closed until 2026-11-01T00:00Z",
    ],
    ["both times inside", MADRID("02:15", "02:45"), "2026-10-25T00:15:00Z", "open until 2026-10-25T01:45Z"],
    ["to the hour that comes twice", MADRID("01:00", "02:00"), "2026-10-24T23:00:00Z", "open until 2026-10-25T00:00Z"],
    ["to that hour, at it", MADRID("01:00", "02:00"), "2026-10-25T00:00:00Z", "closed until 2026-11-01T00:00Z"],
    ["a minute into that hour", MADRID("01:00", "02:01"), "2026-10-25T00:30:00Z", "open until 2026-10-25T01:01Z"],
    ["that very hour", MADRID("02:00", "03:00"), "2026-10-25T00:00:00Z", "open until 2026-10-25T02:00Z"],
    ["from the end of that hour", MADRID("03:00", "04:00"), "2026-10-25T01:30:00Z", "closed until 2026-10-25T02:00Z"],
    // Lord Howe goes from 02:00 to 01:30 on 5 April 2026 at 15:00Z of the day before.
    [
        "half an hour in Lord Howe",
        [recurring("Australia/Lord_Howe", "01:00", "01:45", "sun")],
        "2026-04-04T14:50:00Z",
        "open until 2026-04-04T15:15Z",
    ],
    // St John's went from 00:01 of Sunday 7 November 2010 to 23:01 of Saturday at 02:31Z.
    [
        "from Sunday's first midnight in St John's",
        [recurring("America/St_Johns", "00:00", "00:30", "sun")],
        "2010-11-07T02:30:00Z",
        "open until 2010-11-07T04:00Z",
    ],
    [
        "to Saturday's second 23:45 in St John's",
        [recurring("America/St_Johns", "23:00", "23:45", "sat")],
        "2010-11-07T03:00:00Z",
        "open until 2010-11-07T03:15Z",
    ],
]);

// Apia went from Thursday 29 December 2011, 24:00, to Saturday 31 December, 00:00, at 10:00Z of the 30th: UTC-10 to UTC+14.
const APIA = (from: string, to: string, day: Day) => [recurring("Pacific/Apia", from, to, day)];
table("change windows around a day that a zone skipped", [
    ["of the skipped day", APIA("10:00", "12:00", "fri"), "2011-12-29T10:00:00Z", "closed until 2012-01-05T20:00Z"],
    [
        "of the skipped day, at the skip",
        APIA("10:00", "12:00", "fri"),
        "2011-12-30T10:00:00Z",
        "closed until 2012-01-05T20:00Z",
    ],
    ["into the skipped day", APIA("22:00", "04:00", "thu"), "2011-12-30T09:00:00Z", "open until 2011-12-30T10:00Z"],
    ["out of the skipped day", APIA("22:00", "04:00", "fri"), "2011-12-30T10:00:00Z", "open until 2011-12-30T14:00Z"],
    ["the day after", APIA("01:00", "02:00", "sat"), "2011-12-30T10:00:00Z", "closed until 2011-12-30T11:00Z"],
    ["in a week's time", APIA("10:00", "12:00", "fri"), "2011-12-23T22:00:00Z", "closed until 2012-01-05T20:00Z"],
]);

describe("change windows that never close", () => {
    it("are open until a time that is a year ahead or more", () => {
        const state = windowsAt([recurring("Europe/Madrid", "00:00", "24:00")], new Date("2026-11-24T12:00:00Z"));
        if (state.kind !== "open") throw new Error(state.kind);
        expect(state.until.getTime()).to.be.at.least(Date.parse("2027-11-24T12:00:00Z"));
    });
});

describe("a date that is none", () => {
    it("is an error, never a closed or an open window", () => {
        expect(() => windowsAt(BOTH, new Date("yesterday"))).to.throw("a date that is none");
    });
});

table("a window that is once, its offset written otherwise", [
    [
        "four digits",
        [once("2026-11-24T22:00-0130", "2026-11-25T04:00Z")],
        "2026-11-24T23:29Z",
        "closed until 2026-11-24T23:30Z",
    ],
    [
        "hours alone",
        [once("2026-11-24T22:00+02", "2026-11-25T04:00Z")],
        "2026-11-24T20:00Z",
        "open until 2026-11-25T04:00Z",
    ],
    [
        "small letters",
        [once("2026-11-24t22:00z", "2026-11-25t04:00+01")],
        "2026-11-24T22:00Z",
        "open until 2026-11-25T03:00Z",
    ],
]);

describe("a change window that was not checked", () => {
    it("is an error, never a closed or an open window", () => {
        const now = new Date("2026-11-24T12:00:00Z");
        expect(() => windowsAt([once("24 November", "2026-11-25T00:00:00Z")], now)).to.throw(
            '"24 November" is no ISO 8601',
        );
        expect(() => windowsAt([recurring("UTC", "9:00", "12:00")], now)).to.throw('"9:00" is no time of day');
        expect(() => windowsAt([recurring("Mars", "09:00", "12:00")], now)).to.throw("Mars");
    });
});
