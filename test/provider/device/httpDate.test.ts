import { expect } from "chai";
import * as fc from "fast-check";
import { execFileSync } from "node:child_process";
import { parseHttpDate } from "../../../provider/device/httpDate.js";

const NOW = new Date("2026-03-01T12:00:00Z");
const read = (text: string, now = NOW) => parseHttpDate(text, now)?.toISOString();

/** The date in each of RFC 9110's forms, made from toUTCString(): `Sun, 06 Nov 1994 08:49:37 GMT`. */
function formsOf(date: Date): [string, string, string] {
    const fixed = date.toUTCString();
    const [short = "", day = "", month = "", year = "", time = ""] = fixed.split(/,? /);
    const long = { Sun: "Sun", Mon: "Mon", Tue: "Tues", Wed: "Wednes", Thu: "Thurs", Fri: "Fri", Sat: "Satur" }[short];
    return [
        fixed,
        `${long}day, ${day}-${month}-${year.slice(2)} ${time} GMT`,
        `${short} ${month} ${day.replace(/^0/, " ")} ${time} ${year}`,
    ];
}

const seconds = (min: string, max: string) =>
    fc.integer({ min: Date.parse(min) / 1000, max: Date.parse(max) / 1000 }).map((second) => new Date(second * 1000));

describe("an HTTP date", () => {
    it("is read in the three forms of RFC 9110, always as GMT", () => {
        const forms = ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"];
        expect(formsOf(new Date("1994-11-06T08:49:37Z"))).to.deep.equal(forms);
        for (const form of forms) expect(read(form)).to.equal("1994-11-06T08:49:37.000Z");
    });

    it("reads back whatever instant was written in whichever form", () => {
        fc.assert(
            fc.property(seconds("0100-01-01", "9999-12-31T23:59:59Z"), (date) => {
                const [fixed, , asctime] = formsOf(date);
                expect([read(fixed), read(asctime)]).to.deep.equal([date.toISOString(), date.toISOString()]);
            }),
        );
    });

    it("takes a year of two digits for one of the 50 years to come, or for the latest past one", () => {
        fc.assert(
            fc.property(
                seconds("1990-01-01", "2090-01-01"),
                fc.integer({ min: -49 * 365, max: 49 * 365 }),
                (now, days) => {
                    const date = new Date(now.getTime() + days * 86_400_000);
                    expect(read(formsOf(date)[1], now)).to.equal(date.toISOString());
                },
            ),
        );
        // 2076 is exactly 50 years ahead; a day more is 1976, whose weekday it then has to have.
        expect(read("Sunday, 01-Mar-76 12:00:00 GMT")).to.equal("2076-03-01T12:00:00.000Z");
        expect(read("Monday, 01-Mar-76 12:00:01 GMT")).to.equal("1976-03-01T12:00:01.000Z");
        expect(read("Sunday, 01-Mar-76 12:00:01 GMT")).to.equal(undefined);
    });

    it("is nothing else: no other zone, no zone where one belongs, no other form", () => {
        const others = [
            "",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 Nov 1994 08:49:37 +0000",
            "Sun, 06 Nov 1994 08:49:37 gmt",
            "Sun, 06 Nov 1994 08:49:37 EST",
            "sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "06 Nov 1994 08:49:37 GMT",
            "Mon, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 94 08:49:37 GMT",
            "Wed, 30 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
            "Sun Nov 6 08:49:37 1994",
            "Sun Nov 06 08:49:37 GMT 1994",
            "Sunday, 06-Nov-1994 08:49:37 GMT",
            "1994-11-06T08:49:37Z",
            "1994-11-06",
            "784111777",
            " Sun, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT\n",
        ];
        for (const text of others) expect(read(text), text).to.equal(undefined);
    });

    it("is not read where a character of it is another one, unless that is another date", () => {
        const change = fc.record({
            form: fc.integer({ min: 0, max: 2 }),
            at: fc.nat(40),
            char: fc.string({ minLength: 1, maxLength: 1 }),
        });
        fc.assert(
            fc.property(seconds("1990-01-01", "2060-01-01"), change, (date, { form, at, char }) => {
                const text = formsOf(date)[form] ?? "";
                const changed = text.slice(0, at) + char + text.slice(at + 1);
                const parsed = parseHttpDate(changed, NOW);
                // What is read is one of the three ways to write what it is read as.
                if (parsed !== undefined) expect(formsOf(parsed)).to.include(changed.replace(/:60/, ":59"));
            }),
        );
    });

    it("says the same in whatever zone the process runs", () => {
        const dates = ["2026-03-01T12:00:00Z", "2026-07-31T23:59:59Z", "1999-12-31T00:00:00Z"].map(
            (at) => new Date(at),
        );
        const script = `const { parseHttpDate } = require(${JSON.stringify(require.resolve("../../../provider/device/httpDate.js"))});
            const texts = JSON.parse(process.argv[1]);
            console.log(JSON.stringify(texts.map((text) => parseHttpDate(text, new Date(${NOW.getTime()})))));`;
        const forms = dates.flatMap(formsOf);
        for (const TZ of ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Apia"]) {
            const out = execFileSync(process.execPath, ["-e", script, JSON.stringify(forms)], { env: { TZ } });
            expect(JSON.parse(out.toString())).to.deep.equal(
                dates.flatMap((date) => Array<string>(3).fill(date.toISOString())),
            );
        }
    });
});
