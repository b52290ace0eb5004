import { expect } from "chai";
import { figuresOf, type Run } from "../../../../scripts/bench/fleet/figures.js";
import { median } from "../../../../scripts/bench/median.js";
import type { ByKind } from "../../../../scripts/bench/fleet/nodes/counts.js";

const asked = (token: number, status: number, other = 0): ByKind => ({ token, status, kpis: 0, switchover: 0, other });
const run = (ms: number, requests: readonly ByKind[], peakRequests = 1): Run => ({
    ms,
    providerCpuMs: ms / 10,
    nodesCpuMs: ms / 100,
    traffic: { requests, connections: 2, peakRequests, peakConnections: 1 },
});

describe("the figures of several runs", () => {
    it("have the middle run's time, or the mean of the two in the middle", () => {
        expect(median([30, 10, 20])).to.equal(20);
        expect(median([40, 10, 20, 30])).to.equal(25);
    });

    it("count requests by node and kind, of the pairs that were declared alone", () => {
        const requests = [asked(1, 2), asked(1, 1), asked(9, 9)];
        const figures = figuresOf(1, [run(300, [], 7), run(100, [], 2), run(200, requests)]);
        expect(figures).to.deep.include({ pairs: 1, ms: 200, fastestMs: 100, slowestMs: 300, peakRequests: 7 });
        expect(figures.requestsPerNode).to.deep.equal(asked(1, 1.5));
        expect([figures.mostRequests, figures.fewestRequests, figures.connectionsPerNode]).to.deep.equal([3, 2, 1]);
        expect([figures.providerCpuMsPerNode, figures.nodesCpuMsPerNode]).to.deep.equal([10, 1]);
    });
});
