import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import sinon from "sinon";
import { HaActiveNode } from "../../sdk/nodejs/index.js";

interface Run {
    readonly pairs: number;
    readonly isPreview?: boolean;
    readonly isEngine?: boolean;
    readonly parallelDiff?: string;
}

describe("what a program of many pairs is told", () => {
    const info = sinon.stub(pulumi.log, "info").resolves();
    const set = process.env["PULUMI_PARALLEL_DIFF"];
    beforeEach(() => info.resetHistory());
    after(async () => {
        info.restore();
        if (set === undefined) delete process.env["PULUMI_PARALLEL_DIFF"];
        else process.env["PULUMI_PARALLEL_DIFF"] = set;
        await pulumi.runtime.setMocks({ newResource: () => ({ id: "", state: {} }), call: () => ({}) });
    });

    async function linesOf({ pairs, isPreview = true, isEngine = true, parallelDiff }: Run): Promise<string[]> {
        if (parallelDiff === undefined) delete process.env["PULUMI_PARALLEL_DIFF"];
        else process.env["PULUMI_PARALLEL_DIFF"] = parallelDiff;
        const newResource = ({ name }: pulumi.runtime.MockResourceArgs) => ({ id: name, state: {} });
        await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "project", "stack", isPreview);
        if (isEngine) Object.assign(pulumi.runtime.getMonitor() as object, { getChannel: () => ({}) });
        for (let index = 0; index < pairs; index++) {
            const nodes = ["a", "b"].map((node) => ({
                name: `sbc-${node}`,
                address: `10.0.${index}.1:${node === "a" ? 1 : 2}`,
            }));
            new HaActiveNode(`pair-${index}`, { nodes, activeNode: "sbc-a" });
        }
        return info.args.map(([line]) => line);
    }

    it("is what makes its previews faster, once, from fifty pairs on", async () => {
        expect(await linesOf({ pairs: 49 })).to.deep.equal([]);
        const lines = await linesOf({ pairs: 120 });
        expect(lines).to.have.lengthOf(1);
        expect(lines[0]).to.match(/^This program declares 50 pairs or more.*PULUMI_PARALLEL_DIFF=true.*--parallel 64/);
    });

    it("is nothing, if it is set already, whatever to", async () => {
        for (const parallelDiff of ["true", "false"])
            expect(await linesOf({ pairs: 60, parallelDiff })).to.deep.equal([]);
    });

    it("is nothing in the part of an up that follows its preview, and under mocks", async () => {
        expect(await linesOf({ pairs: 60, isPreview: false })).to.deep.equal([]);
        expect(await linesOf({ pairs: 60, isEngine: false })).to.deep.equal([]);
    });
});
