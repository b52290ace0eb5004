import { expect } from "chai";
import fc from "fast-check";
import { SbcError } from "../../../provider/errors.js";
import { shorterOutputs } from "../../../provider/resource/shorterOutputs.js";
import { PartialFailure } from "../../../provider/dynamic/partialFailure.js";

/** What Node.js sends as the headers of one reply. */
const LONGEST_HEADERS_BYTES = 64 * 1024;

describe("a partial failure of the dynamic provider", () => {
    it("fits into the headers that it travels in, and has what the next run needs, however much is recorded and said", () => {
        const size = fc.integer({ min: 0, max: 100_000 });
        const letter = fc.constantFrom("x", "é", "€", "😀");
        fc.assert(
            fc.property(size, size, size, letter, (certificates, actions, sentence, char) => {
                const checks = [{ name: "health", observed: "x".repeat(Math.min(actions, 20_000)), met: true }];
                const lastAction = { id: "1", at: "now", from: "sbc-a", to: "sbc-b", outcome: "unknown", checks };
                const outputs = {
                    tls: { caCertificate: "x".repeat(certificates) },
                    lastAction,
                    history: Array.from({ length: Math.min(20, Math.ceil(actions / 5_000)) }, () => lastAction),
                    pending: { since: "now", from: "sbc-a", to: "sbc-b" },
                };
                const cause = new SbcError("refused", char.repeat(sentence / char.length), "Do this.");
                const { message, reasons, properties } = new PartialFailure(
                    "id",
                    outputs,
                    "text",
                    cause,
                    shorterOutputs,
                );
                // As Pulumi's server packs it: in base64, with the message once more, and that alone in percent signs.
                const details = [message, ...reasons, JSON.stringify(properties)].join("");
                const sent = Math.ceil((Buffer.byteLength(details) * 4) / 3) + encodeURIComponent(message).length;
                expect(sent).to.be.lessThan(LONGEST_HEADERS_BYTES - 1_000);
                expect(properties).to.deep.include({ pending: outputs.pending });
                expect(properties["lastAction"]).to.include({ id: "1", outcome: "unknown" });
            }),
            { numRuns: 200 },
        );
    });

    it("says a sentence of an ordinary length as it is", () => {
        const cause = new SbcError("refused", "sbc-b is not synchronized.", "Wait.");
        expect(new PartialFailure("id", {}, "text", cause, shorterOutputs).reasons).to.deep.equal([cause.message]);
    });
});
