import { expect } from "chai";
import { type LagName, realLags, seededLags } from "../../../simulator/pair/lags.js";

describe("Lags", () => {
    it("stay within their documented range", () => {
        const draw = seededLags(1, 7, {});
        for (const name of Object.keys(realLags) as LagName[]) {
            const [shortestMs, longestMs] = realLags[name];
            for (let count = 0; count < 50; count += 1) expect(draw(name)).to.be.within(shortestMs, longestMs);
        }
    });

    it("are the same for the same seed, and others for another", () => {
        const drawn = (seed: number) => {
            const draw = seededLags(1, seed, {});
            return [draw("switchover"), draw("synchronizing"), draw("switchover")];
        };
        expect(drawn(1)).to.deep.equal(drawn(1));
        expect(drawn(1)).not.to.deep.equal(drawn(2));
    });

    it("are scaled, and can be given", () => {
        expect(seededLags(0.01, 1, {})("becomingStandbyLimit")).to.equal(450);
        expect(seededLags(0.5, 1, { switchover: [100, 100] })("switchover")).to.equal(50);
    });
});
