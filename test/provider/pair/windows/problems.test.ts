import { expect } from "chai";
import { overlapProblems, windowProblems, type WrittenWindow } from "../../../../provider/pair/windows/problems.js";

const NIGHT = { days: ["mon", "tue"], from: "22:00", to: "04:00", timeZone: "Europe/Madrid" };
const ONCE = { start: "2026-11-24T22:00:00+01:00", end: "2026-11-25T04:00:00+01:00" };

const without = (window: WrittenWindow, field: string) =>
    Object.fromEntries(Object.entries(window).filter(([name]) => name !== field));
const printed = (window: WrittenWindow) =>
    windowProblems(window).map(({ path, message }) => `${path.join(".")} ${message}`);

describe("a change window that is written well has no problem:", () => {
    const wells: Readonly<Record<string, WrittenWindow>> = {
        "over midnight": NIGHT,
        "every day": { ...NIGHT, days: undefined },
        "to the end of the day": { ...NIGHT, to: "24:00" },
        "the whole day": { ...NIGHT, from: "00:00", to: "24:00" },
        "all seven days": { ...NIGHT, days: ["sun", "sat", "fri", "thu", "wed", "tue", "mon"] },
        "a zone with an odd offset": { ...NIGHT, timeZone: "Asia/Kathmandu" },
        UTC: { ...NIGHT, timeZone: "UTC" },
        once: ONCE,
        "once, long past": { start: "1999-12-31T23:00:00Z", end: "2000-01-01T01:00:00Z" },
        "once, without seconds": { start: "2026-11-24T22:00Z", end: "2026-11-25T04:00Z" },
        "once, with parts of a second": { start: "2026-11-24T22:00:00.000Z", end: "2026-11-24T22:00:00.001Z" },
        "once, with an offset as date +%z writes it, and with hours alone": {
            start: "2026-11-24T22:00:00-0130",
            end: "2026-11-25T04:00:00+01",
        },
        "once, in small letters": { start: "2026-11-24t22:00:00z", end: "2026-11-25t04:00:00+01:00" },
        "once, on a leap day": { start: "2028-02-29T22:00:00Z", end: "2028-03-01T04:00:00Z" },
        "once, its end the later instant though the earlier text": {
            start: "2026-11-24T22:00:00+10:00",
            end: "2026-11-24T21:00:00+01:00",
        },
        "once, in the far east": { start: "2026-11-24T22:00:00+14:00", end: "2026-11-24T23:00:00+14:00" },
    };
    for (const [name, window] of Object.entries(wells)) {
        it(name, () => expect(printed(window)).to.deep.equal([]));
    }
});

