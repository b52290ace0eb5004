import { expect } from "chai";
import { parseStatus } from "../../provider/device/status.js";
import { readBody } from "./readReplies.js";
import { STATUS, XML_CORPUS } from "./xmlCorpus.js";

const asReceived = (body: string | Buffer) => Buffer.from(body).toString("utf8");

describe("a body that no device ought to send", () => {
    for (const [name, [body, reading]] of Object.entries(XML_CORPUS)) {
        it(`is read as ${reading}, at once and without an exception: ${name}`, () => {
            const text = asReceived(body);
            expect(readBody(text)).to.equal(reading === "nothing" ? "refused" : "status");
            const role = parseStatus(text)?.role;
            if (reading === "active" || reading === "unknown") expect(role).to.equal(reading);
        });
    }

    it("is no status where it was cut, at whichever byte", () => {
        for (let length = 0; length < STATUS.length; length += 1) {
            const text = STATUS.slice(0, length);
            expect(readBody(text), `${length} bytes`).to.equal("refused");
        }
        expect(readBody(STATUS)).to.equal("status");
    });

    it("never says active where its role lost a byte, or has one more", () => {
        const [before = "", after = ""] = STATUS.split(">active<");
        for (let at = 0; at <= "active".length; at += 1) {
            for (const by of ["", "\u0000", "x", "<", "\u200b"]) {
                const word = "active".slice(0, at) + by + "active".slice(by === "" ? at + 1 : at);
                if (word === "active") continue;
                expect(parseStatus(`${before}>${word}<${after}`)?.role ?? "none", word).to.not.equal("active");
            }
        }
    });

    it("says nothing by an element that stands there twice, and the rest is read", () => {
        const health = "<healthScorePercent>100</healthScorePercent>";
        const twice = parseStatus(STATUS.replace(health, health + health));
        expect(twice).to.include({ role: "active", switchoverCount: 2 });
        expect(twice?.hostName?.raw).to.equal("sbc-a");
        expect(twice).to.not.have.property("healthPercent");
    });
});
