import { expect } from "chai";
import { spy, stub } from "sinon";
import { createHaActiveNode } from "../../../provider/dynamic/haActiveNode/index.js";
import { markOf } from "../../../provider/state/journal.js";
import { MemoryJournal, memoryParts } from "../memoryParts.js";
import { endpointNamed, PairRun } from "../pairRun.js";
import { declared } from "./resourceRun.js";

describe("what one change of a pair looks up beside the pair", () => {
    it("is each host name once, also while it watches an open request, and the journal once a decision", async () => {
        const run = new PairRun();
        const journal = new MemoryJournal();
        const reads = spy(journal, "read");
        const resolve = stub<[host: string], Promise<string[]>>().resolves([]);
        const calls = createHaActiveNode(run.io, memoryParts({ resolve, openJournal: () => journal }));
        const values = { username: "admin", password: "s3cret" } as Readonly<Record<string, string>>;
        await calls.configure({ config: { get: (key) => values[key.replace("oracle-sbc:", "")] } });
        const [a, b] = ["sbc-a", "sbc-b"].map((name) => markOf(endpointNamed(name), false));
        await journal.write({
            ...{ id: "left", isHashed: false, nodes: [a!, b!], from: 0, settleSeconds: 90, switchoverCounts: [3, 3] },
            since: new Date(run.clock.date().getTime() - 60_000).toISOString(),
        });
        await calls.create(declared());
        expect(run.pair.asked).to.have.length(1);
        expect(resolve.args.flat().sort()).to.deep.equal(["sbc-a", "sbc-b"]);
        // One before the watch, one with each of its looks, one before the request.
        expect(reads.callCount).to.be.within(30, 33);
    });

    it("is a host name that takes too long only once, too", async () => {
        const run = new PairRun();
        const calls = createHaActiveNode(run.io, memoryParts({ resolve: () => new Promise(() => undefined) }));
        const values = { username: "admin", password: "s3cret" } as Readonly<Record<string, string>>;
        await calls.configure({ config: { get: (key) => values[key.replace("oracle-sbc:", "")] } });
        const startedMs = run.clock.now();
        await calls.create(declared());
        expect((run.pair.asked[0]?.atMs ?? 0) - startedMs, "2 s, and the quiet period").to.be.below(9_000);
    });
});
