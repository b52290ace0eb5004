import { expect } from "chai";
import fc from "fast-check";
import type { FakePair } from "../fakePair.js";
import { BOTH_FACES, FakeStack } from "./fakeStack.js";
import { third } from "../../thorough.js";

const SEEN = ["activeNode", "standbyNode", "roles", "redundant", "switchoverCounts", "lastSwitchover"];

/** What keeps a switchover to the other node from being done, and what it is recorded as. */
const OBSTACLES: Readonly<Record<string, (pair: FakePair) => void>> = {
    "a standby that is not synchronized": ({ a, b }) => (a.sync = b.sync = { tMBCD: "false" }),
    "a standby of low health": ({ b }) => (b.health = 10),
    "a device that refuses the request": (pair) => {
        pair.answer = 403;
        pair.actsAfterMs = undefined;
    },
    "no connection for the request": (pair) => (pair.answer = "noConnection"),
};

function clear(pair: FakePair): void {
    pair.a.sync = pair.b.sync = { tMBCD: "true" };
    pair.b.health = pair.a.health = 100;
    pair.answer = 204;
    pair.actsAfterMs = 2_000;
}

for (const face of BOTH_FACES) {
    describe(`an update that is refused, by ${face}`, () => {
        for (const [what, arrange] of Object.entries(OBSTACLES)) {
            for (const revertive of [true, false]) {
                it(`keeps what its look showed, and is tried again until it is done: ${what}, revertive: ${revertive}`, async () => {
                    const stack = new FakeStack(face);
                    await stack.up("sbc-a", { revertive });
                    const { fulfilledActiveNode, lastAction } = stack.outputs;
                    arrange(stack.pair);
                    for (const _time of [1, 2]) {
                        expect((await stack.up("sbc-b", { revertive })).kind).to.equal("partialFailure");
                        expect(stack.outputs).to.deep.include({ activeNode: "sbc-a", fulfilledActiveNode });
                        expect(stack.outputs["lastAction"]).to.deep.equal(lastAction);
                        expect(stack.outputs).not.to.have.property("pending");
                    }
                    clear(stack.pair);
                    const before = stack.pair.asked.length;
                    expect((await stack.up("sbc-b", { revertive })).kind).to.equal("success");
                    expect(stack.pair.asked.length - before).to.equal(1);
                    expect(stack.outputs).to.deep.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-b" });
                    expect((await stack.up("sbc-b", { revertive })).kind).to.equal("unchanged");
                });
            }
        }

        it("keeps no outputs from before a failover", async () => {
            const stack = new FakeStack(face);
            await stack.up("sbc-a");
            stack.pair.failOver();
            await stack.pass(10_000);
            stack.pair.a.health = 10;
            expect((await stack.up("sbc-a")).kind).to.equal("partialFailure");
            expect(stack.outputs).to.deep.include({
                activeNode: "sbc-b",
                standbyNode: "sbc-a",
                roles: { "sbc-a": "standby", "sbc-b": "active" },
                fulfilledActiveNode: "sbc-a",
            });
            expect(stack.outputs).to.have.property("lastSwitchover");
        });

        it("keeps what was seen last if it sees nothing", async () => {
            const stack = new FakeStack(face);
            await stack.up("sbc-a");
            const before = stack.outputs;
            stack.pair.a.isUp = stack.pair.b.isUp = false;
            expect((await stack.up("sbc-b")).kind).to.equal("partialFailure");
            for (const name of SEEN) expect(stack.outputs[name], name).to.deep.equal(before[name]);
        });

        it("saves nothing of a new resource", async () => {
            const stack = new FakeStack(face);
            stack.pair.b.health = 10;
            expect((await stack.up("sbc-b")).kind).to.equal("failure");
            expect(stack.resource.id).to.equal(undefined);
        });

        it("keeps a switchover back as one to be tried again, with revertive: false, after the open one took effect", async () => {
            const stack = new FakeStack(face);
            await stack.up("sbc-a", { revertive: false });
            stack.pair.answer = "lost";
            stack.pair.actsAfterMs = undefined;
            expect((await stack.up("sbc-b", { revertive: false })).kind).to.equal("partialFailure");
            expect(stack.outputs).to.have.property("pending");
            stack.pair.answer = 204;
            stack.pair.actsAfterMs = 2_000;
            stack.pair.toggle("forced by command");
            await stack.pass(10_000);
            stack.pair.a.health = 10;
            for (const _time of [1, 2]) {
                expect((await stack.up("sbc-a", { revertive: false })).kind).to.equal("partialFailure");
                expect(stack.outputs).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-b" });
                expect(stack.outputs).not.to.have.property("pending");
            }
            stack.pair.a.health = 100;
            expect((await stack.up("sbc-a", { revertive: false })).kind).to.equal("success");
            expect(stack.outputs).to.include({ activeNode: "sbc-a", fulfilledActiveNode: "sbc-a" });
        });

        it("leaves a record that is true by the next look, whatever the two nodes report", async () => {
            const role = fc.constantFrom("active", "standby", "outofservice", "standalone", "pondering", "down");
            const health = fc.constantFrom(10, 100);
            await fc.assert(
                fc.asyncProperty(
                    role,
                    role,
                    health,
                    health,
                    fc.boolean(),
                    async (a, b, healthA, healthB, revertive) => {
                        const stack = new FakeStack(face);
                        await stack.up("sbc-a", { revertive });
                        const { pair } = stack;
                        for (const [node, now, percent] of [
                            [pair.a, a, healthA],
                            [pair.b, b, healthB],
                        ] as const) {
                            if (now === "down") node.isUp = false;
                            else node.role = now;
                            node.health = percent;
                        }
                        const report = await stack.up("sbc-b", { revertive });
                        if (report.kind !== "partialFailure" || pair.asked.length > 0) return;
                        const isSilent = a === "down" && b === "down";
                        const word = (now: string) =>
                            ({ outofservice: "outOfService", pondering: "unknown", down: "unseen" })[now] ?? now;
                        const roles = { "sbc-a": word(a), "sbc-b": word(b) };
                        if (!isSilent) expect(stack.outputs["roles"]).to.deep.equal(roles);
                        expect(stack.outputs).to.include({ fulfilledActiveNode: "sbc-a" });
                    },
                ),
                { numRuns: third(60) },
            );
        });
    });
}
