import { expect } from "chai";
import fc from "fast-check";
import { BOTH_FACES, FakeStack } from "./fakeStack.js";
import { third } from "../../thorough.js";

const FIELDS = [
    ...["activeNode", "standbyNode", "roles", "redundant", "switchoverCounts", "lastSwitchover"],
    ...["lastAction", "history", "fulfilledActiveNode", "pending", "nodes"],
];

/** Before the first look of a run on the virtual clock: a request of then is as old as the run. */
const TIME = "2026-03-01T12:01:00Z";

const UNREADABLE = /pending.*can't be read/;

for (const face of BOTH_FACES) {
    describe(`a state that was edited by hand, by ${face}`, () => {
        const upOnce = async (more: object = {}) => {
            const stack = new FakeStack(face, { journal: "off" });
            await stack.up("sbc-a", { ...more });
            return stack;
        };
        const edit = (stack: FakeStack, more: object) => {
            stack.resource.outputs = { ...stack.outputs, ...more };
            stack.lines.length = 0;
        };

        it("has what is null for absent: nothing is said of it", async () => {
            for (const field of FIELDS) {
                const stack = await upOnce();
                const before = stack.outputs;
                edit(stack, { [field]: null });
                const report = await stack.up("sbc-a");
                expect(report.kind, field).to.be.oneOf(["unchanged", "success"]);
                expect(stack.lines.join(), field).not.to.contain("can't be read");
                if (report.kind === "success") expect(stack.outputs, field).to.deep.equal(before);
            }
        });

        it("is told which field can't be read, once, and is mended", async () => {
            for (const field of FIELDS.slice(0, 8)) {
                const stack = await upOnce();
                edit(stack, { [field]: 4711 });
                expect((await stack.up("sbc-a")).kind, field).to.be.oneOf(["unchanged", "success"]);
                const told = stack.lines.filter((line) => line.includes("can't be read"));
                expect(told, field).to.have.lengthOf(1);
                expect(told[0]).to.contain(`what is recorded as ${field} can't be read`);
                if (face === "plugin") expect(stack.outputs[field]).not.to.equal(4711);
            }
        });

        for (const pending of [
            {},
            [],
            1,
            "x",
            { since: "soon" },
            { from: 1, to: {} },
            { from: "sbc-x", to: "sbc-y" },
        ]) {
            it(`requests nothing where an open request is recorded as ${JSON.stringify(pending)}, and names the field`, async () => {
                const stack = await upOnce();
                edit(stack, { pending });
                for (const desired of ["sbc-b", "sbc-a", "sbc-b"]) {
                    const report = await stack.up(desired);
                    expect(report.kind).to.equal("failure");
                    expect("message" in report ? report.message : "").to.match(UNREADABLE);
                    await stack.pass(1_000_000);
                }
                expect(stack.pair.asked).to.be.empty;
                expect(stack.outputs).to.have.property("pending");
                const { pending: _removed, ...others } = stack.outputs;
                stack.resource.outputs = others;
                expect((await stack.up("sbc-b")).kind).to.equal("success");
            });
        }

        it("waits until a request of nodes that can't be read is too old to act, if its time can be read", async () => {
            const stack = await upOnce();
            edit(stack, { pending: { since: stack.clock.date().toISOString(), to: null } });
            expect((await stack.up("sbc-b")).kind).to.equal("failure");
            await stack.pass(91_000);
            expect((await stack.up("sbc-b")).kind).to.equal("success");
            expect(stack.lines.join("\n")).to.contain("too old to act");
            expect(stack.outputs).to.include({ activeNode: "sbc-b" }).and.not.have.property("pending");
            expect(stack.pair.asked).to.have.lengthOf(1);
        });

        it("leaves a failover where what became active last can't be read, with revertive: false", async () => {
            const stack = await upOnce({ revertive: false });
            stack.pair.failOver();
            await stack.pass(10_000);
            edit(stack, { fulfilledActiveNode: { node: "sbc-a" } });
            await stack.up("sbc-a", { revertive: false });
            expect(stack.lines.join()).to.contain("fulfilledActiveNode can't be read");
            expect(stack.pair.asked).to.be.empty;
        });

        it("never ends in a defect, whatever stands in a field", async () => {
            await fc.assert(
                fc.asyncProperty(
                    fc.constantFrom(...FIELDS),
                    anything(),
                    fc.constantFrom("sbc-a", "sbc-b"),
                    fc.boolean(),
                    async (field, value, desired, revertive) => {
                        const stack = await upOnce({ revertive });
                        edit(stack, { [field]: value });
                        const report = await stack.up(desired, { revertive });
                        const text = "message" in report ? report.message : "";
                        expect(text).not.to.match(/TypeError|undefined|not a function|not iterable|were not checked/);
                        if (report.kind === "failure") expect(text).to.match(UNREADABLE);
                    },
                ),
                { numRuns: third(50) },
            );
        });

        it("never leads to a second request while a first one may act, whatever stands in a field", async () => {
            await fc.assert(
                fc.asyncProperty(
                    fc.constantFrom(...FIELDS.filter((field) => field !== "nodes")),
                    // What is absent, or a record of another request, can't be told from the truth.
                    anything().filter((value) => value !== null && !isReadable(value)),
                    fc.integer({ min: 0, max: 80_000 }),
                    async (field, value, ms) => {
                        const stack = await upOnce();
                        stack.pair.answer = "lost";
                        stack.pair.actsAfterMs = undefined;
                        await stack.up("sbc-b", { timeouts: { settleSeconds: 10 } });
                        expect(stack.outputs).to.have.property("pending");
                        await stack.pass(ms);
                        edit(stack, { [field]: value });
                        await stack.up("sbc-b", { timeouts: { settleSeconds: 10 } });
                        const [first, second] = stack.pair.asked;
                        if (second !== undefined) expect(second.atMs - (first?.atMs ?? 0)).to.be.greaterThan(90_000);
                    },
                ),
                { numRuns: third(50) },
            );
        });
    });
}

function isReadable(value: unknown): boolean {
    const { since, from, to } = value as { since?: unknown; from?: unknown; to?: unknown };
    return since === TIME && typeof from === "string" && typeof to === "string";
}

/** JSON, and what looks like a record at a first glance. */
function anything(): fc.Arbitrary<unknown> {
    const json = fc.jsonValue({ maxDepth: 3 });
    const near = fc.record(
        Object.fromEntries(
            ["since", "from", "to", "id", "at", "outcome", "sbc-a", "sbc-b", "switchoverCounts", "settleSeconds"].map(
                (name) => [name, fc.oneof(json, fc.constantFrom("sbc-a", "sbc-b", "active", "switched", TIME))],
            ),
        ),
        { requiredKeys: [] },
    );
    return fc.oneof(json, near, fc.array(near, { maxLength: 3 }));
}
