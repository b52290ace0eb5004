import { expect } from "chai";
import * as fc from "fast-check";
import { inspect } from "node:util";
import { basicCredentials, secretsRemover } from "../../../provider/device/secrets.js";
import { deviceWord, errorMessageOf, listed, printable } from "../../../provider/device/words.js";
import { endpointNamed } from "../pairRun.js";
import { errorXml } from "../statusXml.js";

const endpoint = endpointNamed("sbc-a", { credentials: { username: "admin", password: "p@ss word/+" } });

describe("a device's own words", () => {
    it("are one line of at most 200 printable characters, whatever they were", () => {
        expect(printable("a\r\nb\tc\u0000d\u009be\u2028f")).to.equal("a b c d e f");
        expect(printable("x".repeat(201))).to.equal(`${"x".repeat(199)}…`);
        expect(printable("x".repeat(200))).to.equal("x".repeat(200));
        fc.assert(
            fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
                expect(printable(text).length).to.be.at.most(200);
                // eslint-disable-next-line no-control-regex
                expect(printable(text)).to.not.match(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
            }),
        );
    });

    it("open no colour markup of Pulumi's, whatever stands beside them, and whatever they are cut to", () => {
        const pieces = fc.constantFrom(
            "<",
            "{",
            "%",
            "}",
            ">",
            "<{%",
            "%}>",
            "<{%reset%}>",
            "x",
            " ",
            "\u200b",
            "\u0301",
        );
        const word = fc.oneof(
            fc.array(pieces, { maxLength: 12 }).map((all) => all.join("")),
            fc.string({ unit: "binary", maxLength: 250 }),
        );
        const own = fc.constantFrom("", '"', ": ", "<", "<%", "% ", "%>", " of ", "sbc-a is ");
        fc.assert(
            fc.property(
                fc.array(fc.tuple(own, word), { maxLength: 6 }),
                fc.integer({ min: 1, max: 200 }),
                (parts, longest) => {
                    const message = parts.map(([text, said]) => text + printable(said, longest)).join("");
                    expect(message).to.not.include("<{%").and.to.not.include("%}>");
                    const words = parts.map(([text, said]) => text + deviceWord(said, printable).printed).join("");
                    expect(words).to.not.include("<{%").and.to.not.include("%}>");
                },
            ),
            { numRuns: 1000 },
        );
        expect(printable("<{%x%}>")).to.equal("<(%x%)>");
    });

    it("hide nothing and turn nothing round: no zero width, no other direction, no pile of marks", () => {
        expect(printable("a\u202eb\u200bc\u2066d\u00ade\ufe0ff\u3164g\u2800h")).to.equal("a b c d e f g h");
        expect(printable("sbc-\u05d0\u05d1 1\u0627\u{1e900}")).to.equal("sbc-?? 1??");
        expect(printable("\u0301\u20dda\u0301\u0302\u0303\u0304\u0305b")).to.equal("a\u0301\u0302b");
        expect(printable("a\u3000\u00a0  b")).to.equal("a b");
        fc.assert(
            fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
                const line = printable(text);
                expect(line).to.not.match(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
                expect(line).to.not.match(/\p{M}{3}|^\p{M}|[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Adlam}]/u);
                expect(printable(line)).to.equal(line);
            }),
            { numRuns: 1000 },
        );
    });

    it("are short as names, roles and states, and one line as a list", () => {
        const long = deviceWord("x".repeat(5000), printable);
        expect([long.printed.length, long.raw.length]).to.deep.equal([64, 5000]);
        expect(deviceWord("\u200b", printable).printed).to.equal("(not printable)");
        expect(listed(["a", "b", "c"])).to.equal("a, b, c");
        const many = listed(Array.from({ length: 1000 }, (_, index) => `component ${index}`));
        expect(many).to.match(/^component 0, component 1, .* and \d+ more$/);
        fc.assert(
            fc.property(fc.array(fc.string({ maxLength: 200 })), (items) => {
                expect(listed(items).length).to.be.at.most(220);
            }),
        );
    });

    it("turn into text or JSON as what may be printed, never as what they are", () => {
        const word = deviceWord("pass{word}", (text) => printable(text).replace("pass", "[secret]"));
        expect([String(word), JSON.stringify({ word }), inspect(word)].join(" ")).to.not.include("pass");
        expect(word.raw).to.equal("pass{word}");
        expect(deviceWord("sbc&#45;a", printable).raw).to.equal("sbc-a");
    });

    it("of an error are found wherever the release puts them", () => {
        const message = "<errorMessage>User does not have the lock</errorMessage>";
        for (const body of [
            `<response><data/><messages>${message}</messages><links/></response>`,
            `<response><data/><messages><message>${message}</message></messages></response>`,
            `<response><data>${message}</data></response>`,
            message,
        ]) {
            expect(errorMessageOf(body, endpoint)).to.equal(' ("User does not have the lock")');
        }
    });

    it("of several errors are all said", () => {
        const body = "<m><errorMessage>a</errorMessage><errorMessage>b</errorMessage></m>";
        expect(errorMessageOf(body, endpoint)).to.equal(' ("a; b")');
    });

    it("are nothing where there are none", () => {
        for (const body of ["", "<html>no</html>", "<r/>", "<r><errorMessage/></r>", "not XML", "<!DOCTYPE r><r/>"]) {
            expect(errorMessageOf(body, endpoint), body).to.equal("");
        }
    });

    it("never repeat a credential that the device echoes, in whichever form", () => {
        const { password } = endpoint.credentials;
        const token = "dG9rZW4=secret";
        const secrets = [password, basicCredentials(endpoint.credentials), token].flatMap((secret) => [
            secret,
            encodeURIComponent(secret),
            Buffer.from(secret).toString("base64"),
        ]);
        for (const secret of secrets) {
            const said = errorMessageOf(errorXml(`Invalid: ${secret}!`), endpoint, token);
            expect(said).to.equal(' ("Invalid: [secret]!")');
        }
    });

    it("are searched for secrets in the same way, whether by the pattern or by what tells that it would find nothing", () => {
        const letter = fc.constantFrom(..."aAkKsS1 ./{", "\u017f", "\u212a", "\u00fc");
        const secret = fc.string({ unit: letter, minLength: 1, maxLength: 5 });
        const ascii = fc.string({ unit: fc.constantFrom(..."aAkKsS1 ./{=%"), maxLength: 12 });
        fc.assert(
            fc.property(secret, ascii, fc.boolean(), (password, around, isInside) => {
                const inText = password
                    .replaceAll("\u017f", "S")
                    .replaceAll("\u212a", "k")
                    .replace(/[^ -~]/g, "");
                const text = isInside ? `${around}=${inText}=${around}` : around;
                const remove = secretsRemover(endpointNamed("sbc-a", { credentials: { username: "a", password } }), []);
                // Only the pattern reads what is not plain ASCII.
                expect(`${remove(text)}\u20ac`).to.equal(remove(`${text}\u20ac`));
            }),
            { numRuns: 2000 },
        );
        const long = secretsRemover(
            endpointNamed("sbc-a", { credentials: { username: "a", password: "pa\u017f\u017f" } }),
            [],
        );
        expect(long("is PASS.")).to.equal("is [secret].");
    });

    it("are cut after the secrets are taken out, not before: no half of one is left", () => {
        const long = `${"x".repeat(190)}${endpoint.credentials.password}`;
        expect(errorMessageOf(errorXml(long), endpoint)).to.not.include("p@ss");
    });
});
