import { expect } from "chai";
import type { Bag } from "../../../provider/dynamic/haActiveNode/index.js";
import { declared, ResourceRun } from "./resourceRun.js";

/** At another site, whose nodes have the same host names. */
const anotherPair = () => {
    const nodes = ["sbc-a", "sbc-b"].map((name) => ({ name, address: `${name}.far` }));
    return declared({ nodes });
};

describe("a switchover that is due and would be refused", () => {
    const recordedBy = async (run: ResourceRun): Promise<Bag> => {
        const { outs } = await run.calls.create(declared({ activeNode: "sbc-a" }));
        run.takeLines();
        return outs;
    };
    const failureOf = async (call: Promise<unknown>): Promise<string> =>
        call.then(
            () => "",
            (error: unknown) => (error as Error).message,
        );

    it("is a line of the preview, which goes on, and never a request", async () => {
        const run = await new ResourceRun().configure();
        const recorded = await recordedBy(run);
        run.pair.b.health = 60;
        expect((await run.calls.diff("id", recorded, declared())).changes).to.be.true;
        expect(run.takeLines().join()).to.contain("sbc-a/sbc-b: REFUSED. Calls are on sbc-a; desired sbc-b.");
        expect((await run.calls.check({}, declared())).failures).to.be.empty;
        expect(run.pair.asked).to.be.empty;
    });

    it("fails the preview with onRefusal: error, of a new resource too, with the same words", async () => {
        const run = await new ResourceRun().configure({ onRefusal: "error" });
        const recorded = await recordedBy(run);
        run.pair.b.health = 60;
        const refusal = await failureOf(run.calls.diff("id", recorded, declared()));
        expect(refusal).to.contain("sbc-a/sbc-b: REFUSED. Calls are on sbc-a; desired sbc-b.");
        expect(refusal).to.contain("[not ok] health of sbc-b: 60 % (required: at least 75 %)");
        expect(await failureOf(run.calls.check({}, declared()))).to.equal(refusal);
    });

    it("passes with onRefusal: error where it would go through, is not due, or could come true in time", async () => {
        const run = await new ResourceRun().configure({ onRefusal: "error" });
        const recorded = await recordedBy(run);
        expect(await failureOf(run.calls.diff("id", recorded, declared()))).to.equal("");
        run.pair.b.sync = { tSIPD: "false" };
        expect(await failureOf(run.calls.diff("id", recorded, declared({ activeNode: "sbc-a" })))).to.equal("");
        expect(await failureOf(run.calls.diff("id", recorded, declared({ waitSeconds: 60 })))).to.equal("");
        expect(run.takeLines().at(-1)).to.contain("up waits for up to 60 s for what is not met yet");
    });

    it("is one more than maximumSwitchovers: the preview says so of the second pair, though its nodes have the same names, and not of the first", async () => {
        const run = await new ResourceRun().configure({ maximumSwitchovers: "1" });
        for (const news of [declared(), anotherPair()]) await run.calls.check({}, news);
        const [first, second] = run.takeLines();
        expect(first).to.match(/^sbc-a\/sbc-b: NEEDED\. Calls are on sbc-a; desired sbc-b\. 6 of 6 preconditions met/);
        expect(second).to.equal(
            "sbc-a/sbc-b: REFUSED. Calls are on sbc-a; desired sbc-b. With this one, the run needs more switchovers than oracle-sbc:maximumSwitchovers lets it request. Run this again for the next ones, or raise it.",
        );
    });

    it("fails the preview where both are set", async () => {
        const run = await new ResourceRun().configure({ maximumSwitchovers: "0", onRefusal: "error" });
        expect(await failureOf(run.calls.check({}, declared()))).to.contain("oracle-sbc:maximumSwitchovers");
        const { failures } = await run.calls.check({}, declared({ activeNode: "sbc-a" }));
        expect(failures).to.be.empty;
    });
});
