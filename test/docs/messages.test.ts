import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ERROR_CODES, type SbcErrorCode } from "../../provider/errors.js";
import { entryOf, VERDICTS, type Verdict } from "../../provider/pair/messages/verdicts.js";
import { type Example, examplesOf, messagesPage, nodeExamples, pairExamples } from "../model/messages/page.js";
import { ROOT } from "../structure/sourceFiles.js";

/** Of inputs, of this machine's folders, and of a look that is refused before a run. */
const OF_NO_EXAMPLE: ReadonlySet<SbcErrorCode> = new Set<SbcErrorCode>([
    "invalidInput",
    "stateFolder",
    "pairUnreachable",
]);
const LONGEST_LINE = 160;

describe("the messages about a pair", () => {
    let all: readonly Example[];
    let ofNodes: readonly Example[];
    before(async () => ([all, ofNodes] = await Promise.all([pairExamples(), nodeExamples()])));

    it("are what docs/messages.md says (npm run docs)", () => {
        expect(readFileSync(join(ROOT, "docs/messages.md"), "utf8")).to.equal(messagesPage(all, ofNodes));
    });

    it("begin with the pair and one verdict of the table, and say it once", () => {
        const words = Object.values(VERDICTS).map(({ word }) => word);
        for (const { when, text } of all) {
            for (const message of text.split(/\n(?=sbc-a\/sbc-b: )/)) {
                const [, word = ""] = /^sbc-a\/sbc-b: ([A-Z ]+)\./.exec(message) ?? [];
                expect(words, when).to.include(word);
                expect(message.split(`${word}.`), when).to.have.length(2);
            }
        }
    });

    it("have an example of each verdict", () => {
        for (const verdict of Object.keys(VERDICTS) as Verdict[])
            expect(examplesOf(verdict, all), verdict).not.to.be.empty;
    });

    it("say where calls are, and in errors and results how much this run has requested", () => {
        for (const { when, text, code } of all) {
            expect(text, when).to.match(
                /Calls are on sbc-[ab]|can't be seen|[Nn]either node reports|Both nodes report/,
            );
            if (code !== undefined) expect(text, when).to.match(/^[^\n]*Requests to this pair by this run: [01]\.\n/);
        }
    });

    it("end with what not to do, if the verdict has it", () => {
        for (const verdict of Object.keys(VERDICTS) as Verdict[]) {
            const { never = "" } = entryOf(verdict);
            for (const { when, text } of examplesOf(verdict, all)) expect(text, when).to.contain(never);
        }
    });

    it("have no line that is longer than a terminal takes, but for lists and device words", () => {
        for (const { when, text } of all) {
            if (when.includes("dynamic")) continue;
            for (const line of text.split("\n")) expect(line.length, `${when}: ${line}`).to.be.at.most(LONGEST_LINE);
        }
    });

    it("name every code of an error that a look or a run may end with", () => {
        const codes = new Set([...all, ...ofNodes].map(({ code }) => code));
        for (const code of ERROR_CODES.filter((each) => !OF_NO_EXAMPLE.has(each))) expect(codes).to.include(code);
    });
});
