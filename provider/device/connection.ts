import { once } from "node:events";
import { isIP } from "node:net";
import * as tls from "node:tls";
import type { Endpoint } from "./endpoint.js";
import { TransportError, type TransportErrorKind } from "./transport.js";

/**
 * Opens a TLS connection and verifies the node's certificate, before anything is written to it.
 *
 * Throws a {@link TransportError} with `sent: false`.
 */
export async function openConnection(endpoint: Endpoint, signal: AbortSignal): Promise<tls.TLSSocket> {
    if (signal.aborted) throw new TransportError("aborted", "cancelled before connecting", false);
    const { caCertificate, certificateSha256 } = endpoint.tls;
    const expectedName = endpoint.tls.serverName ?? endpoint.host;
    const socket = tls.connect({
        host: endpoint.host,
        port: endpoint.port,
        // RFC 6066 allows no IP address as a server name.
        ...(isIP(expectedName) ? {} : { servername: expectedName }),
        ...(caCertificate === undefined ? {} : { ca: caCertificate }),
        minVersion: "TLSv1.2",
        ALPNProtocols: ["http/1.1"],
        // A pinned certificate is compared below, in place of chain, name and expiry.
        rejectUnauthorized: certificateSha256 === undefined,
        checkServerIdentity: (_host, certificate) =>
            certificateSha256 === undefined ? tls.checkServerIdentity(expectedName, certificate) : undefined,
    });
    const onAbort = () => socket.destroy();
    signal.addEventListener("abort", onAbort, { once: true });
    try {
        await handshake(socket);
        if (certificateSha256 !== undefined) requirePinned(socket, certificateSha256);
        return socket;
    } catch (error) {
        socket.destroy();
        if (signal.aborted) throw new TransportError("aborted", "no connection in time", false);
        throw asTransportError(error, socket);
    } finally {
        signal.removeEventListener("abort", onAbort);
    }
}

/** Resolves when the handshake is complete and, unless a fingerprint is pinned, the certificate verified. */
async function handshake(socket: tls.TLSSocket): Promise<void> {
    const closed = new AbortController();
    const onClose = () => closed.abort(new Error("the connection was closed during the TLS handshake"));
    socket.once("close", onClose);
    // Kept for the socket's life: an error while nobody listens, on an idle connection say, must not end the process.
    socket.on("error", () => undefined);
    try {
        await once(socket, "secureConnect", { signal: closed.signal });
    } catch (error) {
        throw closed.signal.aborted ? closed.signal.reason : error;
    } finally {
        socket.off("close", onClose);
    }
}

function requirePinned(socket: tls.TLSSocket, pins: readonly string[]): void {
    const seen = fingerprintOf(socket);
    if (seen !== undefined && pins.includes(seen)) return;
    throw new TransportError("untrusted", `the certificate's SHA-256 fingerprint is ${seen ?? "missing"}`, false);
}

function fingerprintOf(socket: tls.TLSSocket): string | undefined {
    return socket.getPeerX509Certificate()?.fingerprint256.replaceAll(":", "");
}

function asTransportError(error: unknown, socket: tls.TLSSocket): TransportError {
    if (error instanceof TransportError) return error;
    const { code, message } = error as NodeJS.ErrnoException;
    const kind = kindOf(code ?? "", message);
    const fingerprint = kind === "untrusted" ? fingerprintOf(socket) : undefined;
    const seen = fingerprint === undefined ? "" : `; the certificate's SHA-256 fingerprint is ${fingerprint}`;
    return new TransportError(kind, `${wordsOf(code ?? "", message)}${seen}`, false, undefined, { cause: error });
}

// The codes are OpenSSL's verification results and Node's own, as listed in Node's documentation of TLS errors.
const CERTIFICATE_CODE =
    /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|CRL_|ERROR_IN_CERT)/;

function kindOf(code: string, message: string): TransportErrorKind {
    if (CERTIFICATE_CODE.test(code)) return "untrusted";
    if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/.test(code) || /wrong version number/.test(message)) {
        return "notHttps";
    }
    return "unreachable";
}

function wordsOf(code: string, message: string): string {
    if (code === "ECONNREFUSED") return "the connection was refused (ECONNREFUSED)";
    if (code === "ENOTFOUND") return "its host name can't be resolved (ENOTFOUND)";
    if (/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION/.test(code)) return "it speaks no TLS 1.2 or newer";
    if (code === "CERT_HAS_EXPIRED") return "the certificate has expired";
    // OpenSSL prefixes an address and a source file that say nothing to an operator.
    return message.replace(/^[0-9A-F]+:error:[0-9A-F]+:|:\.\.\/.*$/gs, "").trim();
}
