import { expect } from "chai";
import * as fc from "fast-check";
import { OUTPUT_NAMES, REMEMBERED_NAMES } from "../../../provider/resource/outputs.js";
import { hasPlainRecords, markedAgain, markedInputs, markedOutputs } from "../../../provider/dynamic/secretMarks.js";
import { hasSecretNodes, secretRules } from "../../../provider/dynamic/haActiveNode/secretRules.js";
import { Concealment } from "../../../provider/resource/secrets/concealment.js";
import { isSecret, plain } from "../plugin/haActiveNode/marks.js";

type Bag = Record<string, unknown>;

const RULES = secretRules({ concealment: () => Concealment.none });
const ARGUMENTS = ["nodes", "activeNode", "reason", "preconditions", "deviceWords"];
const arguments_ = fc.subarray(ARGUMENTS);
const outputs = fc.subarray([...OUTPUT_NAMES, "nodes", "reason", "preconditions", "timeouts"]).map((names) => {
    return Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
});
const declaring = (names: readonly string[]): Bag =>
    names.length === 0 ? {} : { __secretArguments: { resource: "chicago", names } };
const openIn = (bag: Bag) => Object.keys(bag).filter((name) => !isSecret(bag[name]) && !name.startsWith("__"));

describe("what a dynamic provider marks as secret", () => {
    it("is whatever is made of a secret argument, in every call, and what was secret once is remembered as that", () => {
        fc.assert(
            fc.property(arguments_, arguments_, outputs, (before, now, values) => {
                const first = plain(markedOutputs(RULES, values, declaring(before)));
                const second = markedOutputs(RULES, values, declaring(now), first);
                const open = openIn(second);
                const isNamed = now.includes("nodes") || now.includes("activeNode");
                const isReason = ["reason", "preconditions", "deviceWords"].some((name) => now.includes(name));
                expect(open.filter((name) => now.includes(name))).to.deep.equal([]);
                if (isNamed)
                    expect(open.filter((name) => (OUTPUT_NAMES as readonly string[]).includes(name))).to.be.empty;
                if (isReason) expect(open).not.to.include("lastAction").and.not.to.include("history");
                const wasOpen = openIn(markedOutputs(RULES, values, declaring(before)));
                for (const name of REMEMBERED_NAMES) if (!wasOpen.includes(name)) expect(open).not.to.include(name);
                // A read is told of the outputs alone.
                expect(openIn(markedAgain(values, plain(second)))).to.deep.equal(open);
                expect(plain(second)).to.deep.include(values);
                expect(hasPlainRecords(RULES, declaring(now), plain(second))).to.equal(false);
                expect(hasSecretNodes(plain(second))).to.equal(now.includes("nodes"));
            }),
        );
    });

    it("is nothing where no argument is secret, and leaves no trace", () => {
        fc.assert(
            fc.property(outputs, (values) => {
                expect(markedOutputs(RULES, values, {})).to.deep.equal(values);
                expect(markedAgain(values, values)).to.deep.equal(values);
                expect(markedInputs(RULES, values, {})).to.deep.equal(values);
                expect(hasPlainRecords(RULES, {}, values)).to.equal(false);
            }),
        );
    });

    it("is to be recorded anew if it was not secret before", () => {
        const names = ["nodes"];
        expect(hasPlainRecords(RULES, declaring(names), { roles: {}, nodes: [] })).to.equal(true);
        expect(hasPlainRecords(RULES, declaring(["reason"]), { roles: {} })).to.equal(false);
        expect(hasPlainRecords(RULES, declaring(["reason"]), { lastAction: {} })).to.equal(true);
    });

    it("does not rest on the form of what is recorded", () => {
        for (const mark of [null, 1, "nodes", [], { names: "nodes" }, { names: [1, null] }, { resource: 1 }]) {
            const values = { roles: {}, __secretOutputs: mark };
            expect(hasSecretNodes(values)).to.equal(false);
            expect(openIn(markedAgain({ roles: {} }, values))).to.deep.equal(["roles"]);
        }
    });
});
