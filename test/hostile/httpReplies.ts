import * as fc from "fast-check";
import type { Script } from "./rawServer.js";
import { STATUS } from "./xmlCorpus.js";
import { XML_FAMILIES } from "./xmlReplies.js";

/** A generated answer: what is written, piece by piece, and what becomes of the connection then. */
export interface HttpReply {
    readonly pieces: readonly string[];
    readonly then: "end" | "keep" | "reset";
}

const body = fc.oneof(
    { weight: 3, arbitrary: fc.constant(STATUS) },
    ...["odd words and numbers", "a good status, damaged", "bytes"].flatMap((name) => XML_FAMILIES[name]?.body ?? []),
);
const statusLine = fc
    .tuple(
        fc.constantFrom("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "http/1.1", ""),
        fc.oneof(
            fc.constantFrom("200", "202", "204", "401", "403", "404", "423", "500", "100", "103", "101", "302", "204x"),
            fc.integer({ min: -1, max: 1_200 }).map(String),
        ),
        fc.oneof(fc.constantFrom("OK", ""), fc.string({ unit: "binary", maxLength: 20 })),
    )
    .map(([version, code, reason]) => `${version} ${code} ${reason}`);
const goodLine = fc.constantFrom("HTTP/1.1 200 OK", "HTTP/1.1 204 No Content", "HTTP/1.1 403 Forbidden");
const header = fc.oneof(
    fc.constantFrom("Connection: close", "Connection: upgrade", "Content-Encoding: gzip", "Transfer-Encoding: gzip"),
    fc.constantFrom("Location: https://127.0.0.1:1/", "Set-Cookie: a", "Keep-Alive: timeout=0", "Trailer: x", ": x"),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ maxLength: 30 }).map((date) => `Date: ${date}`),
);

/** How the body is announced and framed, well or not. */
const framed = fc
    .tuple(body, fc.constantFrom("right", "right", "small", "large", "none", "chunked", "cut chunk", "both"))
    .map(([text, how]) => {
        const length = Buffer.byteLength(text);
        const chunk = `${length.toString(16)}\r\n${text}\r\n`;
        const chunked = "Transfer-Encoding: chunked";
        switch (how) {
            case "right":
                return { headers: [`Content-Length: ${length}`], text };
            case "small":
                return { headers: [`Content-Length: ${length >> 1}`], text };
            case "large":
                return { headers: [`Content-Length: ${length + 7}`], text };
            case "chunked":
                return { headers: [chunked], text: `${chunk}0\r\n\r\n` };
            case "cut chunk":
                return { headers: [chunked], text: chunk.slice(0, -3) };
            case "both":
                return { headers: [chunked, `Content-Length: ${length}`], text: chunk };
            case "none":
                return { headers: [], text };
        }
    });
const answer = fc
    .tuple(statusLine, fc.array(header, { maxLength: 4 }), framed, fc.constantFrom("\r\n", "\r\n", "\r\n", "\n", "\r"))
    .map(([first, headers, { headers: framing, text }, end]) => [first, ...headers, ...framing, "", text].join(end));
/** With one thing wrong at the most. */
const almostGood = fc
    .tuple(goodLine, fc.option(header), framed)
    .map(([first, odd, { headers, text }]) =>
        [first, ...(odd === null ? [] : [odd]), ...headers, "", text].join("\r\n"),
    );
const cut = fc.tuple(answer, fc.nat(400)).map(([text, length]) => text.slice(0, length));

export const httpReply: fc.Arbitrary<HttpReply> = fc.record({
    pieces: fc.oneof(
        { weight: 4, arbitrary: fc.tuple(almostGood) },
        { weight: 3, arbitrary: fc.tuple(answer) },
        { weight: 2, arbitrary: fc.tuple(cut) },
        { weight: 2, arbitrary: fc.array(answer, { minLength: 2, maxLength: 4 }) },
        { weight: 1, arbitrary: fc.array(fc.string({ unit: "binary" }), { maxLength: 4 }) },
    ),
    then: fc.constantFrom("end", "end", "keep", "reset"),
});

/** Whether a status line among what is written says that the request was accepted. */
export function saysAccepted({ pieces }: HttpReply): boolean {
    return /HTTP\/[\d.]+ 20[24]/.test(pieces.join(""));
}

export function scriptOf({ pieces, then }: HttpReply): Script {
    return (socket) => {
        for (const piece of pieces) socket.write(piece);
        if (then === "end") socket.end();
        else if (then === "reset") socket.destroy();
    };
}
