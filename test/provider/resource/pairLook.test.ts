import { expect } from "chai";
import { LOOK } from "../../../provider/resource/entryPoint.js";
import { onItsOwn } from "../../../provider/resource/getPair.js";
import { lookInDetail } from "../../../provider/resource/pairLook.js";
import { PairRun } from "../pairRun.js";

const credentials = { username: "admin", password: "s3cret" };
const args = (...names: readonly string[]) => ({
    nodes: names.map((name, index) => ({ name, address: ["sbc-a", "sbc-b"][index] })),
    credentials,
});

describe("a look in detail", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));
    const look = (names = ["sbc-a", "sbc-b"]) => lookInDetail(args(...names), run.io, onItsOwn(LOOK));

    it("has what each node reports of itself, its log, and its clock at one moment", async () => {
        run.pair.failOver();
        const { nodes, report, synchronization, synchronized } = await look();
        expect(nodes.map(({ name }) => name)).to.deep.equal(["sbc-a", "sbc-b"]);
        for (const { log, clock, healthPercent, answeredAfterMs } of nodes) {
            expect(log).to.have.lengthOf(1);
            expect(log[0]?.at).to.match(/^\d{4}-/);
            expect(Date.parse(clock?.earliest ?? "")).to.be.at.most(Date.parse(clock?.latest ?? ""));
            expect(healthPercent).to.equal(100);
            expect(answeredAfterMs).to.be.within(1, 1000);
        }
        expect(report.roles).to.have.keys("sbc-a", "sbc-b");
        expect({ synchronization, synchronized }).to.deep.equal({ synchronization: "complete", synchronized: true });
    });

    it("takes a word whose meaning is not known for no yes and no no", async () => {
        run.pair.b.sync = { tSIPD: "enabled" };
        const unknown = await look();
        expect(unknown).not.to.have.property("synchronized");
        expect(unknown.synchronization).to.equal("tSIPD on sbc-b is enabled");
        run.pair.b.sync = { tSIPD: "false" };
        expect((await look()).synchronized).to.equal(false);
        run.pair.a.sync = {};
        run.pair.b.sync = {};
        const none = await look();
        expect(none.synchronization).to.equal("not reported");
        expect(none).not.to.have.property("synchronized");
    });

    it("concludes nothing of synchronization from one node alone, and nothing of the pair from another device", async () => {
        const { nodes, synchronization, synchronized } = await look(["sbc-a", "sbc-c"]);
        expect(synchronized).to.equal(undefined);
        expect(synchronization).to.equal("complete by what sbc-a reports");
        expect(nodes[1]).to.deep.equal({ name: "sbc-c", role: "unseen", log: [], hasUnreadableLog: false });
    });

    it("says by whose report, of a state that is declared to mean synchronized too", async () => {
        run.pair.a.sync = { tSIPD: "enabled" };
        const declared = { ...args("sbc-a", "sbc-c"), deviceWords: { synchronized: ["enabled"] } };
        const { synchronization } = await lookInDetail(declared, run.io, onItsOwn(LOOK));
        const words = 'declared in deviceWords: "enabled" means synchronized';
        expect(synchronization).to.equal(`complete by what sbc-a reports, ${words}`);
    });
});
