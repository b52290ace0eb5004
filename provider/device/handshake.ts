import type * as tls from "node:tls";

/** What a node showed in the TLS handshake, as far as that got. */
export interface Handshake {
    /** Over: what fails from here on, up to the first request, is the verification of the certificate. */
    isComplete: boolean;
    /** Of a connection that failed, or that asks for one itself; and of each, if it is compared. */
    certificate?: NodeCertificate;
    /** Whether the node asked for a client's certificate; it may do without one. */
    asksForClientCertificate: boolean;
    /** What ended TLS, in the handshake or at any time after it. */
    failure?: Error;
}

export interface NodeCertificate {
    /** Upper-case hex without colons. */
    readonly sha256: string;
    readonly validFrom: Date;
    readonly validTo: Date;
    /** The names that it is for, in its own words. */
    readonly names: string;
}

/**
 * Follows the handshake from its beginning: by the time Node.js reports a certificate that it does not accept, it is gone.
 *
 * It is read in the very way in which Node.js reads it next, since another way makes that find none; and only if somebody
 * has to know it, for that takes as long as a request.
 *
 * @param isPinned whether the caller compares the certificate
 */
export function followHandshake(socket: tls.TLSSocket, isPinned: boolean): Handshake {
    const handshake: Handshake = { isComplete: false, asksForClientCertificate: false };
    const readCertificate = () => {
        const certificate = certificateOn(socket);
        if (certificate !== undefined) handshake.certificate ??= certificate;
    };
    const readSignatures = () => {
        // OpenSSL makes this list for a client when the server asks for a certificate, and at no other time.
        const signatures = socket.getSharedSigalgs() as string[] | null;
        if (signatures !== null && signatures.length > 0) handshake.asksForClientCertificate = true;
    };
    socket.prependOnceListener("secure", () => {
        handshake.isComplete = true;
        readSignatures();
        if (isPinned || handshake.asksForClientCertificate) readCertificate();
    });
    const destroy = socket.destroy.bind(socket);
    // So Node.js ends what it does not accept, with the certificate still at hand.
    socket.destroy = (error?: Error) => {
        if (error !== undefined) readCertificate();
        return destroy(error);
    };
    // A handshake that breaks off, or a second one on the same connection, which asks for a certificate only then.
    socket.prependListener("error", (error: Error) => {
        handshake.failure ??= error;
        readCertificate();
        readSignatures();
        // After the handshake, Node.js leaves it open: a request would wait on it in vain.
        socket.destroy();
    });
    return handshake;
}

function certificateOn(socket: tls.TLSSocket): NodeCertificate | undefined {
    const seen = socket.getPeerCertificate(true) as Partial<tls.PeerCertificate> | null;
    if (seen?.fingerprint256 === undefined) return undefined;
    return {
        sha256: seen.fingerprint256.replaceAll(":", ""),
        validFrom: new Date(seen.valid_from ?? NaN),
        validTo: new Date(seen.valid_to ?? NaN),
        names: seen.subjectaltname ?? [seen.subject?.CN ?? []].flat().join(", "),
    };
}
