import { drip, endless, reply, type Script } from "./rawServer.js";
import { STATUS } from "./xmlCorpus.js";

/** What becomes of a request for a switchover that is answered so. */
type Asked = "accepted" | "rejected" | "unanswered";

/** `look`: whether the same answer to a look is a status that can be used. */
export interface HttpCase {
    readonly script: Script;
    readonly asked: Asked;
    readonly look?: "seen";
}

const says =
    (bytes: Buffer | string): Script =>
    (socket) =>
        void socket.end(bytes);
const keeps =
    (bytes: Buffer | string): Script =>
    (socket) =>
        void socket.write(bytes);
const ok = (...headers: string[]) => reply("200 OK", STATUS, ...headers);
const head = (status: string, ...headers: string[]) => [`HTTP/1.1 ${status}`, ...headers].join("\r\n") + "\r\n\r\n";
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const chunked = (body: string, status = "200 OK") => head(status, "Transfer-Encoding: chunked") + body;
const unanswered = (script: Script): HttpCase => ({ script, asked: "unanswered" });
const seen = (script: Script): HttpCase => ({ script, asked: "unanswered", look: "seen" });
const accepted = (script: Script): HttpCase => ({ script, asked: "accepted" });
const rejected = (script: Script): HttpCase => ({ script, asked: "rejected" });
const MANY = 100 * 1024 * 1024;

