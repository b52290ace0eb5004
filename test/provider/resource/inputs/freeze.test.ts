import { expect } from "chai";
import { readConfig } from "../../../../provider/resource/inputs/stackConfig.js";
import { IN_PROVIDER } from "../../../../provider/resource/entryPoint.js";

type Values = Readonly<Record<string, string>>;

const freezesOf = (own: Values, stack: Values = {}) =>
    readConfig((key) => own[key], { PULUMI_CONFIG: JSON.stringify(stack) }, IN_PROVIDER).freezes;
const UNTIL = "2026-11-30T08:00:00+01:00";

describe("a freeze in the configuration", () => {
    it("is the stack's, also for a Provider that has none", () => {
        expect(freezesOf({ username: "own" }, { freeze: "CHG-99 until Monday", freezeUntil: UNTIL })).to.deep.equal([
            {
                text: "CHG-99 until Monday",
                howToEnd: "take it out (pulumi config rm oracle-sbc:freeze)",
                until: { written: UNTIL, ms: Date.UTC(2026, 10, 30, 7), setting: "oracle-sbc:freezeUntil" },
            },
        ]);
    });

    it("of a Provider holds beside the stack's, and never in its place", () => {
        const freezes = freezesOf({ freeze: "site", freezeUntil: "2026-01-01T00:00:00Z" }, { freeze: "all" });
        expect(freezes.map(({ text, howToEnd }) => [text, howToEnd])).to.deep.equal([
            ["site", "take the argument freeze of the Provider out of the program"],
            ["all", "take it out (pulumi config rm oracle-sbc:freeze)"],
        ]);
    });

    it("is one if the default Provider is given the stack's", () => {
        const stack = { freeze: "all", freezeUntil: UNTIL };
        const { freezes } = readConfig((key) => stack[key as "freeze"], { PULUMI_CONFIG: JSON.stringify(stack) });
        expect(freezes).to.have.length(1);
    });

    it("is none if nothing is set", () => {
        expect(freezesOf({})).to.deep.equal([]);
    });

    it("can't hold anything that acts where it is printed", () => {
        expect(freezesOf({ freeze: "<{%fg 1%}>stop" })[0]?.text).to.equal("<(%fg 1%)>stop");
    });

    const long = "x".repeat(201);
    const bad: readonly (readonly [Values, string])[] = [
        [{ freeze: "" }, "oracle-sbc:freeze is empty; write why nothing may be switched over, or take it out."],
        [{ freeze: "  " }, "oracle-sbc:freeze is empty;"],
        [
            { freeze: "\u200b" },
            "oracle-sbc:freeze shows nothing; write why nothing may be switched over, or take it out.",
        ],
        [
            { freeze: "one\ntwo" },
            "oracle-sbc:freeze is more than one line; write why nothing may be switched over in one.",
        ],
        [{ freeze: "one\u001b[2Jtwo" }, "oracle-sbc:freeze is more than one line;"],
        [
            { freeze: long },
            "oracle-sbc:freeze has 201 characters; write why nothing may be switched over, in 200 at most.",
        ],
        [{ freeze: "false" }, "oracle-sbc:freeze is false; write why nothing may be switched over, or take it out."],
        [{ freezeUntil: UNTIL }, "oracle-sbc:freezeUntil is set without freeze; set freeze to the reason, or"],
        [{ freeze: "a", freezeUntil: "Monday" }, 'oracle-sbc:freezeUntil can\'t be used: "Monday" is no ISO 8601 date'],
        [
            { freeze: "a", freezeUntil: "2026-11-30T08:00:00" },
            'oracle-sbc:freezeUntil can\'t be used: "2026-11-30T08:00:00" has no offset',
        ],
        [{ freeze: "a", freezeUntil: "2026-02-30T08:00:00Z" }, "is a date or a time that does not exist"],
        [
            { freeze: "a", freezeUntil: "2026-11-30 08:00:00 +0000 UTC" },
            "write it in quotes in the stack's file, such as",
        ],
        [{ freeze: "a", freezeUntil: "" }, 'oracle-sbc:freezeUntil can\'t be used: ""'],
        [{ actor: "" }, "oracle-sbc:actor is empty; write who is to be recorded, or take it out."],
        [{ actor: "\u0301" }, "oracle-sbc:actor shows nothing;"],
        [{ actor: long }, "oracle-sbc:actor has 201 characters;"],
    ];
    for (const [values, sentence] of bad) {
        it(`is refused with a sentence where it is ${JSON.stringify(values).slice(0, 60)}, in a stack and in a Provider`, () => {
            expect(() => freezesOf({}, values)).to.throw(`The configuration value oracle-sbc:`);
            expect(() => freezesOf({}, values))
                .to.throw(sentence)
                .with.property("code", "invalidInput");
            expect(() => freezesOf({}, values)).to.throw("Set it with: pulumi config set oracle-sbc:");
            expect(() => freezesOf(values)).to.throw(sentence.replaceAll("oracle-sbc:", "the Provider's "));
        });
    }
});
