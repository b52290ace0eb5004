import { expect } from "chai";
import { X509Certificate } from "node:crypto";
import { connect, type PeerCertificate } from "node:tls";
import { type CertificateKind, startSimulator, type SimulatedNode, type Simulator } from "../../simulator/index.js";

interface Handshake {
    readonly error: string | undefined;
    readonly peer: PeerCertificate;
}

function handshake(simulator: Simulator, node: SimulatedNode, servername?: string): Promise<Handshake> {
    return new Promise((resolve, reject) => {
        const name = servername === undefined ? {} : { servername };
        const options = { host: "127.0.0.1", port: node.port, ca: simulator.caCertificate, rejectUnauthorized: false };
        const socket = connect({ ...options, ...name }, () => {
            resolve({ error: codeOf(socket.authorizationError), peer: socket.getPeerCertificate() });
            socket.destroy();
        });
        socket.on("error", reject);
    });
}

/** Node.js gives an error for a wrong name, and a bare code, whatever its type says, for the rest. */
function codeOf(error: unknown): string | undefined {
    if (error instanceof Error && "code" in error) return String(error.code);
    return typeof error === "string" ? error : undefined;
}

describe("A node's certificate", () => {
    let simulator: Simulator | undefined;
    afterEach(() => simulator?.stop());

    it("is signed by the simulator's authority, for both names and the addresses of this machine", async () => {
        simulator = await startSimulator();
        const certificates = new Set<string>();
        for (const node of simulator.nodes) {
            expect((await handshake(simulator, node)).error).to.equal(undefined);
            expect((await handshake(simulator, node, "sbc-a")).error).to.equal(undefined);
            expect((await handshake(simulator, node, "sbc-b")).error).to.equal(undefined);
            const { peer } = await handshake(simulator, node, "localhost");
            expect(peer.fingerprint256).to.equal(node.certificateSha256);
            expect(new X509Certificate(node.certificate).fingerprint256).to.equal(node.certificateSha256);
            certificates.add(peer.fingerprint256);
        }
        expect(certificates.size).to.equal(1);
    });

    it("is its own where nothing is shared", async () => {
        simulator = await startSimulator({ shareCertificate: false });
        const [a, b] = simulator.nodes;
        expect(a.certificateSha256).not.to.equal(b.certificateSha256);
        expect((await handshake(simulator, b, "sbc-b")).error).to.equal(undefined);
        expect((await handshake(simulator, b, "sbc-a")).error).to.equal("ERR_TLS_CERT_ALTNAME_INVALID");
    });

    const wrong: readonly (readonly [CertificateKind, string])[] = [
        ["expired", "CERT_HAS_EXPIRED"],
        ["wrongName", "ERR_TLS_CERT_ALTNAME_INVALID"],
        ["selfSigned", "DEPTH_ZERO_SELF_SIGNED_CERT"],
        ["notYetValid", "CERT_NOT_YET_VALID"],
        // Node.js has no name for this one.
        ["sha1Signature", "UNSPECIFIED"],
    ];
    for (const [kind, code] of wrong) {
        it(`can be wrong: ${kind}, on both nodes or on one`, async () => {
            simulator = await startSimulator({ certificate: ["valid", kind] });
            expect((await handshake(simulator, simulator.nodes[0])).error).to.equal(undefined);
            expect((await handshake(simulator, simulator.nodes[1])).error).to.equal(code);
            await simulator.stop();
            simulator = await startSimulator({ certificate: kind });
            expect((await handshake(simulator, simulator.nodes[0])).error).to.equal(code);
        });
    }

    it("can have a key that is short", async () => {
        simulator = await startSimulator({ certificate: "shortKey" });
        const { publicKey } = new X509Certificate(simulator.nodes[0].certificate);
        expect(publicKey.asymmetricKeyDetails).to.include({ modulusLength: 1024 });
        const peer = (await handshake(simulator, simulator.nodes[0])).peer;
        expect(peer.fingerprint256).to.equal(simulator.nodes[0].certificateSha256);
    });

    it("is not enough if the nodes demand one of the client: no request gets an answer", async () => {
        simulator = await startSimulator({ demandsClientCertificate: true });
        const { port } = simulator.nodes[0];
        const options = { host: "127.0.0.1", port, ca: simulator.caCertificate };
        const error = await new Promise<NodeJS.ErrnoException>((resolve) => {
            const socket = connect(options, () => socket.write("GET / HTTP/1.1\r\nHost: sbc-a\r\n\r\n"));
            socket.on("error", resolve);
        });
        expect(error.code).to.equal("ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED");
        expect(simulator.requests).to.deep.equal([]);
    });

    it("changes with fault certificateChanged, and back", async () => {
        simulator = await startSimulator();
        const [a, b] = simulator.nodes;
        const before = a.certificateSha256;
        simulator.setFault({ name: "certificateChanged", node: "sbc-a" });
        const changed = await handshake(simulator, a);
        expect(changed.error).to.equal(undefined);
        expect(changed.peer.fingerprint256).not.to.equal(before);
        expect(changed.peer.fingerprint256).to.equal(a.certificateSha256);
        expect(b.certificateSha256).to.equal(before);
        simulator.clearFaults();
        expect((await handshake(simulator, a)).peer.fingerprint256).to.equal(before);
    });
});
