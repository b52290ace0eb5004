import { expect } from "chai";
import * as fc from "fast-check";
import { ReplyFraming } from "../../../provider/device/replyFraming.js";

const framingOf = (...pieces: readonly (string | Buffer)[]) => {
    const framing = new ReplyFraming();
    for (const piece of pieces) framing.add(Buffer.from(piece as string, "latin1"));
    return framing.result;
};
const lines = (...all: string[]) => [...all, "", ""].join("\r\n");
const STATUS = lines("HTTP/1.1 200 OK", "Content-Length: 4") + "body";

const body = fc.string({ unit: fc.constantFrom(..."ab\r\n0: HTP/1."), maxLength: 40 });
/** Answers that are whole, each framed in one of the ways of RFC 9112. */
const answer = fc.oneof(
    body.map((text) => lines("HTTP/1.1 200 OK", `content-length:  ${text.length} `, "Date: x") + text),
    fc
        .tuple(
            fc.array(body.filter((text) => text !== "")),
            fc.constantFrom("", ";a=b", " "),
            fc.constantFrom("", "T: x\r\n"),
        )
        .map(([chunks, extension, trailer]) => {
            const sized = chunks.map((chunk) => `${chunk.length.toString(16)}${extension}\r\n${chunk}\r\n`).join("");
            return `${lines("HTTP/1.1 401 No", "Transfer-Encoding: chunked")}${sized}0\r\n${trailer}\r\n`;
        }),
    fc.constantFrom(
        lines("HTTP/1.1 204 No Content"),
        lines("HTTP/1.1 304"),
        lines("HTTP/1.1 204 x", "Content-Length: 9"),
    ),
);
const interim = fc.array(fc.constantFrom(lines("HTTP/1.1 100 Continue"), lines("HTTP/1.1 103 Hints", "Link: x")), {
    maxLength: 3,
});
const whole = fc.tuple(interim, answer).map(([before, last]) => before.join("") + last);

/** The text in pieces, cut anywhere. */
const cut = (text: string, at: readonly number[]) => {
    const places = [0, ...at.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
    return places.slice(1).map((place, index) => text.slice(places[index], place));
};
const places = fc.array(fc.nat(500), { maxLength: 8 });

describe("the bytes that come for one request", () => {
    it("are one answer exactly, however they are cut; and less than it are not", () => {
        fc.assert(
            fc.property(whole, places, fc.nat(1000), (text, at, length) => {
                expect(framingOf(...cut(text, at))).to.equal("exact");
                const part = text.slice(0, length % text.length);
                expect(framingOf(part)).to.equal(part === "" ? "none" : "unclear");
            }),
            { numRuns: 500 },
        );
    });

    it("are more than one answer with anything behind it, and padded with empty lines", () => {
        const more = fc.oneof(
            whole,
            fc.string({ minLength: 1, maxLength: 20 }).filter((text) => /[^\r\n]/.test(text)),
        );
        fc.assert(
            fc.property(whole, more, places, (text, behind, at) => {
                expect(framingOf(...cut(text + behind, at))).to.equal("more");
                expect(framingOf(...cut(`${text}\r\n\r\n`, at))).to.equal("padded");
            }),
            { numRuns: 500 },
        );
    });

    it("are unclear where their end is not told in the documented way, and never one answer", () => {
        for (const text of [
            lines("HTTP/1.1 200 OK") + "until it closes",
            lines("HTTP/1.0 200 OK", "Content-Length: 0"),
            lines("HTTP/1.1 101 Switching", "Content-Length: 0"),
            lines("HTTP/1.1 200 OK", "Content-Length: 4", "Content-Length: 4") + "body",
            lines("HTTP/1.1 200 OK", "Content-Length: 4, 4") + "body",
            lines("HTTP/1.1 200 OK", "Content-Length: -1"),
            lines("HTTP/1.1 200 OK", "Content-Length: 4", "Transfer-Encoding: chunked") + "0\r\n\r\n",
            lines("HTTP/1.1 200 OK", "Transfer-Encoding: gzip, chunked") + "0\r\n\r\n",
            lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked") + "z\r\n\r\n",
            STATUS.replaceAll("\r\n", "\n"),
            lines("HTTP/1.1 200 OK", "no header", "Content-Length: 0"),
            lines("ICY 200 OK", "Content-Length: 0"),
            lines("HTTP/1.1 200 OK", `X: ${"x".repeat(17_000)}`, "Content-Length: 0"),
        ]) {
            expect(framingOf(text), text.slice(0, 90)).to.equal("unclear");
        }
        fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => void framingOf(text)));
    });
});
