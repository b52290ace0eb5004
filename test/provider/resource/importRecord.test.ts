import { expect } from "chai";
import { getPair } from "../../../provider/resource/getPair.js";
import { importRecord } from "../../../provider/resource/importRecord.js";
import { PairRun } from "../pairRun.js";
import { thrownBy } from "../realPair.js";

const credentials = { username: "admin", password: "s3cret" };
const nodes = [
    { name: "SBC-A", address: "sbc-a" },
    { name: "sbc-b", address: "sbc-b" },
];

describe("the record that an import of a pair needs", () => {
    it("has the desired node in the declared spelling, and no credentials", async () => {
        const { io } = new PairRun();
        const { id, inputs, outputs } = await importRecord({ nodes, credentials }, { recordTls: false }, io);
        expect(id).to.equal("SBC-A=sbc-a,sbc-b=sbc-b");
        expect(inputs).to.deep.equal({ nodes, activeNode: "SBC-A" });
        expect(outputs).to.deep.include({ activeNode: "SBC-A", fulfilledActiveNode: "SBC-A", standbyNode: "sbc-b" });
        expect(JSON.stringify({ inputs, outputs })).not.to.contain("s3cret");
    });

    it("is not made of a pair whose nodes contradict each other, and says which of them does", async () => {
        const run = new PairRun();
        run.pair.a.saying = { peerRole: "out of service" };
        const error = await thrownBy(importRecord({ nodes, credentials }, { recordTls: false }, run.io));
        expect(error).to.have.property("code", "refused");
        expect(error.message).to.contain("But SBC-A reports that its peer is out of service.");
    });

    it("keeps the arguments that it was given, and none that was not", async () => {
        const given = { nodes, revertive: false, reason: "CHG-1", preconditions: { minimumHealthPercent: 90 } };
        const { inputs, outputs } = await importRecord(
            { ...given, credentials },
            { recordTls: true },
            new PairRun().io,
        );
        expect(inputs).to.deep.equal({ ...given, activeNode: "SBC-A" });
        expect(outputs).to.deep.include(given);
    });
});

describe("a look at a pair", () => {
    it("says in words what the answers contradict", async () => {
        const run = new PairRun();
        run.pair.b.saying = { hostName: "sbc-x" };
        const { state, description } = await getPair({ nodes, credentials }, run.io);
        expect(state).to.equal("wrongDevice");
        expect(description).to.contain("At the address of sbc-b, a device answers that reports its name as sbc-x.");
    });
});
