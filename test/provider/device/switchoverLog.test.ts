import { expect } from "chai";
import * as fc from "fast-check";
import {
    type LogEntry,
    newestEntry,
    parseDeviceTime,
    parseSwitchoverLog,
} from "../../../provider/device/switchoverLog.js";
import { parseStatus } from "../../../provider/device/status.js";
import { dataXml, deviceTime } from "../statusXml.js";

const entry = (info: string, time = ""): LogEntry => {
    const at = parseDeviceTime(time)?.toISOString();
    return { info, oldState: "Active", newState: "Standby", time, ...(at === undefined ? {} : { at }) };
};
const logOf = (data: string) => parseStatus(dataXml(`<role>active</role>${data}`))?.log ?? [];

describe("the device's time", () => {
    const readable: Record<string, string> = {
        "2018-09-05T08:41:55.0-0400": "2018-09-05T12:41:55.000Z",
        "2018-09-05T08:41:55-04:00": "2018-09-05T12:41:55.000Z",
        "2018-09-05T08:41:55.123456789+0530": "2018-09-05T03:11:55.123Z",
        "2018-09-05T08:41:55.5Z": "2018-09-05T08:41:55.500Z",
        "2018-09-05t08:41:55z": "2018-09-05T08:41:55.000Z",
        "2024-02-29T00:00:00.0+0000": "2024-02-29T00:00:00.000Z",
        "2026-12-31T23:59:59.0-0100": "2027-01-01T00:59:59.000Z",
    };
    for (const [text, expected] of Object.entries(readable)) {
        it(`reads ${text}`, () => expect(parseDeviceTime(text)?.toISOString()).to.equal(expected));
    }

    const unreadable = [
        "",
        "yesterday",
        "2018-09-05T08:41:55",
        "2018-09-05 08:41:55.0-0400",
        "2018-09-05T08:41-0400",
        "2018-13-05T08:41:55.0-0400",
        "2018-02-30T08:41:55.0-0400",
        "2023-02-29T08:41:55.0-0400",
        "2018-09-00T08:41:55.0-0400",
        "2018-09-05T25:41:55.0-0400",
        "2018-09-05T08:61:55.0-0400",
        "2018-09-05T08:41:55.0-9900",
        "2018-09-05T08:41:55.0-04",
        "Sep 5 08:41:55.123",
        "1536151315",
        " 2018-09-05T08:41:55.0-0400",
    ];
    for (const text of unreadable) {
        it(`does not guess at "${text}"`, () => expect(parseDeviceTime(text)).to.be.undefined);
    }

    it("is read back from what the device would write, to the second", () => {
        const dates = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
        fc.assert(
            fc.property(dates, (date) => {
                const seconds = Math.floor(date.getTime() / 1000) * 1000;
                expect(parseDeviceTime(deviceTime(date))?.getTime()).to.equal(seconds);
            }),
        );
    });

    it("never throws, whatever the text is", () => {
        const digits = fc.string({ unit: fc.constantFrom(..."0123456789T:.-+Z") });
        fc.assert(fc.property(fc.oneof(fc.string(), digits), (text) => void parseDeviceTime(text)));
    });
});

describe("the switchover log", () => {
    it("is read in the order of the reply, with what is missing left empty", () => {
        const log = logOf(
            "<switchOverLogs><switchOver><info>b</info><time>x</time></switchOver><switchOver><oldState>S</oldState></switchOver></switchOverLogs>",
        );
        expect(log).to.deep.equal([
            { info: "b", oldState: "", newState: "", time: "x" },
            { info: "", oldState: "S", newState: "", time: "" },
        ]);
    });

    it("is empty where there is none, or none that can be read", () => {
        expect(parseSwitchoverLog([])).to.deep.equal([]);
        for (const data of ["", "<switchOverLogs/>", "<switchOverLogs>none</switchOverLogs>"]) {
            expect(logOf(data), data).to.deep.equal([]);
        }
    });

    it("has its words made safe to print", () => {
        const [first] = logOf("<switchOverLogs><switchOver><info>a\u001b[31m\nb</info></switchOver></switchOverLogs>");
        expect(first?.info).to.equal("a [31m b");
    });

    describe("the newest entry", () => {
        const early = entry("e", "2026-01-01T00:00:00.0+0100");
        const late = entry("l", "2026-01-01T00:00:00.0-0400");
        it("is found by time, wherever it stands", () => {
            expect(newestEntry([early, late])).to.equal(late);
            expect(newestEntry([late, early])).to.equal(late);
            expect(newestEntry([entry("?"), early, entry("?")])).to.equal(early);
        });

        it("is a single one even without a time, and none of several without", () => {
            expect(newestEntry([entry("?")])?.info).to.equal("?");
            expect(newestEntry([entry("?"), entry("!")])).to.be.undefined;
            expect(newestEntry([])).to.be.undefined;
        });
    });
});
