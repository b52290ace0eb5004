import { expect } from "chai";
import * as fc from "fast-check";
import { errorMessageOf, wordCleaner } from "../../provider/device/words.js";
import { Session } from "../../provider/device/session.js";
import { observe } from "../../provider/resource/outputs.js";
import { endpointNamed, PairRun } from "../provider/pairRun.js";
import { errorXml } from "../provider/statusXml.js";
import { formsOf, isRecognisable } from "./secretForms.js";
import { third } from "../thorough.js";

const USERNAME = "operator-7";
const endpointWith = (password: string, name = "sbc-a") =>
    endpointNamed(name, { credentials: { username: USERNAME, password } });

/** Characters that one encoding or another changes, letters, digits, and some of other scripts. */
const character = fc.constantFrom(
    ...`abcXYZ019&<>"'/+% \\~?=!.:;,#@$*()[]{}|^-_`,
    "\u00fc",
    "\u20ac",
    "\u00df",
    "\u{1f511}",
);
const ofLength = (length: number) =>
    fc
        .array(character, { minLength: length, maxLength: length })
        .map((characters) => characters.join(""))
        .filter((text) => text.trim() !== "");
/** What may stand on either side of a word. */
const edge = fc.constantFrom("", " ", '"', "'", "=", ": ", "(", ")", ", ", ";", "/", ".", "\u2026");

describe("a password of one to four characters", () => {
    for (const length of [1, 2, 3, 4]) {
        const password = ofLength(length);

        it(`is taken out of a device's words in every form, with ${length}`, () => {
            fc.assert(
                fc.property(password, fc.nat(20), edge, edge, (secret, which, before, after) => {
                    const forms = [
                        ...Object.values(formsOf(secret)),
                        ...Object.values(formsOf(`${USERNAME}:${secret}`)),
                        secret.toUpperCase(),
                    ].filter((form) => form.trim() !== "");
                    const form = forms[which % forms.length] ?? "";
                    const said = `refused${before === "" ? " " : before}${form}${after === "" ? " " : after}again`;
                    for (const printed of [
                        wordCleaner(endpointWith(secret), [])(said),
                        errorMessageOf(errorXml(said), endpointWith(secret)),
                    ]) {
                        const found = forms.filter(
                            (each) => isRecognisable(said, each) && isRecognisable(printed, each),
                        );
                        // What stands around it is our own, and may be the same.
                        const around = `refused${before} ${after}again ("")`;
                        expect(
                            found.filter((each) => !isRecognisable(around, each)),
                            printed,
                        ).to.deep.equal([]);
                    }
                }),
                { numRuns: third(500) },
            );
        });

        it(`stands in no message and no record of a run, with ${length}`, async () => {
            const letters = fc.stringMatching(new RegExp(`^[a-z0-9]{${length}}$`));
            await fc.assert(
                fc.asyncProperty(letters, async (secret) => {
                    const run = new PairRun();
                    for (const node of [run.pair.a, run.pair.b])
                        Object.assign(node, { username: USERNAME, password: secret });
                    const echo = `<${secret}>`;
                    run.pair.b.saying = {
                        hostName: `x ${secret} y`,
                        role: echo,
                        peerName: echo,
                        systemState: echo,
                        sync: { [echo]: echo },
                        log: [{ info: echo, oldState: echo, newState: echo, time: echo }],
                    };
                    const sessions = ["sbc-a", "sbc-b"].map((name) => new Session(endpointWith(secret, name)));
                    const result = await run.ensure({ sessions: sessions as unknown as [Session, Session] });
                    const said = [...run.lines, "reasons" in result ? result.reasons : [], observe(result.view)];
                    const printed = JSON.stringify(said);
                    expect(printed).to.include("[secret]");
                    expect(isRecognisable(printed, `<${secret}>`), printed).to.equal(false);
                    expect(isRecognisable(printed, `x ${secret} y`), printed).to.equal(false);
                }),
                { numRuns: third(25) },
            );
        });
    }

    it("leaves the words around it as they are", () => {
        const clean = wordCleaner(endpointWith("a"), []);
        expect(clean("Invalid user name or password: a")).to.equal("Invalid user name or password: [secret]");
        expect(clean("Standby to BecomingActive, forced by command")).to.equal(
            "Standby to BecomingActive, forced by command",
        );
        expect(wordCleaner(endpointWith("1x"), [])("31x, 1xy and 1x")).to.equal("31x, 1xy and [secret]");
    });
});

describe("a password", () => {
    it("that is a part of the node's own name is taken out wherever that name does not stand", () => {
        const clean = wordCleaner(endpointWith("acme", "acme-sbc-a"), []);
        expect(clean("acme-sbc-a: wrong password acme")).to.equal("acme-sbc-a: wrong password [secret]");
        expect(clean("ACME-SBC-A has the peer acmesbc")).to.equal("ACME-SBC-A has the peer [secret]sbc");
    });

    it("that holds the node's name is taken out as a whole", () => {
        const clean = wordCleaner(endpointWith("sbc-a-77", "sbc-a"), []);
        expect(clean("sbc-a says sbc-a-77")).to.equal("sbc-a says [secret]");
    });

    it("stands in no marker that takes its place", () => {
        for (const password of ["secret", "[secret]", "ecre", "redacted", "SECRET"]) {
            const printed = wordCleaner(endpointWith(password), [])(`wrong: ${password}.`);
            expect(printed.toLowerCase())
                .to.match(/^wrong: .+\.$/)
                .and.not.include(password.toLowerCase());
        }
    });

    it("is taken out if only what is printed has it", () => {
        expect(wordCleaner(endpointWith("ab(cd)"), [])("wrong: ab{cd}")).to.equal("wrong: [secret]");
    });
});
