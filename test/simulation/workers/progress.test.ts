import { expect } from "chai";
import { Progress, progressLine } from "./progress.js";

describe("the progress of many schedules", () => {
    it("is their number, their rate, the failures, and the time that is left", () => {
        const of = 500_000;
        expect(progressLine({ done: 20_000, of, failed: 2 }, 400_000)).to.equal(
            "20000 of 500000 schedules, 50.0 a second, 2 failed, 2 h 40 min left",
        );
        expect(progressLine({ done: 499_000, of, failed: 0 }, 9_980_000)).to.contain(", 20 s left");
        expect(progressLine({ done: 0, of, failed: 0 }, 1000)).to.equal(
            "0 of 500000 schedules, 0.0 a second, 0 failed",
        );
    });

    it("is gone from a terminal before another line", () => {
        let written = "";
        const out = { isTTY: true, write: (text: string) => ((written += text), true) };
        const progress = new Progress(() => ({ done: 1, of: 2, failed: 0 }), out);
        progress.clear();
        progress.end();
        expect(written).to.equal("\r\x1b[2K\r\x1b[2K");
    });

    it("erases nothing where its lines stay", () => {
        let written = "";
        const out = { isTTY: false, write: (text: string) => ((written += text), true) };
        const progress = new Progress(() => ({ done: 1, of: 2, failed: 0 }), out);
        progress.clear();
        progress.end();
        expect(written).to.equal("");
    });
});