describe("a change window that is written badly has its problem named, with what to write:", () => {
    const TIME_FROM = "is no time of day; write HH:MM, from 00:00 to 23:59";
    const TIME_TO = "is no time of day; write HH:MM, from 00:00 to 24:00";
    const SAME =
        "is the time of from, which may mean never or always; write another, or 00:00 for from and 24:00 for to, for whole days";
    const NO_DAY = "is not a day; write mon, tue, wed, thu, fri, sat or sun";
    const NO_ZONE = 'is no time zone; write an IANA name such as "Europe/Madrid"';
    const NO_DATE_TIME = "is no ISO 8601 date and time with offset; write one such as 2026-11-24T22:00:00+01:00";
    const NO_OFFSET = "has no offset, so it is a different time in every zone; end it in one such as +01:00, or in Z";
    const BAD_OFFSET = "has an offset that does not exist; write one such as +01:00, or Z";
    const NOT_REAL = "is a date or a time that does not exist";
    const FORMS = "{ days, from, to, timeZone } or { start, end }";

    const bads: readonly (readonly [string, WrittenWindow, ...string[]])[] = [
        ["nothing", {}, ` gives no time; write ${FORMS}`],
        ["both forms", { ...NIGHT, ...ONCE }, ` has both days and start; write either ${FORMS}`],
        ["a mixture", { from: "22:00", end: ONCE.end }, ` has both from and end; write either ${FORMS}`],
        ["no from", without(NIGHT, "from"), 'from is missing; write one such as "22:00"'],
        ["no to", without(NIGHT, "to"), 'to is missing; write one such as "04:00"'],
        ["no zone", without(NIGHT, "timeZone"), 'timeZone is missing; write an IANA name such as "Europe/Madrid"'],
        ["no start", without(ONCE, "start"), 'start is missing; write one such as "2026-11-24T22:00:00+01:00"'],
        ["no end", without(ONCE, "end"), 'end is missing; write one such as "2026-11-25T04:00:00+01:00"'],
        ["a misspelt zone", { ...NIGHT, timeZone: "Europe/Madird" }, `timeZone "Europe/Madird" ${NO_ZONE}`],
        ["an offset as zone", { ...NIGHT, timeZone: "+01:00" }, `timeZone "+01:00" ${NO_ZONE}`],
        ["an empty zone", { ...NIGHT, timeZone: "" }, `timeZone "" ${NO_ZONE}`],
        ["a day in full", { ...NIGHT, days: ["mon", "tuesday"] }, `days.1 "tuesday" ${NO_DAY}`],
        ["a day with a capital", { ...NIGHT, days: ["Mon"] }, `days.0 "Mon" ${NO_DAY}`],
        ["a day that is a number", { ...NIGHT, days: [1] }, `days.0 1 ${NO_DAY}`],
        ["a day twice", { ...NIGHT, days: ["mon", "tue", "mon"] }, 'days.2 "mon" is there twice; write each day once'],
        ["days as a text", { ...NIGHT, days: "mon" }, "days is not a list of days; write one such as [mon, tue]"],
        [
            "no day",
            { ...NIGHT, days: [] },
            "days is empty, so the window never opens; write days, or leave it out for every day",
        ],
        ["from equal to to", { ...NIGHT, to: "22:00" }, `to ${SAME}`],
        ["midnight to midnight", { ...NIGHT, from: "00:00", to: "00:00" }, `to ${SAME}`],
        ["from 24:00", { ...NIGHT, from: "24:00" }, `from "24:00" ${TIME_FROM}`],
        ["to 24:01", { ...NIGHT, to: "24:01" }, `to "24:01" ${TIME_TO}`],
        ["minute 60", { ...NIGHT, to: "03:60" }, `to "03:60" ${TIME_TO}`],
        ["one digit", { ...NIGHT, to: "4:00" }, `to "4:00" ${TIME_TO}`],
        ["seconds", { ...NIGHT, from: "22:00:00" }, `from "22:00:00" ${TIME_FROM}`],
        ["an afternoon", { ...NIGHT, from: "10:00 pm" }, `from "10:00 pm" ${TIME_FROM}`],
        ["a number", { ...NIGHT, from: 22 }, `from "22" ${TIME_FROM}`],
        ["a date alone", { ...ONCE, start: "2026-11-24" }, `start "2026-11-24" ${NO_DATE_TIME}`],
        ["words", { ...ONCE, end: "tomorrow" }, `end "tomorrow" ${NO_DATE_TIME}`],
        ["a space for T", { ...ONCE, start: "2026-11-24 22:00:00Z" }, `start "2026-11-24 22:00:00Z" ${NO_DATE_TIME}`],
        ["no offset", { ...ONCE, start: "2026-11-24T22:00:00" }, `start "2026-11-24T22:00:00" ${NO_OFFSET}`],
        [
            "a far offset",
            { ...ONCE, end: "2026-11-25T04:00:00+25:00" },
            `end "2026-11-25T04:00:00+25:00" ${BAD_OFFSET}`,
        ],
        [
            "a wide offset",
            { ...ONCE, end: "2026-11-25T04:00:00+14:30" },
            `end "2026-11-25T04:00:00+14:30" ${BAD_OFFSET}`,
        ],
        [
            "an odd offset",
            { ...ONCE, end: "2026-11-25T04:00:00+01:75" },
            `end "2026-11-25T04:00:00+01:75" ${BAD_OFFSET}`,
        ],
        [
            "an odd offset in four digits",
            { ...ONCE, end: "2026-11-25T04:00+1430" },
            `end "2026-11-25T04:00+1430" ${BAD_OFFSET}`,
        ],
        ["half an offset", { ...ONCE, end: "2026-11-25T04:00+1" }, `end "2026-11-25T04:00+1" ${NO_DATE_TIME}`],
        ["30 February", { ...ONCE, start: "2026-02-30T22:00:00Z" }, `start "2026-02-30T22:00:00Z" ${NOT_REAL}`],
        ["29 February", { ...ONCE, start: "2026-02-29T22:00:00Z" }, `start "2026-02-29T22:00:00Z" ${NOT_REAL}`],
        ["month 13", { ...ONCE, start: "2026-13-01T22:00:00Z" }, `start "2026-13-01T22:00:00Z" ${NOT_REAL}`],
        ["hour 24", { ...ONCE, start: "2026-11-24T24:00:00Z" }, `start "2026-11-24T24:00:00Z" ${NOT_REAL}`],
        ["second 60", { ...ONCE, start: "2026-11-24T22:00:60Z" }, `start "2026-11-24T22:00:60Z" ${NOT_REAL}`],
        [
            "reversed",
            { start: ONCE.end, end: ONCE.start },
            `end "${ONCE.start}" is not after start, "${ONCE.end}"; write a later one`,
        ],
        [
            "no time at all, in two zones",
            { start: "2026-11-24T22:00:00+01:00", end: "2026-11-24T21:00:00Z" },
            'end "2026-11-24T21:00:00Z" is not after start, "2026-11-24T22:00:00+01:00"; write a later one',
        ],
        [
            "several at once",
            { days: ["may"], from: "x", to: "04:00", timeZone: "Mars" },
            `days.0 "may" ${NO_DAY}`,
            `from "x" ${TIME_FROM}`,
            `timeZone "Mars" ${NO_ZONE}`,
        ],
    ];
    for (const [name, window, ...problems] of bads) {
        it(name, () => expect(printed(window)).to.deep.equal(problems));
    }
});

