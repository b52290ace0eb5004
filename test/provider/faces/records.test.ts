import { expect } from "chai";
import fc from "fast-check";
import type { FakePair } from "../fakePair.js";
import { BOTH_FACES, FakeStack } from "./fakeStack.js";
import { third } from "../../thorough.js";

/** What keeps the other node from taking over, and what is recorded of it. */
const STANDBYS: Readonly<Record<string, readonly [(pair: FakePair) => void, string, string?]>> = {
    "is down": [({ b }) => (b.isUp = false), "unseen"],
    "is out of service": [({ b }) => (b.role = "outofservice"), "outOfService"],
    "is in a role that nobody knows": [({ b }) => (b.role = "pondering"), "unknown"],
    "is standalone": [({ b }) => (b.role = "standalone"), "standalone"],
    "is another device": [({ b }) => (b.saying = { hostName: "sbc-x" }), "unseen"],
    "is not synchronized": [({ a, b }) => (a.sync = b.sync = { tMBCD: "false" }), "standby", "sbc-b"],
};

for (const face of BOTH_FACES) {
    describe(`what is recorded of a pair, by ${face}`, () => {
        const arranged = async (more: object = {}) => {
            const stack = new FakeStack(face);
            expect((await stack.up("sbc-a", { ...more })).kind).to.equal("success");
            return stack;
        };

        for (const [what, [arrange, role, standbyNode]] of Object.entries(STANDBYS)) {
            it(`is made true with nothing requested if the other node ${what}, and then is unchanged; and again when it is back`, async () => {
                const stack = await arranged();
                const whole = stack.outputs;
                const sync = { ...stack.pair.b.sync };
                arrange(stack.pair);
                const { kind } = await stack.up("sbc-a");
                // The plugin has it from the read before.
                expect(kind).to.equal(face === "plugin" ? "unchanged" : "success");
                expect(stack.outputs).to.deep.include({
                    activeNode: "sbc-a",
                    roles: { "sbc-a": "active", "sbc-b": role },
                    redundant: false,
                    fulfilledActiveNode: "sbc-a",
                });
                expect(stack.outputs["standbyNode"]).to.equal(standbyNode);
                expect((await stack.up("sbc-a")).kind).to.equal("unchanged");
                Object.assign(stack.pair.b, { isUp: true, role: "standby", saying: {}, sync });
                stack.pair.a.sync = sync;
                await stack.up("sbc-a");
                expect(stack.outputs).to.deep.equal(whole);
                expect((await stack.up("sbc-a")).kind).to.equal("unchanged");
                expect(stack.pair.asked).to.be.empty;
            });
        }

        it("stays where neither node answers, or only the standby does", async () => {
            const stack = await arranged();
            const before = stack.outputs;
            for (const [a, b] of [
                [false, false],
                [false, true],
            ] as const) {
                Object.assign(stack.pair.a, { isUp: a });
                Object.assign(stack.pair.b, { isUp: b });
                expect((await stack.up("sbc-a")).kind).to.equal("unchanged");
                expect(stack.outputs).to.deep.equal(before);
            }
        });

        it("fails again and again, with the record true, if the redundancy that is missing is required", async () => {
            const stack = await arranged({ requireRedundancy: true });
            stack.pair.b.isUp = false;
            for (const _time of [1, 2, 3]) {
                const report = await stack.up("sbc-a", { requireRedundancy: true });
                expect(report.kind).to.equal("partialFailure");
                expect(stack.outputs).to.deep.include({ redundant: false, fulfilledActiveNode: "sbc-a" });
            }
            stack.pair.b.isUp = true;
            await stack.up("sbc-a", { requireRedundancy: true });
            expect(stack.outputs).to.include({ redundant: true });
            expect((await stack.up("sbc-a", { requireRedundancy: true })).kind).to.equal("unchanged");
            expect(stack.pair.asked).to.be.empty;
        });

        it("is changed by two looks that show the same, whatever single answer is lost", async () => {
            await fc.assert(
                fc.asyncProperty(
                    fc.integer({ min: 1, max: 6 }),
                    fc.constantFrom("sbc-a", "sbc-b"),
                    async (nth, node) => {
                        const stack = await arranged();
                        const before = stack.outputs;
                        let answers = 0;
                        stack.pair.intercept = (request) => {
                            const isLost =
                                request.node === node && request.path.endsWith("/status") && ++answers === nth;
                            return isLost ? "silent" : undefined;
                        };
                        expect((await stack.up("sbc-a")).kind).to.equal("unchanged");
                        expect(stack.outputs).to.deep.equal(before);
                    },
                ),
                { numRuns: third(30) },
            );
        });

        for (const changes of [1, 2, Infinity]) {
            it(`has a failover by what two looks in a row show, though redundancy changes ${changes} times, once for each look`, async () => {
                const stack = await arranged({ revertive: false });
                const { pair } = stack;
                pair.toggle("failed over");
                await stack.pass(10_000);
                let statuses = 0;
                pair.intercept = ({ path }) => {
                    const looks = path.endsWith("/status") ? Math.floor(statuses++ / 2) : Infinity;
                    pair.a.sync = pair.b.sync = { tMBCD: String(Math.min(looks, changes) % 2 === 0) };
                    return undefined;
                };
                await stack.up("sbc-a", { revertive: false });
                expect(stack.outputs).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-a" });
                if (changes === Infinity) return;
                await stack.up("sbc-a", { revertive: false });
                expect(stack.outputs).to.include({ redundant: changes === 2 });
                expect((await stack.up("sbc-a", { revertive: false })).kind).to.equal("unchanged");
                expect(pair.asked).to.be.empty;
            });
        }

        it("has the node that is active again, after both were, though redundancy changes with each look", async () => {
            const stack = await arranged();
            const { pair } = stack;
            pair.b.role = "active";
            for (const _time of [1, 2]) await stack.up("sbc-a");
            expect(stack.outputs).to.deep.include({ roles: { "sbc-a": "active", "sbc-b": "active" } });
            pair.b.role = "standby";
            let statuses = 0;
            pair.intercept = ({ path }) => {
                if (path.endsWith("/status"))
                    pair.a.sync = pair.b.sync = { tMBCD: String((statuses++ >> 1) % 2 === 0) };
                return undefined;
            };
            await stack.up("sbc-a");
            expect(stack.outputs).to.deep.include({
                activeNode: "sbc-a",
                roles: { "sbc-a": "active", "sbc-b": "standby" },
            });
        });

        it("is not held for true by a look that shows neither node, after one that contradicts it", async () => {
            const stack = await arranged();
            const { pair } = stack;
            pair.toggle("failed over");
            await stack.pass(10_000);
            const asked = { "sbc-a": 0, "sbc-b": 0 };
            pair.intercept = ({ node, path }) => {
                if (!path.endsWith("/status")) return undefined;
                const nth = ++asked[node as keyof typeof asked];
                return nth === 2 || (nth === 1 && node === "sbc-b") ? "silent" : undefined;
            };
            expect((await stack.up("sbc-a")).kind).to.equal("success");
            expect(stack.outputs).to.include({ activeNode: "sbc-a" });
            expect(pair.asked).to.have.length(1);
        });

        it("settles in whatever state the two nodes are and stay: after two runs, no third one changes it", async () => {
            const role = fc.constantFrom("active", "standby", "outofservice", "standalone", "pondering", "down");
            await fc.assert(
                fc.asyncProperty(role, role, fc.boolean(), fc.boolean(), async (a, b, isInStep, revertive) => {
                    const stack = await arranged({ revertive });
                    const { pair } = stack;
                    pair.actsAfterMs = undefined;
                    for (const [node, now] of [
                        [pair.a, a],
                        [pair.b, b],
                    ] as const) {
                        if (now === "down") node.isUp = false;
                        else node.role = now;
                        node.sync = { tMBCD: String(isInStep) };
                    }
                    await stack.up("sbc-a", { revertive });
                    const requests = pair.asked.length;
                    await stack.up("sbc-a", { revertive });
                    const { roles, redundant, activeNode, standbyNode } = stack.outputs;
                    await stack.up("sbc-a", { revertive });
                    const { outputs } = stack;
                    expect(outputs["roles"]).to.deep.equal(roles);
                    expect(outputs["redundant"]).to.equal(redundant);
                    expect(outputs["activeNode"]).to.equal(activeNode);
                    expect(outputs["standbyNode"]).to.equal(standbyNode);
                    // Only where the desired node is a standby of an active one is anything to be requested.
                    if (a !== "standby" || b !== "active") expect(requests).to.equal(0);
                }),
                { numRuns: third(60) },
            );
        });
    });
}
