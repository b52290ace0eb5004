import { expect } from "chai";
import { SbcError } from "../../../provider/errors.js";
import type { LastAction } from "../../../provider/pair/result.js";
import type { Inputs } from "../../../provider/resource/inputs/schema.js";
import {
    declaredIn,
    idOf,
    observe,
    outputsOf,
    rememberedIn,
    rememberedSince,
    type Remembered,
    withAction,
} from "../../../provider/resource/outputs.js";
import { shorterOutputs } from "../../../provider/resource/shorterOutputs.js";
import { PartialFailure } from "../../../provider/dynamic/partialFailure.js";
import { cleaned } from "../../../provider/resource/inputs/nulls.js";
import { said } from "../sightings.js";
import { seen, unseen, viewOf } from "./views.js";

const inputs: Inputs = {
    nodes: [
        { name: "sbc-b", address: "10.0.0.2:8443" },
        { name: "sbc-a", address: "10.0.0.1" },
    ],
    activeNode: "sbc-a",
    reason: "CHG-1",
};
/** As long as one with every precondition is. */
const action = (number: number): LastAction => ({
    at: `2026-03-01T12:00:${String(number).padStart(2, "0")}.000Z`,
    from: "sbc-a",
    to: "sbc-b",
    outcome: "switched",
    reason: "r".repeat(1000),
    switchoverCountsBefore: { "sbc-a": number },
    switchoverCountsAfter: { "sbc-a": number + 1 },
    checks: Array.from({ length: 9 }, () => ({ name: "n", observed: "o".repeat(50), required: "r", met: true })),
});
const entry = (at: string) => ({ at, time: at, info: "forced", oldState: "Standby", newState: "BecomingActive" });

describe("what is recorded of a look", () => {
    it("is what the devices said", () => {
        const log = [entry("2026-01-01T00:00:00.000Z"), entry("2026-03-01T00:00:00.000Z")];
        const view = viewOf(
            seen("sbc-a", "active", { switchoverCount: 3, log }),
            seen("sbc-b", "standby", { log: [entry("2026-02-01T00:00:00.000Z")] }),
        );
        expect(observe(view)).to.deep.equal({
            activeNode: "sbc-a",
            standbyNode: "sbc-b",
            roles: { "sbc-a": "active", "sbc-b": "standby" },
            redundant: true,
            switchoverCounts: { "sbc-a": 3 },
            lastSwitchover: {
                node: "sbc-a",
                at: "2026-03-01T00:00:00.000Z",
                info: "forced",
                oldState: "Standby",
                newState: "BecomingActive",
            },
        });
    });

    it("takes an entry whose time can't be read for one, in its words, and claims none as the newest that may not be it", () => {
        const { at: _none, ...undated } = entry("Apr 24 10:14:09.235");
        const one = observe(viewOf(seen("sbc-a", "active", { log: [undated] }), seen("sbc-b", "standby")));
        expect(one.lastSwitchover).to.deep.equal({
            node: "sbc-a",
            time: "Apr 24 10:14:09.235",
            info: "forced",
            oldState: "Standby",
            newState: "BecomingActive",
        });
        const log = [entry("2026-01-01T00:00:00.000Z")];
        const both = viewOf(seen("sbc-a", "active", { log: [undated] }), seen("sbc-b", "standby", { log }));
        expect(observe(both)).not.to.have.any.keys("lastSwitchover");
        const garbled = viewOf(seen("sbc-a", "active", { hasUnreadableLog: true }), seen("sbc-b", "standby", { log }));
        expect(observe(garbled)).not.to.have.any.keys("lastSwitchover");
    });

    it("names no active node where none is seen, or two", () => {
        for (const view of [
            viewOf(seen("sbc-a", "active"), seen("sbc-b", "active")),
            viewOf(seen("sbc-a", "standby"), seen("sbc-b", "standby")),
            viewOf(unseen("sbc-a"), unseen("sbc-b")),
        ]) {
            const observed = observe(view);
            expect(observed).not.to.have.any.keys("activeNode", "standbyNode");
            expect(observed.redundant).to.equal(false);
        }
    });

    it("takes nothing from another device at a node's address", () => {
        const log = [entry("2026-01-01T00:00:00.000Z")];
        const stranger = seen("sbc-a", "active", { hostName: said("sbc-z"), switchoverCount: 7, log });
        const own = seen("sbc-b", "standby", { hostName: said("sbc-b"), switchoverCount: 3 });
        const observed = observe(viewOf(stranger, own));
        expect(observed.switchoverCounts).to.deep.equal({ "sbc-b": 3 });
        expect(observed.roles).to.deep.equal({ "sbc-a": "unseen", "sbc-b": "standby" });
        expect(observed).not.to.have.any.keys("activeNode", "lastSwitchover");
    });

    it("is not redundant while a component is out of step", () => {
        const syncComponents = [{ name: said("tMBCD"), state: said("false"), meaning: "outOfStep" as const }];
        const view = viewOf(seen("sbc-a", "active"), seen("sbc-b", "standby", { syncComponents }));
        expect(observe(view).redundant).to.equal(false);
    });
});

