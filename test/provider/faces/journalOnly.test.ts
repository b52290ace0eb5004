import { expect } from "chai";
import { type JournalEntry, markOf } from "../../../provider/state/journal.js";
import { endpointNamed } from "../pairRun.js";
import { BOTH_FACES, FakeStack } from "./fakeStack.js";

const MANY_SECONDS_AGO = 200_000;
const STAYING = { revertive: false };

for (const face of BOTH_FACES) {
    describe(`an open request that the journal alone knows of, by ${face}`, () => {
        let stack: FakeStack;
        beforeEach(async () => {
            stack = new FakeStack(face);
            expect((await stack.up("sbc-a", STAYING)).kind).to.equal("success");
        });

        /** As a killed run leaves it that requested a switchover to `sbc-b`, of this pair or of one with the same names. */
        async function leave(whose: "own" | "anotherPair", agoMs: number, settleSeconds = 90): Promise<void> {
            const [a, b] = ["sbc-a", "sbc-b"].map((name) =>
                markOf(endpointNamed(name, whose === "own" ? {} : { host: `${name}.far` }), false),
            );
            const since = new Date(stack.clock.date().getTime() - agoMs).toISOString();
            const about: Pick<JournalEntry, "isHashed" | "from"> = { isHashed: false, from: 0 };
            await stack.journal.write({
                ...{ ...about, id: whose, nodes: [a!, b!], since, settleSeconds, switchoverCounts: [3, 3] },
            });
        }
        const failOver = async () => {
            stack.pair.toggle("active peer sbc-a has timed out", "sbc-b");
            await stack.pass(20_000);
        };

        it("is no failover of the device's own: the desired node is made active again, though failovers are to stay", async () => {
            await leave("own", MANY_SECONDS_AGO);
            stack.pair.toggle("forced by command");
            await stack.pass(20_000);
            expect((await stack.up("sbc-a", STAYING)).kind).to.equal("success");
            expect(stack.pair.asked).to.have.length(1);
            expect(stack.outputs).to.include({ activeNode: "sbc-a", fulfilledActiveNode: "sbc-a" });
            expect((await stack.up("sbc-a", STAYING)).kind).to.equal("unchanged");
        });

        it("undoes no failover that is to stay, if a later action of this pair is recorded", async () => {
            await leave("own", MANY_SECONDS_AGO);
            const [entry] = stack.journal.entries;
            await stack.journal.remove("own");
            for (const node of ["sbc-b", "sbc-a"]) await stack.up(node, STAYING);
            const asked = stack.pair.asked.length;
            await stack.journal.write(entry!);
            await failOver();
            await stack.up("sbc-a", STAYING);
            expect(stack.pair.asked).to.have.length(asked);
            expect(stack.outputs).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-a" });
        });

        for (const agoMs of [1000, MANY_SECONDS_AGO]) {
            it(`undoes no failover that is to stay, and is not recorded, if it is another pair's with the same names and ${agoMs / 1000} s old`, async () => {
                await leave("anotherPair", agoMs);
                await failOver();
                for (const _run of [1, 2]) await stack.up("sbc-a", STAYING);
                expect(stack.pair.asked).to.be.empty;
                expect(stack.outputs).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-a" });
                expect(stack.outputs).not.to.have.property("pending");
                expect((await stack.up("sbc-a", STAYING)).kind).to.equal("unchanged");
            });
        }

        it("is credited with nothing that happened in this pair, if it is another pair's with the same names", async () => {
            await leave("anotherPair", 1000);
            await failOver();
            expect((await stack.up("sbc-a")).kind).to.equal("success");
            expect(stack.pair.asked).to.have.length(1);
            const told = stack.lines.join("\n");
            expect(told).to.match(
                /requested at \S+ of nodes with these names at other addresses is waited for no longer\. What became of it can't be told/,
            );
            expect(told).not.to.match(/took effect:|is settled|was undone|had no effect/);
        });

        it("changes nothing in a pair that is as declared, if it is another pair's with the same names", async () => {
            await leave("anotherPair", 1000);
            for (const more of [STAYING, {}]) {
                await stack.up("sbc-a", more);
                const before = stack.outputs;
                expect((await stack.up("sbc-a", more)).kind).to.equal("unchanged");
                expect(stack.outputs).to.deep.equal(before);
                expect(before).not.to.have.property("pending");
            }
            expect(stack.journal.entries).to.have.length(1);
        });
    });
}