describe("of two change windows", () => {
    const at = (days: readonly string[] | undefined, from: string, to: string, timeZone = "Europe/Madrid") => ({
        ...(days ? { days } : {}),
        from,
        to,
        timeZone,
    });
    const once = (start: string, end: string) => ({ start: `2026-11-${start}`, end: `2026-11-${end}` });

    const pairs: readonly (readonly [string, WrittenWindow, WrittenWindow, "overlap" | "stand apart"])[] = [
        ["a day and the day after", at(["mon"], "20:00", "22:00"), at(["tue"], "20:00", "22:00"), "stand apart"],
        ["one day, one after the other", at(["mon"], "20:00", "22:00"), at(["mon"], "22:00", "23:00"), "stand apart"],
        ["one day, a minute in common", at(["mon"], "20:00", "22:01"), at(["mon"], "22:00", "23:00"), "overlap"],
        ["one inside the other", at(["mon"], "20:00", "23:00"), at(["mon"], "21:00", "22:00"), "overlap"],
        ["the same twice", at(["mon"], "20:00", "23:00"), at(["mon"], "20:00", "23:00"), "overlap"],
        ["over midnight into the next day", at(["mon"], "22:00", "04:00"), at(["tue"], "03:00", "05:00"), "overlap"],
        ["over midnight up to it", at(["mon"], "22:00", "04:00"), at(["tue"], "04:00", "05:00"), "stand apart"],
        [
            "over midnight, the morning of that day",
            at(["mon"], "22:00", "04:00"),
            at(["mon"], "03:00", "05:00"),
            "stand apart",
        ],
        ["over Sunday midnight", at(["sun"], "22:00", "04:00"), at(["mon"], "03:00", "05:00"), "overlap"],
        [
            "over Sunday midnight, the other first",
            at(["mon"], "03:00", "05:00"),
            at(["sun"], "22:00", "04:00"),
            "overlap",
        ],
        ["up to Sunday's 24:00", at(["sun"], "22:00", "24:00"), at(["mon"], "00:00", "05:00"), "stand apart"],
        ["every day and one", at(undefined, "22:00", "04:00"), at(["wed"], "01:00", "02:00"), "overlap"],
        ["every day, side by side", at(undefined, "22:00", "04:00"), at(undefined, "04:00", "22:00"), "stand apart"],
        [
            "one zone by two names",
            at(["mon"], "20:00", "22:00", "UTC"),
            at(["mon"], "21:00", "23:00", "Etc/UTC"),
            "overlap",
        ],
        ["two zones", at(["mon"], "20:00", "22:00"), at(["mon"], "20:00", "22:00", "Europe/Paris"), "stand apart"],
        ["once and once", once("24T22:00:00Z", "25T04:00:00Z"), once("25T03:00:00Z", "25T05:00:00Z"), "overlap"],
        [
            "once and then once",
            once("24T22:00:00Z", "25T04:00:00Z"),
            once("25T04:00:00Z", "25T05:00:00Z"),
            "stand apart",
        ],
        [
            "once and once, apart only by their offsets",
            once("24T22:00:00+01:00", "24T23:00:00+01:00"),
            once("24T22:00:00Z", "24T23:00:00Z"),
            "stand apart",
        ],
        ["once and every day", once("24T22:00:00Z", "25T04:00:00Z"), at(undefined, "00:00", "24:00"), "stand apart"],
        ["one without sense", at(["mon"], "20:00", "20:00"), at(["mon"], "20:00", "23:00"), "stand apart"],
    ];
    for (const [name, one, other, wanted] of pairs) {
        it(`${name} ${wanted}`, () => {
            const paths = wanted === "overlap" ? [[1]] : [];
            expect(overlapProblems([one, other]).map(({ path }) => path)).to.deep.equal(paths);
            expect(overlapProblems([other, one]).map(({ path }) => path)).to.deep.equal(paths);
        });
    }

    it("that overlap, the later is told of, with the earlier by its place and its words", () => {
        const list = [
            once("24T22:00:00Z", "25T04:00:00Z"),
            at(["sun"], "22:00", "04:00"),
            at(["mon"], "03:00", "05:00"),
        ];
        expect(overlapProblems(list)).to.deep.equal([
            {
                path: [2],
                message:
                    "overlaps changeWindows[1] (sun 22:00 to 04:00 Europe/Madrid); make one window of the two, or shorten one",
            },
        ]);
    });
});
