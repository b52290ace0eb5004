import { expect } from "chai";
import type { Simulator, SimulatorOptions } from "../../../simulator/index.js";
import { declare, requestsTo, startPair } from "../resource/declaredPair.js";
import { type Face, failureIn, ofEachFace } from "./face.js";

const CASES: Readonly<
    Record<string, readonly [SimulatorOptions, tls: object | undefined, fact: RegExp, remedy: RegExp]>
> = {
    "certificates that have expired": [{ certificate: "expired" }, undefined, /has expired: it was/, /Renew/],
    "certificates that are not valid yet": [
        { certificate: "notYetValid" },
        undefined,
        /is not valid before/,
        /Check the clocks/,
    ],
    "certificates signed with SHA-1": [{ certificate: "sha1Signature" }, undefined, /too weak/, /SHA-256 or better/],
    "certificates that are not the pinned ones": [
        {},
        { certificateSha256: "AB".repeat(32) },
        /not the pinned (AB){32}/,
        /another device/,
    ],
    "a client certificate demanded": [
        { demandsClientCertificate: true },
        undefined,
        /client certificate, (and )?this provider has none/,
        /mutual-authenticate disabled/,
    ],
};

ofEachFace("a pair whose TLS is refused", (start) => {
    let face: Face;
    before(async function () {
        this.timeout(20_000);
        face = await start();
    });
    after(() => face.stop());

    for (const [what, [options, tls, fact, remedy]] of Object.entries(CASES)) {
        it(`is told with the fingerprint and the remedy, and nothing about the network: ${what}`, async () => {
            const pair: Simulator = await startPair(options);
            try {
                const { message } = await failureIn(
                    face.create(declare(pair, "sbc-b", tls === undefined ? {} : { tls })),
                );
                expect(message).to.match(fact).and.to.match(remedy);
                for (const { certificateSha256 } of pair.nodes)
                    expect(message).to.include(`fingerprint is ${certificateSha256.replaceAll(":", "")}`);
                expect(message).not.to.match(/network|SSL routines/);
                expect(requestsTo(pair)).to.deep.equal({});
            } finally {
                await pair.stop();
            }
        });
    }
});
