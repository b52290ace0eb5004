import { expect } from "chai";
import fc from "fast-check";
import { readMessage, VERDICT_WORDS } from "../../../cli/report/message.js";
import { formatLine, formatMessage, type PairMessage } from "../../../provider/pair/messages/pairMessage.js";
import { VERDICTS, type Verdict } from "../../../provider/pair/messages/verdicts.js";
import type { PreconditionCheck } from "../../../provider/pair/preconditions/precondition.js";

const names = fc.constantFrom("sbc-chi-a", "SBC.chi.1", "node 2", "a b");
const CALLS: readonly (readonly [said: string, active: string | undefined, otherwise: string | undefined])[] = [
    ["Calls are on sbc-chi-a", "sbc-chi-a", undefined],
    ["Calls are on none", "none", undefined],
    ["Where calls are can't be seen", undefined, "notSeen"],
    ["Neither node reports that it is active", undefined, "none"],
    ["Both nodes report that they are active", undefined, "both"],
];
const MOVED = [
    "The device moved calls there by itself.",
    'The log of sbc-chi-b, at 2026-11-26T13:33:28.000Z: "Standby to Becoming. NEEDED. 9 of 9 preconditions met.".',
];

function checkNamed(name: string, met: boolean): PreconditionCheck {
    return { name, observed: "60 %", required: "at least 75 %", met, remedy: "Repair it." };
}

/** As `decide` puts an unmet check into a sentence. */
function sentenceOf({ name, observed, required }: PreconditionCheck): string {
    return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${observed}; required: ${required}.`;
}

const messages = fc
    .record({
        verdict: fc.constantFrom(...(Object.keys(VERDICTS) as Verdict[])),
        pair: fc.tuple(names, names).map((both) => both.join("/")),
        calls: fc.constantFrom(...CALLS),
        desired: fc.option(names, { nil: undefined }),
        ago: fc.option(fc.nat(), { nil: undefined }),
        moved: fc.subarray(MOVED),
        checks: fc.array(fc.boolean(), { maxLength: 6 }),
    })
    .map(({ verdict, pair, calls, desired, ago, moved, checks }) => {
        const all = checks.map((met, index) => checkNamed(`health of node ${index}`, met));
        const unmet = all.filter(({ met }) => !met);
        const message: PairMessage = {
            pair,
            verdict,
            calls: calls[0],
            ...(desired === undefined ? {} : { desired }),
            ...(ago === undefined ? {} : { lookedAgoSeconds: ago }),
            why: [...moved, ...unmet.map(sentenceOf)],
            remedies: ["Repair the standby."],
            checks: all,
        };
        return { message, seen: calls.slice(1), moved, unmet: unmet.map(({ name }) => name) };
    });

describe("the report's reading of a message", () => {
    for (const [how, format] of [
        ["in lines, as the plugin prints it", formatMessage],
        ["in one line, as the dynamic provider prints it", formatLine],
    ] as const)
        it(`finds again what the provider put ${how}`, () => {
            fc.assert(
                fc.property(messages, ({ message, seen, moved, unmet }) => {
                    const read = readMessage(format(message));
                    const { checks = [] } = message;
                    expect(read?.pair).to.equal(message.pair);
                    expect(read?.verdict).to.equal(VERDICTS[message.verdict].word);
                    expect([read?.active, read?.otherwise]).to.deep.equal(seen);
                    expect(read?.desired).to.equal(message.desired);
                    expect(read?.moved).to.deep.equal(moved);
                    const counts = { met: checks.length - unmet.length, of: checks.length };
                    expect(read?.preconditions).to.deep.equal(checks.length === 0 ? undefined : counts);
                    expect(read?.unmet).to.deep.equal(unmet.map((name) => `${name}: 60 % (required: at least 75 %)`));
                    expect(read?.sentences[0]).to.equal("Repair the standby.");
                }),
            );
        });

    it("knows every verdict of the provider", () => {
        expect(VERDICT_WORDS).to.have.members(Object.values(VERDICTS).map(({ word }) => word));
    });

    it("takes off what Pulumi puts in front", () => {
        for (const prefix of ["warning: ", "error: ", "error: Preview failed: "])
            expect(readMessage(`${prefix}a/b: REFUSED. Calls are on a.\n`)?.pair).to.equal("a/b");
    });

    it("leaves whatever is no message about a pair", () => {
        for (const text of ["", "error: preview failed", "Wave 1: wave 2 would wait.", "a/b: DUE. Calls are on a."])
            expect(readMessage(text)).to.equal(undefined);
    });
});
