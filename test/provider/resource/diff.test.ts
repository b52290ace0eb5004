import { expect } from "chai";
import * as comparison from "../../../provider/resource/diff.js";
import { isAnotherPair } from "../../../provider/resource/diff.js";
import type { View } from "../../../provider/pair/look.js";
import type { Inputs } from "../../../provider/resource/inputs/schema.js";
import type { Recorded } from "../../../provider/resource/outputs.js";
import { said } from "../sightings.js";
import { seen, unseen, viewOf } from "./views.js";

const a = { name: "sbc-a", address: "10.0.0.1" };
const b = { name: "sbc-b", address: "10.0.0.2" };
const inputs: Inputs = { nodes: [a, b], activeNode: "sbc-a", reason: "CHG-1" };
const recorded: Recorded & Record<string, unknown> = {
    nodes: [a, b],
    reason: "CHG-1",
    activeNode: "sbc-a",
    standbyNode: "sbc-b",
    roles: { "sbc-a": "active", "sbc-b": "standby" },
    redundant: true,
    switchoverCounts: { "sbc-a": 1, "sbc-b": 1 },
    fulfilledActiveNode: "sbc-a",
    __provider: "text",
};
const asRecorded = viewOf(seen("sbc-a", "active"), seen("sbc-b", "standby"));
const failedOver = viewOf(seen("sbc-a", "standby"), seen("sbc-b", "active"));
const nobody = viewOf(unseen("sbc-a"), unseen("sbc-b"));
/** By a look that is repeated, and shows the same again. */
const isChanged = (...[news, olds, view]: [Inputs, Recorded & Record<string, unknown>, View]) =>
    comparison.needsUpdate({ inputs: news, recorded: olds, view, isHandsOff: false }) ||
    comparison.hasUntrueRecords(olds, view);
const mayRequest = (news: Inputs, olds: Recorded) => comparison.mayRequest(news, olds, false);
const pending = { since: "2026-01-01T00:00:00Z", from: "sbc-b", to: "sbc-a", switchoverCounts: {} };