describe("the record of a resource", () => {
    const observed = observe(viewOf(seen("sbc-a", "standby"), seen("sbc-b", "active")));

    it("holds what was declared, but the node seen to be active in place of the desired one", () => {
        const outputs = outputsOf(inputs, observed, { fulfilledActiveNode: "sbc-b" });
        expect(outputs).to.include({ activeNode: "sbc-b", reason: "CHG-1", fulfilledActiveNode: "sbc-b" });
        expect(outputsOf(inputs, observe(viewOf(unseen("sbc-a"), unseen("sbc-b"))), {})).not.to.have.property(
            "activeNode",
        );
    });

    it("gives declaration and memory back, and neither the desired node nor what was seen", () => {
        const outputs: Record<string, unknown> = {
            ...outputsOf(inputs, observed, { fulfilledActiveNode: "sbc-b" }),
            __provider: "text",
        };
        expect(declaredIn(outputs)).to.deep.equal({ nodes: inputs.nodes, reason: "CHG-1" });
        expect(rememberedIn(outputs)).to.deep.equal({ fulfilledActiveNode: "sbc-b" });
    });

    it("has an id of names and addresses, in an order that does not hang on the declaration's", () => {
        const reversed = { ...inputs, nodes: [...inputs.nodes].reverse() };
        expect(idOf(inputs)).to.equal("sbc-a=10.0.0.1,sbc-b=10.0.0.2:8443");
        expect(idOf(reversed)).to.equal(idOf(inputs));
    });

    it("is plain data: nothing undefined is left at any depth", () => {
        const result = cleaned({ a: undefined, b: { c: undefined, d: [1, { e: undefined }] } });
        expect(result).to.deep.equal({ b: { d: [1, {}] } });
        expect(Object.keys(result)).to.deep.equal(["b"]);
    });
});

describe("the desired node that was made active already, after a read", () => {
    const active = { ...observe(viewOf(seen("sbc-a", "standby"), seen("sbc-b", "active"))) };
    const recorded = { roles: { "sbc-a": "active", "sbc-b": "standby" }, fulfilledActiveNode: "sbc-a" } as const;
    const after = (...args: Parameters<typeof rememberedSince>) => rememberedSince(...args).fulfilledActiveNode;

    it("is the desired node if it is found active, however it became so", () => {
        expect(after(recorded, active, "SBC-B")).to.equal("sbc-b");
    });

    it("stays the same if another node is active, none is desired, or a request is open", () => {
        expect(after(recorded, active, "sbc-a")).to.equal("sbc-a");
        expect(after(recorded, active)).to.equal("sbc-a");
        const pending = { since: "2026-11-25T12:00:00.000Z", from: "sbc-a", to: "sbc-b", switchoverCounts: {} };
        expect(after({ ...recorded, pending }, active, "sbc-b")).to.equal("sbc-a");
        expect(after(recorded, observe(viewOf(seen("sbc-a", "standby"), unseen("sbc-b"))), "sbc-b")).to.equal("sbc-a");
    });

    it("is the node that is active, of a pair that was imported", () => {
        expect(after({}, active)).to.equal("sbc-b");
    });
});

