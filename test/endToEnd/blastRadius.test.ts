import { expect } from "chai";
import type { Simulator } from "../../simulator/index.js";
import { configure } from "./exampleStack.js";
import { getPlace } from "./place.js";
import { errorsIn, failed, messageLines, succeeded } from "./readRun.js";
import { startPair, switchovers } from "./simulatedPair.js";
import { configFor, entryFor, TestStack } from "./stack.js";

/** In which order Pulumi comes to the pairs is not ours to know: what is counted here is the same in any. */
describe("several pairs of one stack (examples/topology), on a real Pulumi engine", () => {
    let pairs: Simulator[];
    let stack: TestStack;

    before(async function () {
        this.timeout(20 * 60_000);
        await getPlace();
        pairs = await Promise.all(["east", "north", "west"].map((site) => startPair(site)));
        stack = await TestStack.ofRoot("region", configFor(pairs[0] as Simulator));
        await declareActive("a");
        succeeded(await stack.up());
    });
    after(() => Promise.all(pairs.map((pair) => pair.stop())));

    const siteOf = (pair: Simulator) => pair.nodes[0].name.split("-")[1] ?? "";
    const declareActive = (node: "a" | "b") =>
        stack.declare(
            ...pairs.map((pair) =>
                entryFor(pair, siteOf(pair), `sbc-${siteOf(pair)}-${node}`, {
                    tls: { caCertificate: pair.caCertificate },
                }),
            ),
        );
    const received = () => pairs.map((pair) => switchovers(pair).received).reduce((sum, count) => sum + count, 0);
    const asked = (pair: Simulator) => pair.requests.filter(({ endpoint }) => endpoint === "switchover");
    /** Of each pair: from its newest request to its newest change of a role. */
    const moves = () =>
        pairs
            .map((pair) => ({
                fromMs: asked(pair).at(-1)?.monotonicMs ?? NaN,
                toMs: pair.roleHistory.at(-1)?.monotonicMs ?? NaN,
            }))
            .sort((one, other) => one.fromMs - other.fromMs);

    it("sends no further pair's request after one that failed", async () => {
        await declareActive("b");
        for (const pair of pairs) pair.setFault("forbidden");
        const run = await stack.up({ continueOnError: true });
        for (const pair of pairs) pair.clearFaults();
        expect(received()).to.equal(1);
        const errors = errorsIn(failed(run)).filter((line) => /^error: sbc-/.test(line));
        expect(errors).to.have.length(3);
        expect(errors.filter((line) => line.includes("answered 403 to the switchover request"))).to.have.length(1);
        const refused =
            /REFUSED\. .*The switchover of sbc-\w+-a\/sbc-\w+-b failed in this run or has an unknown outcome, and the run stops after 1 of these \(oracle-sbc:stopAfterFailures\)\./;
        expect(errors.filter((line) => refused.test(line))).to.have.length(2);
    });

    it("shows in a preview that more are needed than one run may request, which onRefusal: error makes a failure", async () => {
        await configure(stack, { "oracle-sbc:maximumSwitchovers": 1 });
        const due = messageLines(succeeded(await stack.preview())).filter((line) => /NEEDED\.|REFUSED\./.test(line));
        const refused = /the run needs more switchovers than oracle-sbc:maximumSwitchovers lets it request\./;
        expect(due.map((line) => refused.test(line)).sort()).to.deep.equal([false, true, true]);
        await configure(stack, { "oracle-sbc:onRefusal": "error" });
        expect(failed(await stack.preview())).to.contain("needs more switchovers than oracle-sbc:maximumSwitchovers");
        await configure(stack, { "oracle-sbc:onRefusal": "warn" });
    });

    it("asks for as many as the run may, and refuses the rest", async () => {
        const lines = errorsIn(failed(await stack.up({ continueOnError: true })));
        expect(received()).to.equal(2);
        const refused = /^error: .*This run has requested 1 switchover, and may request 1 \(/;
        expect(lines.filter((line) => refused.test(line))).to.have.length(2);
    });

    it("asks for one at a time", async () => {
        await stack.stack.removeConfig("oracle-sbc:maximumSwitchovers");
        succeeded(await stack.up());
        expect(received()).to.equal(4);
        const [, second, third] = moves();
        expect(third?.fromMs).to.be.above(second?.toMs ?? NaN);
    });

    it("asks for several at a time where the stack says so", async () => {
        await configure(stack, { "oracle-sbc:parallelSwitchovers": 3 });
        // The first one is under way for long enough, on a busy machine too.
        for (const pair of pairs) pair.setFault({ name: "lateSwitchover", delayMs: 2_000 });
        await declareActive("a");
        succeeded(await stack.up());
        const [first, , third] = moves();
        expect(third?.fromMs).to.be.below(first?.toMs ?? NaN);
        expect(pairs.map(({ nodes }) => nodes[0].role)).to.deep.equal(["active", "active", "active"]);
    });
});
