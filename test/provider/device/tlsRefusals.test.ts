import { expect } from "chai";
import * as fc from "fast-check";
import tls from "node:tls";
import type { Endpoint, TlsTrust } from "../../../provider/device/endpoint.js";
import { createHttpsTransport } from "../../../provider/device/https.js";
import { Session } from "../../../provider/device/session.js";
import { getStatus } from "../../../provider/device/status.js";
import { prepareSwitchover } from "../../../provider/device/switchoverRequest.js";
import { createAuthority, type CertificateKind } from "../../../simulator/certificates.js";
import { startSimulator } from "../../../simulator/index.js";
import { UNPRINTABLE } from "../../hostile/statusProblems.js";
import { type OwnServer, startTcp, startTls } from "../ownServer.js";
import { endpointOf, realIo, thrownBy } from "../realPair.js";
import { stopped } from "../stopped.js";

const VERSIONS = ["TLSv1.2", "TLSv1.3"] as const;
type Version = (typeof VERSIONS)[number];
const NOT_IT = "AB".repeat(32);
const NETWORK = /network|that the node is up|timeouts/i;
const look = (endpoint: Endpoint) => thrownBy(getStatus(new Session(endpoint), realIo()));

/** One way in which a node's TLS is not as it must be; what the error is to say and what to do. */
interface Wrong {
    readonly start: (version: Version) => Promise<OwnServer>;
    readonly trust?: TlsTrust;
    readonly fact: RegExp;
    readonly remedy: RegExp;
    /** The node showed none before it refused. */
    readonly hidesCertificate?: boolean;
}

const serving = (kind: CertificateKind, options: tls.TlsOptions = {}) => {
    return (version: Version) => startTls(undefined, { minVersion: version, maxVersion: version, ...options }, kind);
};
const demanding = { requestCert: true, rejectUnauthorized: true };
const WRONG: Record<string, Wrong> = {
    "has expired": {
        start: serving("expired"),
        fact: /has expired: it was valid until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ;/,
        remedy: /Renew the certificate on the node; or, .*tls\.certificateSha256/,
    },
    "is not valid yet": {
        start: serving("notYetValid"),
        fact: /is not valid before \d{4}-\S+Z, and this machine's clock is at \d{4}-\S+Z/,
        remedy: /Check the clocks of this machine .*tls\.certificateSha256/,
    },
    "is for another name": {
        start: serving("wrongName"),
        fact: /is not for 127\.0\.0\.1, but for DNS:another-device\.invalid/,
        remedy: /as tls\.serverName \(another-device\.invalid\); or, .*tls\.certificateSha256/,
    },
    "is self-signed": {
        start: serving("selfSigned"),
        fact: /self-signed/,
        remedy: /as tls\.caCertificate; or, .*tls\.certificateSha256/,
    },
    "is of an unknown authority": {
        start: serving("valid"),
        trust: {},
        fact: /unable to/,
        remedy: /as tls\.caCertificate; or, .*tls\.certificateSha256/,
    },
    "is signed with SHA-1": {
        start: serving("sha1Signature"),
        fact: /too weak/,
        remedy: /signed with SHA-256 or better .*tls\.certificateSha256/,
    },
    "is not the pinned one": {
        start: serving("valid"),
        trust: { certificateSha256: [NOT_IT] },
        fact: new RegExp(`not the pinned ${NOT_IT}`),
        remedy: /another device, or the node's certificate may have been renewed.*tls\.certificateSha256/,
    },
    "is none of the pinned ones, and one of the client is demanded": {
        start: serving("valid", demanding),
        trust: { certificateSha256: [NOT_IT, "CD".repeat(32)] },
        fact: new RegExp(`none of the pinned ${NOT_IT}, (CD)+`),
        remedy: /another device/,
    },
    "is good, and one of the client is demanded": {
        start: serving("valid", demanding),
        fact: /client certificate, (and )?this provider has none/,
        remedy: /mutual-authenticate disabled/,
    },
    "is good, and the signatures that the node can make are too weak": {
        start: serving("valid", { sigalgs: "RSA+SHA1:ECDSA+SHA1", ciphers: "DEFAULT@SECLEVEL=0" }),
        fact: /refused the handshake with the alert "handshake failure"/,
        remedy: /Check the tls-profile/,
        hidesCertificate: true,
    },
    "is good, and no protocol is common": {
        start: serving("valid", { ALPNProtocols: ["h2"] }),
        fact: /alert "no application protocol"/,
        remedy: /Check the tls-profile/,
        hidesCertificate: true,
    },
};