describe("the difference between what is declared and what is", () => {
    it("is none where the pair is as declared and as recorded", () => {
        expect(isChanged(inputs, recorded, asRecorded)).to.equal(false);
    });

    it("is none where only health, counters or logs moved", () => {
        const entry = { oldState: "Standby", newState: "BecomingActive", info: "", time: "" };
        const more = { healthPercent: 80, switchoverCount: 9 };
        const view = viewOf(seen("sbc-a", "active", { ...more, log: [entry] }), seen("sbc-b", "standby", more));
        expect(isChanged(inputs, recorded, view)).to.equal(false);
    });

    it("is none where the nodes are listed in another order, or written in another case", () => {
        const nodes = [{ ...b, name: "SBC-B" }, a];
        const view = viewOf(seen("sbc-b", "standby"), seen("sbc-a", "active"));
        expect(isChanged({ ...inputs, nodes, activeNode: "SBC-A" }, recorded, view)).to.equal(false);
    });

    it("is none where roles are recorded by another spelling of a name", () => {
        const nodes = [a, { ...b, name: "SBC-B" }];
        const view = viewOf(seen("sbc-a", "active"), seen("SBC-B", "standby"));
        expect(isChanged({ ...inputs, nodes }, recorded, view)).to.equal(false);
    });

    it("is one where any argument differs", () => {
        const changed: Partial<Inputs>[] = [
            { reason: "CHG-2" },
            { revertive: true },
            { apiVersion: "v1.1" },
            { timeouts: { quietSeconds: 7 } },
            { credentials: { username: "admin", password: "new" } },
            { nodes: [a, { ...b, address: "10.0.0.3" }] },
            { nodes: [a, { ...b, tls: { serverName: "sbc" } }] },
        ];
        for (const change of changed) {
            expect(isChanged({ ...inputs, ...change }, recorded, asRecorded), JSON.stringify(change)).to.equal(true);
        }
        const { reason: _removed, ...shorter } = inputs;
        expect(isChanged(shorter, recorded, asRecorded)).to.equal(true);
    });

    it("is one where another node shall be active, or is", () => {
        expect(isChanged({ ...inputs, activeNode: "sbc-b" }, recorded, asRecorded)).to.equal(true);
        expect(isChanged(inputs, recorded, failedOver)).to.equal(true);
    });

    it("is one where records are not true any more, although the right node is active", () => {
        expect(isChanged(inputs, { ...recorded, activeNode: "sbc-b", standbyNode: "sbc-a" }, asRecorded)).to.equal(
            true,
        );
        expect(isChanged(inputs, { ...recorded, roles: { "sbc-a": "active" } }, asRecorded)).to.equal(true);
        expect(isChanged(inputs, { nodes: [a, b], reason: "CHG-1" }, asRecorded)).to.equal(true);
        const outOfService = viewOf(seen("sbc-a", "active"), seen("sbc-b", "outOfService"));
        expect(isChanged(inputs, recorded, outOfService)).to.equal(true);
    });

    it("is one where the other node could not take over any more, or can again", () => {
        const sync = { syncComponents: [{ name: said("tMBCD"), state: said("false"), meaning: "outOfStep" as const }] };
        const outOfStep = viewOf(seen("sbc-a", "active", sync), seen("sbc-b", "standby"));
        expect(isChanged(inputs, recorded, outOfStep)).to.equal(true);
        expect(isChanged(inputs, { ...recorded, redundant: false }, outOfStep)).to.equal(false);
        expect(isChanged(inputs, { ...recorded, redundant: false }, asRecorded)).to.equal(true);
    });

    it("is one while the outcome of a request is open, whatever the pair says", () => {
        for (const view of [asRecorded, failedOver, nobody]) {
            expect(isChanged(inputs, { ...recorded, pending }, view)).to.equal(true);
        }
    });

    it("is judged on what is recorded where no node answers", () => {
        expect(isChanged(inputs, recorded, nobody)).to.equal(false);
        expect(isChanged(inputs, { ...recorded, activeNode: "sbc-b" }, nobody)).to.equal(true);
        expect(isChanged({ ...inputs, activeNode: "sbc-b" }, recorded, nobody)).to.equal(true);
    });

    it("is one where a node is silent and the other one active: what is recorded of the silent one can't be seen", () => {
        const alone = viewOf(seen("sbc-a", "active"), unseen("sbc-b"));
        expect(isChanged(inputs, recorded, alone)).to.equal(true);
        const { standbyNode: _none, ...others } = recorded;
        const roles = { "sbc-a": "active", "sbc-b": "unseen" } as const;
        const noted = { ...others, roles, redundant: false };
        expect(isChanged(inputs, noted, alone)).to.equal(false);
        expect(isChanged(inputs, noted, asRecorded)).to.equal(true);
        expect(isChanged(inputs, recorded, viewOf(unseen("sbc-a"), seen("sbc-b", "active")))).to.equal(true);
    });

    it("is none where the active node is silent and the other one as recorded", () => {
        expect(isChanged(inputs, recorded, viewOf(unseen("sbc-a"), seen("sbc-b", "standby")))).to.equal(false);
        expect(isChanged(inputs, recorded, viewOf(unseen("sbc-a"), seen("sbc-b", "outOfService")))).to.equal(true);
    });

    describe("with revertive: false", () => {
        const staying: Inputs = { ...inputs, revertive: false };
        const olds = { ...recorded, revertive: false };

        it("leaves a failover of the device's own, once it is recorded", () => {
            const noted: Recorded & Record<string, unknown> = {
                ...olds,
                activeNode: "sbc-b",
                standbyNode: "sbc-a",
                roles: { "sbc-a": "standby", "sbc-b": "active" },
            };
            expect(mayRequest(staying, noted)).to.equal(false);
            expect(isChanged(staying, noted, failedOver)).to.equal(false);
            expect(isChanged(staying, olds, failedOver), "not recorded yet").to.equal(true);
        });

        it("acts on a desired node that was not made active yet, or never was", () => {
            const { fulfilledActiveNode: _none, ...never } = olds;
            expect(mayRequest({ ...staying, activeNode: "sbc-b" }, olds)).to.equal(true);
            expect(mayRequest(staying, never)).to.equal(true);
            expect(mayRequest({ ...staying, activeNode: "SBC-A" }, olds)).to.equal(false);
        });

        it("may request a switchover back to the former node while a request to the other is open", () => {
            const asked = { ...pending, from: "sbc-a", to: "sbc-b" };
            expect(mayRequest(staying, { ...olds, pending: asked })).to.equal(true);
        });
    });
});

describe("another pair", () => {
    it("is one of which neither node is kept, by name or by address", () => {
        const moved = { name: "sbc-a", address: "10.9.9.1" };
        const renamed = { name: "sbc-x", address: "10.0.0.1" };
        const strangers = [
            { name: "sbc-x", address: "10.9.9.1" },
            { name: "sbc-y", address: "10.9.9.2" },
        ];
        expect(isAnotherPair([a, b], strangers)).to.equal(true);
        for (const kept of [
            [moved, strangers[1]],
            [strangers[0], renamed],
            [b, a],
        ]) {
            expect(isAnotherPair([a, b], kept)).to.equal(false);
        }
    });

    it("is never concluded from a state that holds no nodes", () => {
        for (const olds of [undefined, null, "x", [], [1, { name: 2 }]])
            expect(isAnotherPair(olds, [a, b])).to.equal(false);
    });
});
