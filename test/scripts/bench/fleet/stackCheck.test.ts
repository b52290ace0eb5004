import { expect } from "chai";
import { checkStack } from "../../../../scripts/bench/fleet/stackCheck.js";
import { isMoved, sharesOf } from "../../../../scripts/bench/fleet/stacks.js";
import type { DeclaredPair } from "../../../../scripts/bench/fleet/nodes/index.js";

const pairs: readonly DeclaredPair[] = ["p", "q"].map((name) => {
    const node = (which: string) => ({ name: `${name}-${which}`, address: `127.0.0.1:1` });
    return { name, nodes: [node("a"), node("b")] as const, activeNode: `${name}-a` };
});
/** The first pair was to be moved. */
const outputs = (of: Record<string, Record<string, unknown>> = {}) =>
    new Map(Object.entries({ p: { activeNode: "p-b" }, q: { activeNode: "q-a" }, ...of }));
const check = (state = outputs(), active: (0 | 1 | null)[] = [1, 0], switchovers = [1, 0]) =>
    checkStack(pairs, state, { active, switchovers }, pairs, isMoved);

describe("a state after several stacks ran at once", () => {
    it("is right with every pair on the node that reports being active, after one request where one was needed", () => {
        expect(() => check()).not.to.throw();
    });

    for (const [what, given, words] of [
        ["an update was lost", [outputs({ p: { activeNode: "p-a" } })], "p: active by the state is p-a, not p-b"],
        ["the nodes are elsewhere", [undefined, [0, 0]], "p: active by the nodes is p-a, not p-b"],
        ["a pair is moving", [undefined, [null, 0]], "p: active by the nodes is none, not p-b"],
        ["a request was sent twice", [undefined, undefined, [2, 0]], "p: 2 switchover requests"],
        ["a pair was moved that was not to be", [undefined, undefined, [1, 1]], "q: 1 switchover requests"],
        ["a request is open", [outputs({ q: { activeNode: "q-a", pending: {} } })], "q: a request is open"],
        ["another stack's pair is in it", [outputs({ r: {} })], "the state has 3 pairs, not 2"],
    ] as const) {
        it(`is refused where ${what}`, () => {
            const [state, active, switchovers] = given as readonly unknown[];
            expect(() => check(state as never, active as never, switchovers as never)).to.throw(words);
        });
    }

    it("lacks a pair that no state holds", () => {
        const state = outputs();
        state.delete("q");
        expect(() => check(state)).to.throw("q: active by the state is not in the state, not q-a");
    });
});

describe("shares of pairs", () => {
    it("are as equal as they can be, and together all", () => {
        expect(sharesOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3)).to.deep.equal([
            [1, 2, 3],
            [4, 5, 6],
            [7, 8, 9, 10],
        ]);
    });
});
