import { expect } from "chai";
import { describeWindow, describeWindows, type ChangeWindow } from "../../../../provider/pair/windows/window.js";

describe("a change window in words", () => {
    const words: readonly (readonly [string, ChangeWindow])[] = [
        [
            "mon, tue 22:00 to 04:00 Europe/Madrid",
            { days: ["mon", "tue"], from: "22:00", to: "04:00", timeZone: "Europe/Madrid" },
        ],
        ["every day 00:30 to 24:00 Asia/Kathmandu", { from: "00:30", to: "24:00", timeZone: "Asia/Kathmandu" }],
        [
            "2026-11-24T22:00:00+01:00 to 2026-11-25T03:00:00Z",
            { start: "2026-11-24T22:00:00+01:00", end: "2026-11-25T03:00:00Z" },
        ],
    ];
    for (const [text, window] of words) it(text, () => expect(describeWindow(window)).to.equal(text));

    it("and several, in the order in which they are written", () => {
        expect(describeWindows(words.map(([, window]) => window))).to.equal(words.map(([text]) => text).join("; "));
    });
});
