import { expect } from "chai";
import { Counts } from "../../../../scripts/bench/fleet/nodes/counts.js";

describe("the counts of the benchmark's nodes", () => {
    it("know how many requests waited, and how many connections were open, at the same moment", () => {
        const counts = new Counts(2);
        for (let connection = 0; connection < 2; connection++) counts.opened();
        counts.closed();
        counts.opened();
        for (const kind of ["token", "status", "token"] as const) counts.begin(0, kind);
        counts.end();
        counts.begin(1, "other");
        const { requests, ...rest } = counts.traffic;
        expect(rest).to.deep.equal({ connections: 3, peakConnections: 2, peakRequests: 3 });
        expect(requests[0]).to.include({ token: 2, status: 1, other: 0 });
        expect(requests[1]).to.include({ token: 0, other: 1 });
    });

    it("begin anew with a reset, but for what still waits or is open", () => {
        const counts = new Counts(1);
        counts.opened();
        counts.begin(0, "token");
        counts.begin(0, "token");
        counts.end();
        counts.reset();
        const { requests, ...rest } = counts.traffic;
        expect(rest).to.deep.equal({ connections: 0, peakConnections: 1, peakRequests: 1 });
        expect(requests[0]?.token).to.equal(0);
    });
});
