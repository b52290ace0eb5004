import { expect } from "chai";
import type { Endpoint, TlsTrust } from "../../../provider/device/endpoint.js";
import { createHttpsTransport } from "../../../provider/device/https.js";
import { Session } from "../../../provider/device/session.js";
import { getStatus } from "../../../provider/device/status.js";
import { prepareSwitchover } from "../../../provider/device/switchoverRequest.js";
import { type CertificateKind, type Simulator, startSimulator } from "../../../simulator/index.js";
import { startTcp, startTls } from "../ownServer.js";
import { endpointOf, realIo, thrownBy } from "../realPair.js";
import { stopped } from "../stopped.js";

describe("the connection to a node", () => {
    const simulators = new Map<CertificateKind, Simulator>();
    const simulatorWith = async (certificate: CertificateKind) => {
        const simulator = simulators.get(certificate) ?? keep(await startSimulator({ certificate }));
        simulators.set(certificate, simulator);
        simulator.clearRequests();
        return simulator;
    };
    const keep = stopped(after);
    afterEach(() => simulators.forEach((simulator) => simulator.clearFaults()));

    const look = (endpoint: Endpoint) => getStatus(new Session(endpoint), realIo());
    const pin = (fingerprint: string) => fingerprint.replaceAll(":", "");
    const NOT_IT = "AB".repeat(32);

    type Trust = (simulator: Simulator) => TlsTrust;
    const ca: Trust = ({ caCertificate }) => ({ caCertificate });
    const pinned: Trust = ({ nodes: [a] }) => ({ certificateSha256: [pin(a.certificateSha256)] });

    const trusted: [CertificateKind, string, Trust][] = [
        ["valid", "by its authority", ca],
        [
            "valid",
            "by its authority among several",
            (s) => ({ caCertificate: `${s.nodes[0].certificate}\n${s.caCertificate}` }),
        ],
        ["valid", "by a name that is on it and not the address", (s) => ({ ...ca(s), serverName: "sbc-a" })],
        ["wrongName", "by the name that it carries", (s) => ({ ...ca(s), serverName: "another-device.invalid" })],
        ["valid", "by its fingerprint alone", pinned],
        [
            "valid",
            "by its fingerprint in a list",
            (s) => ({ certificateSha256: [NOT_IT, ...(pinned(s).certificateSha256 ?? [])] }),
        ],
        ["expired", "by its fingerprint, in place of its date", pinned],
        ["wrongName", "by its fingerprint, in place of its name", pinned],
        ["selfSigned", "by its fingerprint, in place of a chain", pinned],
        [
            "valid",
            "by its fingerprint, whatever authority is given beside it",
            (s) => ({ ...pinned(s), caCertificate: "" }),
        ],
    ];
    for (const [kind, how, trust] of trusted) {
        it(`is trusted with a certificate that is ${kind}, ${how}`, async () => {
            const simulator = await simulatorWith(kind);
            const endpoint = endpointOf(simulator, simulator.nodes[0], { tls: trust(simulator) });
            expect(await look(endpoint)).to.include({ role: "active" });
        });
    }

    const distrusted: [CertificateKind, string, Trust, RegExp][] = [
        ["valid", "and no authority is given: Node.js's own do not know it", () => ({}), /unable to/],
        ["valid", "by another authority", (s) => ({ caCertificate: s.nodes[0].certificate }), /unable to/],
        ["valid", "for another name than the one required", (s) => ({ ...ca(s), serverName: "sbc-z" }), /sbc-z/],
        ["expired", "", ca, /the certificate has expired/],
        ["wrongName", "", ca, /127\.0\.0\.1/],
        ["selfSigned", "", ca, /self-signed|unable to/],
        [
            "valid",
            "and not the pinned one, though its authority is known",
            (s) => ({ ...ca(s), certificateSha256: [NOT_IT] }),
            /fingerprint is/,
        ],
        ["valid", "and no pin is left", (s) => ({ ...ca(s), certificateSha256: [] }), /fingerprint is/],
    ];
    for (const [kind, why, trust, words] of distrusted) {
        it(`is given up with a certificate that is ${kind} ${why}: not one request arrives`, async () => {
            const simulator = await simulatorWith(kind);
            const [a] = simulator.nodes;
            const error = await thrownBy(look(endpointOf(simulator, a, { tls: trust(simulator) })));
            expect(error.code).to.equal("untrusted");
            expect(error.message)
                .to.match(words)
                .and.to.include(`fingerprint is ${pin(a.certificateSha256)}`);
            expect(error.message).to.include("so no credential was sent");
            expect(simulator.requests).to.be.empty;
        });
    }

    for (const kind of ["valid", "expired", "wrongName", "selfSigned"] as const) {
        it(`that is given up with a certificate that is ${kind} carries not one byte of a request`, async () => {
            const server = keep(await startTls(undefined, {}, kind));
            const trusts: TlsTrust[] = [{}, { certificateSha256: [NOT_IT] }];
            if (kind !== "valid") trusts.push(server.endpoint.tls);
            for (const tls of trusts) {
                const error = await thrownBy(look({ ...server.endpoint, tls }));
                expect(error.code).to.equal("untrusted");
            }
            await new Promise((resolve) => setTimeout(resolve, 30));
            expect(server.received).to.equal("");
        });
    }

    it("shows what it proves: the same server gets the request where its certificate is trusted", async () => {
        const server = keep(await startTls());
        await thrownBy(look(server.endpoint));
        expect(server.received).to.include("POST /rest/v1.2/auth/token");
        expect(server.received).to.include(`Basic ${Buffer.from("admin:s3cret").toString("base64")}`);
    });

    it("is verified anew for the request for a switchover: another certificate by then, and nothing is sent", async () => {
        const simulator = await simulatorWith("valid");
        const io = realIo();
        const session = new Session(endpointOf(simulator, simulator.nodes[0], { tls: pinned(simulator) }));
        await getStatus(session, io);
        simulator.setFault("certificateChanged");
        expect(await prepareSwitchover(session, io)).to.have.property("kind", "notSent");
        expect(simulator.switchoversReceived()).to.equal(0);
    });

    it("to a port without TLS gets no credential", async () => {
        for (const banner of [
            "HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\n\r\n",
            "SSH-2.0-OpenSSH_9.6\r\n",
        ]) {
            const server = keep(await startTcp((socket) => socket.end(banner)));
            const error = await thrownBy(look(server.endpoint));
            expect(error.code).to.equal("notHttps");
            expect(server.received).to.not.match(/POST|GET|Basic|rest/);
        }
    });

    it("to a port that hangs up, or sends rubbish in place of a handshake, is unreachable", async () => {
        for (const rubbish of ["", "\u0016\u0003\u0003\u0000\u0002\u0000\u0000"]) {
            const server = keep(await startTcp((socket) => socket.end(rubbish)));
            const error = await thrownBy(look(server.endpoint));
            expect(error.code).to.equal("unreachable");
            expect(server.received).to.not.match(/POST|GET|Basic|rest/);
        }
    });

    it("that speaks nothing newer than TLS 1.1 is refused", async () => {
        const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
        const server = keep(await startTls(undefined, old));
        const error = await thrownBy(look(server.endpoint));
        expect(error.code).to.equal("untrusted");
        expect(error.message)
            .to.include("no TLS connection (it speaks no TLS 1.2 or newer), so no credential was sent.")
            .and.to.include("tls-profile");
        expect(server.received).to.equal("");
    });

    for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
        it(`works over ${version}, and gives up on a wrong certificate there without a byte`, async () => {
            const server = keep(await startTls(undefined, { minVersion: version, maxVersion: version }));
            await thrownBy(look({ ...server.endpoint, tls: { certificateSha256: [NOT_IT] } }));
            await thrownBy(look({ ...server.endpoint, tls: {} }));
            expect(server.received).to.equal("");
            await thrownBy(look(server.endpoint));
            expect(server.received).to.include("POST /rest/v1.2/auth/token");
        });
    }

    it("to nobody is refused, and the address is named", async () => {
        const server = await startTcp();
        await server.stop();
        const error = await thrownBy(look(server.endpoint));
        expect(error).to.include({ code: "unreachable" });
        expect(error.message).to.match(
            /^sbc-a \(127\.0\.0\.1:\d+\): no connection \(the connection was refused, ECONNREFUSED\)\./,
        );
    });

    it("to a name that nobody has is unreachable", async () => {
        const error = await thrownBy(look(endpointOfNobody()));
        expect(error.code).to.equal("unreachable");
    });

    it("is not opened where the run was cancelled before", async () => {
        const server = keep(await startTls());
        const transport = createHttpsTransport();
        const error = await thrownBy(transport.open(server.endpoint, AbortSignal.abort()));
        expect(error).to.include({ kind: "aborted", sent: false });
        expect(server.connections).to.equal(0);
    });

    const endpointOfNobody = (): Endpoint => ({
        name: "sbc-a",
        host: "sbc-a.invalid",
        port: 443,
        credentials: { username: "a", password: "b" },
        tls: {},
        requestTimeoutMs: 2_000,
    });
});
