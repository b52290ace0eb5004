import { expect } from "chai";
import * as fc from "fast-check";
import { child, descendants, integerOf, parseXml, textOf, type XmlElement } from "../../../provider/device/xml.js";

const rootOf = (text: string): XmlElement => {
    const document = parseXml(text);
    if ("problem" in document) throw new Error(`The document ${document.problem}.`);
    return document.root;
};
const problemOf = (text: string) => {
    const document = parseXml(text);
    return "problem" in document ? document.problem : undefined;
};

const bomb = `<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><response><data><role>&b;</role></data></response>`;

describe("reading XML", () => {
    const refused: Record<string, readonly [text: string, problem: string]> = {
        "an empty text": ["", "is empty"],
        "nothing but space and a byte order mark": ["\uFEFF \r\n\t", "is empty"],
        "an HTML page": ["<html><body>Login</body></html>", "is an HTML page"],
        "an HTML page with a DOCTYPE": ["\n<!DOCTYPE html>\n<html></html>", "is an HTML page"],
        "an entity bomb": [bomb, "has a DOCTYPE, which is refused"],
        "a DOCTYPE in lower case, past a comment": [
            '<?xml version="1.0"?><!-- x --><!doctype r SYSTEM "file:///etc/passwd"><r/>',
            "has a DOCTYPE, which is refused",
        ],
        "an entity without a DOCTYPE": ['<!ENTITY a "b"><r/>', "has a DOCTYPE, which is refused"],
        "an element that is not closed": ["<response><data>", "is not well-formed XML"],
        "elements that overlap": ["<a><b></a></b>", "is not well-formed XML"],
        "half a document": ['<?xml version="1.0"?><response><data><ro', "is not well-formed XML"],
        JSON: ['{"role":"active"}', "is not well-formed XML"],
        "a word": ["active", "is not well-formed XML"],
    };
    for (const [what, [text, problem]] of Object.entries(refused)) {
        it(`refuses ${what}, and says that it ${problem}`, () => expect(problemOf(text)).to.equal(problem));
    }

    it("refuses a document that is nested without end", () => {
        const deep = `${"<a>".repeat(5000)}x${"</a>".repeat(5000)}`;
        expect(problemOf(deep)).to.equal("is not XML that can be read");
    });

    it("reads a document with a byte order mark, a declaration, comments and attributes", () => {
        const text = '\uFEFF<?xml version="1.0"?>\r\n<!-- a --><r at="1"><x b="c">y</x></r>';
        expect(textOf(child(rootOf(text), "r"), "x")).to.equal("y");
    });

    it("reads the five entities of XML, and CDATA as text", () => {
        const root = rootOf("<r><a>&lt;&amp;&gt;&quot;&apos;</a><b><![CDATA[<role>]]></b></r>");
        expect(textOf(child(root, "r"), "a")).to.equal("<&>\"'");
        expect(textOf(child(root, "r"), "b")).to.equal("<role>");
    });

    it("does not expand entities that nobody declared", () => {
        expect(textOf(child(rootOf("<r><a>&e9;</a></r>"), "r"), "a")).to.equal("&e9;");
    });

    it("knows no child but those of the document", () => {
        const root = rootOf("<r><a>1</a></r>");
        for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty", "b"]) {
            expect(child(child(root, "r"), name), name).to.be.undefined;
            expect(textOf(root, name), name).to.be.undefined;
        }
    });

    it("lets no document change what all objects have", () => {
        for (const name of ["__proto__", "constructor", "prototype"]) {
            parseXml(`<r><${name}><polluted>yes</polluted></${name}></r>`);
            parseXml(`<${name}><polluted>yes</polluted></${name}>`);
        }
        expect(({} as Record<string, unknown>)["polluted"]).to.be.undefined;
        expect(textOf(rootOf("<r><a>1</a></r>"), "polluted")).to.be.undefined;
    });

    it("has no text where an element stands twice, is empty or holds elements", () => {
        const r = child(rootOf("<r><a>1</a><a>2</a><b/><c> </c><d><e>1</e></d><f>  x </f></r>"), "r");
        for (const name of ["a", "b", "c", "d"]) expect(textOf(r, name), name).to.be.undefined;
        expect(textOf(r, "f")).to.equal("x");
    });

    it("reads whole numbers, and nothing that only looks like one", () => {
        const numberIn = (text: string) => integerOf(child(rootOf(`<r><n>${text}</n></r>`), "r"), "n");
        for (const [text, number] of [
            ["0", 0],
            ["007", 7],
            ["-3", -3],
            [" 42 ", 42],
            ["999999999999999", 999999999999999],
        ] as const) {
            expect(numberIn(text), text).to.equal(number);
        }
        for (const text of ["", "1e3", "0x10", "1.0", "1,000", "+1", "NaN", "Infinity", "9".repeat(16), "1 2", "٣"]) {
            expect(numberIn(text), text).to.be.undefined;
        }
    });

    it("finds every element of a name, at any depth, in the document's order", () => {
        const root = rootOf("<r><m><e>1</e><x><e>2</e></x></m><e>3</e><e>4</e></r>");
        expect(descendants(root, "e")).to.deep.equal(["1", "2", "3", "4"]);
        expect(descendants(undefined, "e")).to.deep.equal([]);
        expect(descendants("e", "e")).to.deep.equal([]);
    });

    it("never throws, whatever the text is", () => {
        const tag = fc.constantFrom("a", "__proto__", "constructor", "response", "data", "ro le", "", "é", "1a");
        const piece = fc.oneof(
            fc.string({ unit: "binary" }),
            tag.map((name) => `<${name}>`),
            tag.map((name) => `</${name}>`),
            fc.constantFrom("<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "&#x41;", "&amp;", "&", "\u0000", "\uD800"),
        );
        const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
        fc.assert(
            fc.property(fc.oneof(text, fc.string({ unit: "binary" })), (any) => {
                const document = parseXml(any);
                if ("root" in document) descendants(document.root, "a");
            }),
            { numRuns: 800 },
        );
    });
});
