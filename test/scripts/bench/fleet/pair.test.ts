import { expect } from "chai";
import { DEVICE_SWITCHOVER_MS, MinimalPair } from "../../../../scripts/bench/fleet/nodes/pair.js";

/** Work that is to be done later, and a time that passes when it is told to. */
class Later {
    #nowMs = 0;
    #waiting: { readonly atMs: number; readonly work: () => void }[] = [];

    readonly after = (work: () => void, ms: number) => void this.#waiting.push({ atMs: this.#nowMs + ms, work });

    pass(ms: number): void {
        const untilMs = this.#nowMs + ms;
        for (;;) {
            const [next] = this.#waiting.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
            if (next === undefined) break;
            this.#waiting = this.#waiting.filter((one) => one !== next);
            this.#nowMs = next.atMs;
            next.work();
        }
        this.#nowMs = untilMs;
    }
}

function newPair() {
    const later = new Later();
    return { later, pair: new MinimalPair(["a", "b"], later.after) };
}
const roleIn = (status: string) => /<role>([^<]*)</.exec(status)?.[1];

describe("a minimal pair", () => {
    it("reports its roles by both nodes, each naming the other", () => {
        const { pair } = newPair();
        expect(pair.statusOf(0)).to.contain("<hostName>a</hostName>").and.to.contain("<haPeerName>b</haPeerName>");
        expect(roleIn(pair.statusOf(0))).to.equal("active");
        expect(roleIn(pair.statusOf(1))).to.equal("standby");
        expect(pair.statusOf(1)).to.contain("<haPeerRole>active</haPeerRole>");
    });

    it("switches over some time after a request, and is settled when its own time is over", () => {
        const { later, pair } = newPair();
        pair.takeRequest();
        later.pass(1_999);
        expect(pair.active).to.equal(0);
        later.pass(1);
        expect(pair.active).to.equal(undefined);
        later.pass(100);
        expect([pair.active, pair.isSettled]).to.deep.equal([1, false]);
        later.pass(DEVICE_SWITCHOVER_MS - 2_100);
        expect([pair.active, pair.isSettled, pair.requests]).to.deep.equal([1, true, 1]);
        expect(pair.statusOf(0)).to.contain("forced by command").and.to.contain("<haSwitchOvers>1</haSwitchOvers>");
    });

    it("is back where it was after two requests", () => {
        const { later, pair } = newPair();
        for (let request = 0; request < 2; request++) {
            pair.takeRequest();
            later.pass(DEVICE_SWITCHOVER_MS);
        }
        expect([pair.active, pair.requests]).to.deep.equal([0, 2]);
    });
});
