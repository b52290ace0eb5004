import * as tls from "node:tls";
import { tlsOptions } from "./connection.js";
import type { Endpoint } from "./endpoint.js";
import { withinDeadline } from "./exchange.js";
import type { Io } from "./io.js";

/** What a node showed in TLS, whether it is accepted or not. */
export interface ShownTls {
    /** Such as `TLSv1.3`. */
    readonly protocol: string;
    readonly cipher: string;
    /** The node's own first. */
    readonly chain: readonly ShownCertificate[];
}

/** In the words of whoever made it: not to be printed as they are. */
export interface ShownCertificate {
    readonly subject: string;
    readonly issuer: string;
    /** `DNS:name, IP Address:…` as Node.js writes it; empty without any. */
    readonly names: string;
    readonly serialNumber: string;
    /** Upper-case hex without colons. */
    readonly sha256: string;
    readonly validFrom: Date;
    readonly validTo: Date;
    readonly isSelfSigned: boolean;
}

/**
 * Opens a connection to see the node's certificate, and closes it: nothing is written to it, and no other use is made of it.
 *
 * Absent if there was no handshake. Which certificate is accepted, connection.ts decides.
 */
export async function showCertificate(endpoint: Endpoint, io: Io): Promise<ShownTls | undefined> {
    try {
        return await withinDeadline(endpoint, io, (signal) => shownBy(endpoint, signal));
    } catch {
        io.signal.throwIfAborted();
        return undefined;
    }
}

function shownBy(endpoint: Endpoint, signal: AbortSignal): Promise<ShownTls> {
    const { host, port } = endpoint;
    return new Promise((resolve, reject) => {
        // To be seen, whatever it is: nothing is ever sent over this connection.
        const socket = tls.connect({ ...tlsOptions(endpoint), host, port, rejectUnauthorized: false });
        const abort = () => void socket.destroy(new Error("not in time"));
        signal.addEventListener("abort", abort, { once: true });
        socket.once("close", () => signal.removeEventListener("abort", abort));
        socket.on("error", reject);
        socket.once("secureConnect", () => {
            resolve(tlsOn(socket));
            socket.destroy();
        });
    });
}

function tlsOn(socket: tls.TLSSocket): ShownTls {
    const chain: ShownCertificate[] = [];
    const seen = new Set<string>();
    let at: tls.DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
    // The last one names itself as its issuer.
    while (at?.fingerprint256 !== undefined && !seen.has(at.fingerprint256)) {
        seen.add(at.fingerprint256);
        chain.push(shown(at));
        at = at.issuerCertificate;
    }
    return { protocol: socket.getProtocol() ?? "", cipher: socket.getCipher().standardName, chain };
}

function shown(certificate: tls.DetailedPeerCertificate): ShownCertificate {
    const subject = nameOf(certificate.subject);
    const issuer = nameOf(certificate.issuer);
    return {
        subject,
        issuer,
        names: certificate.subjectaltname ?? "",
        serialNumber: certificate.serialNumber,
        sha256: certificate.fingerprint256.replaceAll(":", ""),
        validFrom: new Date(certificate.valid_from),
        validTo: new Date(certificate.valid_to),
        isSelfSigned: subject === issuer,
    };
}

function nameOf(name: tls.Certificate | undefined): string {
    return Object.entries(name ?? {})
        .flatMap(([key, value]: [string, unknown]) => [value].flat().map((each) => `${key}=${String(each)}`))
        .join(", ");
}
