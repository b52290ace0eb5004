import { expect } from "chai";
import { awaitOpenRequest } from "../../../../provider/pair/openRequest/await.js";
import { findOpenRequest } from "../../../../provider/pair/openRequest/find.js";
import { type JournalEntry, markOf } from "../../../../provider/state/journal.js";
import { endpointNamed, PairRun, settingsOf } from "../../pairRun.js";

const START_MS = 1_000_000;

describe("a request of a pair with the same names at other addresses", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));
    const elapsedMs = () => run.clock.now() - START_MS;

    async function leave(id: string, where: "here" | "far", agoMs: number, from: 0 | 1 = 0): Promise<JournalEntry> {
        const [a, b] = ["sbc-a", "sbc-b"].map((name) =>
            markOf(endpointNamed(name, where === "far" ? { host: `${name}.far` } : {}), false),
        );
        const entry: JournalEntry = {
            id,
            isHashed: false,
            nodes: [a!, b!],
            from,
            since: new Date(run.clock.date().getTime() - agoMs).toISOString(),
            settleSeconds: 90,
            switchoverCounts: [3, 3],
        };
        await run.journal.write(entry);
        return entry;
    }
    const left = () => run.journal.entries.map(({ id }) => id);

    it("is not removed while it may act", async () => {
        await leave("far", "far", 1000, 1);
        await awaitOpenRequest(settingsOf(), run.run, run.io, { isNeeded: true });
        expect(left()).to.deep.equal(["far"]);
    });

    it("is waited for only if a switchover is needed", async () => {
        await leave("far", "far", 1000);
        expect(await run.ensure({ activeNode: "sbc-a" })).to.have.property("kind", "alreadyActive");
        expect(elapsedMs()).to.be.below(1000);
        await run.ensure();
        expect((run.pair.asked[0]?.atMs ?? 0) - START_MS).to.be.at.least(89_000);
    });

    it("does not hide the pair's own, however much younger it is: of the journal, or of the state", async () => {
        const own = await leave("own", "here", 60_000);
        await leave("far", "far", 1000);
        expect((await findOpenRequest(settingsOf(), run.run, run.io))?.pending.id).to.equal("own");
        await run.journal.remove("own");
        const pending = { id: "own", since: own.since, from: "sbc-a", to: "sbc-b", switchoverCounts: {} };
        expect((await findOpenRequest(settingsOf({ pending }), run.run, run.io))?.pending.id).to.equal("own");
    });

    it("keeps no run from watching and settling the pair's own", async () => {
        await leave("own", "here", 60_000);
        await leave("far", "far", 1000);
        run.clock.after(20_000, () => run.pair.toggle("forced by command"));
        const { result, resolved } = await run.ensureWith();
        expect(result.kind).to.equal("alreadyActive");
        expect(resolved).to.deep.include({ outcome: "switched" });
        expect(run.pair.asked).to.be.empty;
        expect(left()).to.deep.equal(["far"]);
    });

    it("is still waited for, after the pair's own, before anything is requested", async () => {
        await leave("own", "here", 60_000);
        await leave("far", "far", 1000);
        await run.ensure();
        expect((run.pair.asked[0]?.atMs ?? 0) - START_MS).to.be.at.least(89_000);
    });
});