/** Answers that no device ought to give, by name. */
export const HTTP_CORPUS: Readonly<Record<string, HttpCase>> = {
    "a good answer": seen(keeps(ok())),
    "HTTP/1.0": seen(says(ok().toString().replace("HTTP/1.1", "HTTP/1.0"))),
    "HTTP/1.0 without a length": seen(says(`HTTP/1.0 200 OK\r\n\r\n${STATUS}`)),
    "HTTP/0.9": unanswered(says(STATUS)),
    "an HTTP/2 preface": unanswered(says("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")),
    "HTTP/2 settings": unanswered(says(Buffer.from("000000040000000000", "hex"))),
    "HTTP/3.7": unanswered(says(`HTTP/3.7 204 No Content\r\n\r\n`)),
    "another protocol": unanswered(says("220 sbc-a ESMTP\r\n")),
    "a status line without end": unanswered(endless("HTTP/1.1 204 ", "x".repeat(16_384), MANY)),
    "space without end before it": unanswered(endless("", "\r\n".repeat(8_192), MANY)),
    "no status code": unanswered(says("HTTP/1.1 \r\n\r\n")),
    "a status code of two digits": unanswered(says(head("20"))),
    "a status code of four digits": unanswered(says(head("2040"))),
    "a negative status code": unanswered(says(head("-204"))),
    "status code 000": unanswered(says(reply("000 Zero", STATUS))),
    "status code 099": unanswered(says(reply("099 Low", STATUS))),
    "status code 999": unanswered(says(reply("999 High", STATUS))),
    "status code 205": unanswered(says(reply("205 Reset"))),
    "status code 207": unanswered(says(reply("207 Multi", STATUS))),
    "200 where 204 is due": seen(says(ok())),
    "204 with a body": accepted(keeps(reply("204 No Content", STATUS))),
    "204 with chunks": accepted(keeps(chunked(chunk(STATUS) + "0\r\n\r\n", "204 No Content"))),
    "204 with a reason of escapes": accepted(keeps(head("204 \u001b[2JOK"))),
    "202 whose body is cut": accepted(says(head("202 Accepted", "Content-Length: 9") + "<r")),
    "202 whose body never comes": accepted(keeps(head("202 Accepted", "Content-Length: 9"))),
    "202 with a body without end": accepted(endless(head("202 Accepted"), "x".repeat(65_536), MANY)),
    "403 whose body is cut": rejected(says(head("403 Forbidden", "Content-Length: 9") + "<r")),
    "403 with escapes in its message": rejected(
        says(reply("403 No", "<r><errorMessage>\u001b[2J\u202eno\u0000</errorMessage></r>")),
    ),
    "423 in place of a status": rejected(says(reply("423 Locked", STATUS))),
    "200 headers that never end": unanswered(
        endless("HTTP/1.1 204 No Content\r\n", "X-Flood: y\r\n".repeat(1_000), MANY),
    ),
    "a header line without end": unanswered(endless("HTTP/1.1 204 No Content\r\nX-Flood: ", "y".repeat(16_384), MANY)),
    "a header name without end": unanswered(endless("HTTP/1.1 204 No Content\r\n", "y".repeat(16_384), MANY)),
    "three thousand headers": seen(says(reply("200 OK", STATUS, ...Array<string>(3_000).fill("A:b")))),
    "NUL in a header": unanswered(says(reply("204 No", "", "Da\u0000te: x"))),
    "a header line without a colon": unanswered(says(reply("204 No", "", "Date"))),
    "a folded header": unanswered(says(reply("204 No", "", "Date: x", " y"))),
    "a Date that is none": seen(says(ok("Date: \u00ff\u00fe, 99 Foo 0000 99:99:99 XYZ"))),
    "a Content-Length that is too small": unanswered(says(head("200 OK", "Content-Length: 20") + STATUS)),
    "a Content-Length that is too large": unanswered(says(head("200 OK", "Content-Length: 9999") + STATUS)),
    "a Content-Length that is never reached": unanswered(keeps(head("200 OK", "Content-Length: 9999") + STATUS)),
    "a Content-Length beyond all numbers": unanswered(says(head("204 No", `Content-Length: ${"9".repeat(40)}`))),
    "a negative Content-Length": unanswered(says(head("204 No", "Content-Length: -1"))),
    "two Content-Lengths": unanswered(says(head("200 OK", "Content-Length: 2", "Content-Length: 3") + STATUS)),
    "a length and chunks": unanswered(
        says(head("200 OK", "Content-Length: 2", "Transfer-Encoding: chunked") + chunk(STATUS)),
    ),
    "good chunks of one byte": seen(says(chunked([...STATUS].map(chunk).join("") + "0\r\n\r\n"))),
    "chunks without the last one": unanswered(says(chunked(chunk(STATUS)))),
    "chunks with a size that is none": unanswered(says(chunked(`zz\r\n${STATUS}\r\n0\r\n\r\n`))),
    "chunks with a size beyond all numbers": unanswered(says(chunked(`${"f".repeat(40)}\r\n${STATUS}`))),
    "chunks with an extension without end": unanswered(endless(chunked("1;"), "x".repeat(16_384), MANY)),
    "chunks with trailers without end": unanswered(
        endless(chunked(`${chunk(STATUS)}0\r\n`), "X-Flood: y\r\n".repeat(1_000), MANY),
    ),
    "chunks of one byte without end": unanswered(endless(chunked(""), chunk("x").repeat(2_000), MANY)),
    "an encoding of the transfer that nobody has": unanswered(says(head("200 OK", "Transfer-Encoding: x-none") + "zz")),
    "a body of 100 MB": unanswered(endless(head("200 OK", `Content-Length: ${MANY}`), "x".repeat(65_536), MANY)),
    "a body of 100 MB without a length": unanswered(endless(head("200 OK"), "x".repeat(65_536), MANY)),
    "gzip, although it was not asked for": unanswered(
        says(reply("200 OK", Buffer.from("1f8b08000000000000030300000000", "hex"), "Content-Encoding: gzip")),
    ),
    "plain text that is called gzip": seen(says(ok("Content-Encoding: gzip"))),
    "an unknown Content-Type": seen(says(ok("Content-Type: application/json; charset=utf-16"))),
    "two answers": seen(keeps(Buffer.concat([ok(), reply("204 No Content")]))),
    "a refusal, and a 204 behind it": rejected(keeps(Buffer.concat([reply("403 Forbidden"), reply("204 No Content")]))),
    "an error, and a 204 behind it": unanswered(says(Buffer.concat([reply("500 Error"), reply("204 No Content")]))),
    "100 and 103 many times before it": seen(
        keeps(
            Buffer.concat([
                Buffer.from((head("100 Continue") + head("103 Early Hints", "Link: <x>")).repeat(5_000)),
                ok(),
            ]),
        ),
    ),
    "103 without end": unanswered(endless("", head("103 Early Hints", "Link: <x>").repeat(500))),
    "only 100": unanswered(keeps(head("100 Continue"))),
    "a switch to another protocol": unanswered(keeps(head("101 Switching", "Upgrade: h2c", "Connection: Upgrade"))),
    "a redirect without a target": unanswered(says(reply("302 Found"))),
    "a redirect to what is no URL": unanswered(says(reply("307 Found", "", "Location: http://["))),
    "a redirect to a file": unanswered(says(reply("308 Found", "", "Location: file:///etc/passwd"))),
    "a cookie and a challenge": unanswered(
        says(reply("407 Proxy", "", "Set-Cookie: a=b", "Proxy-Authenticate: Basic")),
    ),
    "nothing, and the end": unanswered((socket) => void socket.end()),
    "nothing, and a reset": unanswered((socket) => void socket.destroy()),
    "nothing at all": unanswered(() => undefined),
    "a byte now and then": unanswered(drip(`HTTP/1.1 204 No Content\r\nX-Slow: ${"y".repeat(400)}\r\n\r\n`, 5)),
    "a body of a byte now and then": unanswered(drip(ok().toString("latin1"), 5)),
};
