import { expect } from "chai";
import { HTTP_CORPUS } from "./httpCorpus.js";
import { judgeAnswer, LONG_MS, SHORT_MS } from "./overTls.js";
import { type RawServer, reply, startRawServer } from "./rawServer.js";
import { STATUS, XML_CORPUS } from "./xmlCorpus.js";

describe("an answer that no device ought to give, over real TLS", function () {
    this.timeout(30_000);
    let server: RawServer;
    before(async () => (server = await startRawServer()));
    after(() => server.stop());

    for (const [name, { script, asked, look }] of Object.entries(HTTP_CORPUS)) {
        it(`leaves the request for a switchover ${asked}, and a look ${look ?? "unseen, with the reason"}: ${name}`, async () => {
            const verdict = await judgeAnswer(script, server, look === "seen" ? LONG_MS : SHORT_MS);
            expect(verdict.asked.kind).to.equal(asked);
            expect(verdict.look.kind).to.equal(look ?? "notSeen");
            expect(verdict.login.kind).to.equal("notSeen");
        });
    }

    it("is read the same as without a network in between, whatever its body is", async () => {
        const corpus = Object.entries(XML_CORPUS);
        const judged = async ([name, [body, reading]]: (typeof corpus)[number]) => {
            const verdict = await judgeAnswer((socket) => void socket.write(reply("200 OK", body)), server, LONG_MS);
            expect(verdict.asked.kind, name).to.equal("unanswered");
            expect(verdict.login.kind, name).to.equal("notSeen");
            const role = verdict.look.kind === "seen" ? verdict.look.status.role : "nothing";
            expect(role, name).to.be.oneOf(reading === "a status" ? ["unknown", "active"] : [reading]);
        };
        // Each makes a dozen connections: more at once take a busy machine longer than a request has.
        for (let at = 0; at < corpus.length; at += 8) await Promise.all(corpus.slice(at, at + 8).map(judged));
    });

    it("accepts a switchover where the whole head of a 204 is here, and not a byte earlier", async () => {
        const bytes = reply("204 No Content").toString();
        const lengths = Array.from({ length: bytes.length }, (_, length) => length);
        const kinds = await Promise.all(
            lengths.map(async (length) => {
                const { asked } = await judgeAnswer(
                    (socket) => void socket.end(bytes.slice(0, length)),
                    server,
                    LONG_MS,
                );
                return asked.kind;
            }),
        );
        expect(new Set(kinds)).to.deep.equal(new Set(["unanswered"]));
        const { asked } = await judgeAnswer((socket) => void socket.end(bytes), server, LONG_MS);
        expect(asked.kind).to.equal("accepted");
    });

    it("is no status where it was cut: in the head at any byte, in the body at any of many", async () => {
        const bytes = reply("200 OK", STATUS);
        const headLength = bytes.length - STATUS.length;
        const lengths = Array.from({ length: headLength }, (_, at) => at);
        for (let length = headLength; length < bytes.length; length += 29) lengths.push(length);
        const verdicts = await Promise.all(
            lengths.map((length) =>
                judgeAnswer((socket) => void socket.end(bytes.subarray(0, length)), server, LONG_MS),
            ),
        );
        expect(new Set(verdicts.map(({ look }) => look.kind))).to.deep.equal(new Set(["notSeen"]));
    });
});