describe("a refusal in TLS", () => {
    const keep = stopped(after);

    for (const [what, { start, trust, fact, remedy, hidesCertificate }] of Object.entries(WRONG)) {
        for (const version of VERSIONS) {
            it(`says what is wrong, and never sends anyone to the network: its certificate ${what}, ${version}`, async () => {
                const server = keep(await start(version));
                const error = await look({ ...server.endpoint, tls: trust ?? server.endpoint.tls });
                expect(error.code).to.equal("untrusted");
                expect(error.message).to.match(fact).and.to.match(remedy);
                expect(error.message)
                    .to.not.match(NETWORK)
                    .and.to.not.match(/SSL|error:|\.c:/);
                expect(error.message).to.not.match(UNPRINTABLE);
                if (hidesCertificate !== true) expect(error.message).to.include(`fingerprint is ${server.sha256}`);
                if (!error.message.includes("client certificate")) {
                    expect(error.message).to.include("so no credential was sent");
                }
                expect(server.received).to.equal("");
            });
        }
    }

    it("of a key that is too short for this runtime is one of the certificate", async () => {
        const usual = tls.DEFAULT_CIPHERS;
        const simulator = keep(await startSimulator({ certificate: "shortKey" }));
        const endpoint = endpointOf(simulator, simulator.nodes[0]);
        // As newer releases of Node.js have it from the beginning.
        tls.DEFAULT_CIPHERS = `${usual}:@SECLEVEL=2`;
        try {
            const error = await look(endpoint);
            expect(error.code).to.equal("untrusted");
            expect(error.message).to.match(/key too weak; the certificate's SHA-256 fingerprint is [0-9A-F]{64}\)/);
            expect(error.message).to.match(/2048 bits or more; or, .*tls\.certificateSha256/);
        } finally {
            tls.DEFAULT_CIPHERS = usual;
        }
    });

    for (const kind of ["expired", "notYetValid", "wrongName", "selfSigned", "sha1Signature", "shortKey"] as const) {
        for (const version of VERSIONS) {
            it(`is none where that very certificate is pinned: ${kind}, ${version}`, async () => {
                const server = keep(await serving(kind)(version));
                await look({ ...server.endpoint, tls: { certificateSha256: [NOT_IT, server.sha256] } });
                expect(server.received).to.include("POST /rest/");
            });
        }
    }

    it("of an authority that has expired is not said of the node's certificate", async () => {
        const authority = await createAuthority("expired");
        const other = await createAuthority();
        const { certificate, privateKey } = await authority.issue("valid", "sbc-a", ["127.0.0.1"]);
        const server = keep(await startTls(undefined, { cert: certificate, key: privateKey }));
        const caCertificate = `${other.certificate}\n${authority.certificate}`;
        const error = await look({ ...server.endpoint, tls: { caCertificate } });
        expect(error).to.include({ code: "untrusted" });
        expect(error.message).to.match(
            /or that of an authority which signed it.*Renew the certificate that has expired/,
        );
    });

    it("is told whenever it comes after the handshake, and no request waits for an answer after it", async function () {
        this.timeout(20_000);
        const simulator = keep(await startSimulator({ demandsClientCertificate: true }));
        const looks = Array.from({ length: 60 }, () => look(endpointOf(simulator, simulator.nodes[0])));
        for (const error of await Promise.all(looks)) expect(error.code).to.equal("untrusted");
    });

    it("that comes before the request is the answer to it: nothing is sent, and nothing waited for", async () => {
        const server = keep(await serving("valid", demanding)("TLSv1.3"));
        const transport = createHttpsTransport();
        const connection = await transport.open(server.endpoint, new AbortController().signal);
        await new Promise((resolve) => setTimeout(resolve, 50));
        const request = { endpoint: server.endpoint, method: "POST", path: "/", headers: {} } as const;
        const error = await thrownBy(connection.send(request, AbortSignal.timeout(1_000)));
        connection.close();
        expect(error).to.include({ kind: "tlsRefused", sent: false });
    });

    it("for want of a client certificate is no reason to send anything twice, and nothing is switched", async () => {
        const simulator = keep(await startSimulator({ demandsClientCertificate: true }));
        const endpoint = endpointOf(simulator, simulator.nodes[0]);
        const error = await look(endpoint);
        expect(error.code).to.equal("untrusted");
        expect(error.message).to.match(/client certificate, (and )?this provider has none/);
        const prepared = await prepareSwitchover(new Session(endpoint), realIo());
        expect(prepared).to.include({ kind: "notSent" });
        expect([simulator.requests, simulator.switchoversReceived()]).to.deep.equal([[], 0]);
    });

    it("is none where a client certificate is asked for and can be done without", async () => {
        for (const version of VERSIONS) {
            const server = keep(await serving("valid", { requestCert: true, rejectUnauthorized: false })(version));
            const error = await look(server.endpoint);
            expect(error.code).to.equal("timedOut");
            expect(server.received).to.include("POST /rest/");
        }
    });

    it("is told from a host name that can't be resolved, and a port that nobody listens at", async () => {
        const server = await startTcp();
        await server.stop();
        const [closed, nowhere] = await Promise.all([
            look(server.endpoint),
            look({ ...server.endpoint, host: "sbc-a.invalid", requestTimeoutMs: 5_000 }),
        ]);
        expect(closed).to.include({ code: "unreachable" });
        expect(closed.message).to.include("ECONNREFUSED");
        expect(nowhere).to.include({ code: "unreachable" });
        expect(nowhere.message).to.match(/host name can't be resolved, E\w+\)\. Check the host name in the address/);
    });

    /** A record of TLS, of any kind that a server may send first, with any content. */
    const record = fc
        .tuple(fc.constantFrom(0x15, 0x16), fc.uint8Array({ minLength: 2, maxLength: 40 }))
        .map(([type, content]) => Buffer.from([type, 3, 3, 0, content.length, ...content]));
    it("is one line that is safe to print, whatever bytes come in place of a handshake", async function () {
        this.timeout(20_000);
        let answer: Uint8Array = new Uint8Array();
        const server = keep(await startTcp((socket) => socket.once("data", () => socket.end(answer))));
        await fc.assert(
            fc.asyncProperty(fc.oneof(record, fc.uint8Array({ maxLength: 40 })), async (bytes) => {
                answer = bytes;
                server.received = "";
                const error = await look({ ...server.endpoint, requestTimeoutMs: 5_000 });
                expect(error.code).to.be.oneOf(["untrusted", "notHttps", "unreachable"]);
                if (bytes[0] === 0x15 && bytes.length === 7 && bytes[5] === 2) expect(error.code).to.equal("untrusted");
                expect(error.message).to.not.match(UNPRINTABLE);
                expect(error.message).to.not.match(/error:|\.c:/);
                expect(server.received).to.not.match(/POST|GET|Basic/);
            }),
            { numRuns: 60 },
        );
    });
});
