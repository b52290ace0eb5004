import { expect } from "chai";
import { SbcError } from "../../../provider/errors.js";
import type { Inputs } from "../../../provider/resources/inputs.js";
import { declaredIn, idOf, observe, outputsOf, rememberedIn } from "../../../provider/resources/outputs.js";
import { cleaned, PartialFailure } from "../../../provider/resources/results.js";
import { seen, unseen, viewOf } from "./views.js";

const inputs: Inputs = {
    nodes: [
        { name: "sbc-b", address: "10.0.0.2:8443" },
        { name: "sbc-a", address: "10.0.0.1" },
    ],
    activeNode: "sbc-a",
    reason: "CHG-1",
};
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
        const stranger = seen("sbc-a", "active", { hostName: "sbc-z", log: [entry("2026-01-01T00:00:00.000Z")] });
        const observed = observe(viewOf(stranger, seen("sbc-b", "standby", { hostName: "sbc-b" })));
        expect(observed.roles).to.deep.equal({ "sbc-a": "unseen", "sbc-b": "standby" });
        expect(observed).not.to.have.any.keys("activeNode", "lastSwitchover");
    });

    it("is not redundant while a component is out of step", () => {
        const syncComponents = [{ name: "tMBCD", state: "false" }];
        const view = viewOf(seen("sbc-a", "active"), seen("sbc-b", "standby", { syncComponents }));
        expect(observe(view).redundant).to.equal(false);
    });
});

describe("the record of a resource", () => {
    const observed = observe(viewOf(seen("sbc-a", "standby"), seen("sbc-b", "active")));

    it("holds what was declared, but what was seen in place of the wish", () => {
        const outputs = outputsOf(inputs, observed, { fulfilledActiveNode: "sbc-b" });
        expect(outputs).to.include({ activeNode: "sbc-b", reason: "CHG-1", fulfilledActiveNode: "sbc-b" });
        expect(outputsOf(inputs, observe(viewOf(unseen("sbc-a"), unseen("sbc-b"))), {})).not.to.have.property(
            "activeNode",
        );
    });

    it("gives declaration and memory back, and neither the wish nor what was seen", () => {
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

describe("a partial failure", () => {
    const cause = new SbcError("outcomeUnknown", "It was asked.", "Look.");

    it("carries id, reasons, and properties with the provider's text, which Pulumi does not add by itself", () => {
        const failure = new PartialFailure("id", { activeNode: "sbc-a", pending: undefined }, "text", cause);
        expect(failure).to.include({ id: "id", message: "It was asked. Look." });
        expect(failure.reasons).to.deep.equal(["It was asked. Look."]);
        expect(failure.properties).to.deep.equal({ activeNode: "sbc-a", __provider: "text" });
    });
});