describe("the history of switchovers", () => {
    it("holds the last twenty, the newest first, beside the last one", () => {
        let remembered: Remembered = { fulfilledActiveNode: "sbc-b" };
        for (let number = 1; number <= 25; number++) remembered = withAction(remembered, action(number));
        expect(remembered.lastAction).to.deep.equal(action(25));
        expect(remembered.history).to.deep.equal(Array.from({ length: 20 }, (_, index) => action(25 - index)));
        expect(remembered.fulfilledActiveNode).to.equal("sbc-b");
    });
});

describe("a partial failure", () => {
    const cause = new SbcError("outcomeUnknown", "It was asked.", "Look.");

    it("carries id, reasons, and properties with the provider's text, which Pulumi does not add by itself", () => {
        const failure = new PartialFailure(
            "id",
            { activeNode: "sbc-a", pending: undefined },
            "text",
            cause,
            shorterOutputs,
        );
        expect(failure).to.include({ id: "id", message: "It was asked. Look." });
        expect(failure.reasons).to.deep.equal(["It was asked. Look."]);
        expect(failure.properties).to.deep.equal({ activeNode: "sbc-a", __provider: "text" });
    });

    describe("that is too long for the headers it travels in", () => {
        const pending = { since: "2026-03-01T12:00:00.000Z", from: "sbc-a", to: "sbc-b", switchoverCounts: {} };
        const properties = (history: number, tls = {}) => {
            const remembered = { lastAction: action(0), history: Array.from({ length: history }, (_, n) => action(n)) };
            const outputs = { ...inputs, tls, pending, ...remembered };
            return new PartialFailure("id", outputs, "text", cause, shorterOutputs).properties;
        };

        it("leaves the history out, and keeps what is pending and the last action", () => {
            expect(JSON.stringify(properties(20)).length).to.be.below(32_000);
            expect(properties(20)).not.to.have.property("history");
            expect(properties(20)).to.deep.include({ pending, lastAction: action(0), nodes: inputs.nodes });
        });

        it("leaves out CA certificates first, and a history that fits then is kept", () => {
            const caCertificate = "x".repeat(40_000);
            expect(properties(2, { caCertificate, serverName: "sbc" })["tls"]).to.deep.equal({ serverName: "sbc" });
            expect(properties(2, { caCertificate })["history"]).to.have.length(2);
        });

        it("leaves nothing out of a node that is named as what is left out is", () => {
            const roles = { history: "active", caCertificate: "standby" };
            const nodes = [
                { name: "history", address: "10.0.0.1", tls: { caCertificate: "x".repeat(40_000) } },
                { name: "caCertificate", address: "10.0.0.2", tls: { serverName: "sbc" } },
            ];
            const outputs = { ...inputs, nodes, roles, switchoverCounts: { history: 1, caCertificate: 2 } };
            const long = { ...outputs, history: Array.from({ length: 20 }, (_, n) => action(n)) };
            for (const all of [outputs, long]) {
                const { properties: kept } = new PartialFailure("id", all, "text", cause, shorterOutputs);
                expect(kept).to.deep.include({ roles, switchoverCounts: { history: 1, caCertificate: 2 } });
                expect(kept["nodes"]).to.deep.equal([{ ...nodes[0], tls: {} }, nodes[1]]);
            }
        });

        it("leaves out nothing where all of it fits", () => {
            expect(properties(2)["history"]).to.deep.equal([action(0), action(1)]);
        });
    });
});
