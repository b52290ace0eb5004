import type { Endpoint } from "./endpoint.js";
import type { Handshake } from "./handshake.js";
import { printable } from "./printable.js";
import { handshakeRefusal } from "./handshakeRefusal.js";
import { alertOf, certificateRefusal, pinRefusal, tlsWords } from "./tlsRefusals.js";
import { TransportError } from "./transport.js";

/**
 * Why there is no connection, of whatever Node.js threw. Nothing was sent.
 *
 * The step that failed tells what kind of trouble it is, and not the code: OpenSSL has hundreds, and new ones with each version.
 *
 * @param handshake absent where there was no TCP connection yet
 */
export function asTransportError(error: unknown, endpoint: Endpoint, handshake: Handshake | undefined): TransportError {
    if (error instanceof TransportError) return error;
    if (handshake === undefined) return noConnection(error);
    if (handshake.isComplete) return certificateRefusal(error, handshake, endpoint);
    const { certificate } = handshake;
    const pins = endpoint.tls.certificateSha256;
    if (certificate !== undefined && pins?.includes(certificate.sha256) === false)
        return pinRefusal(certificate, pins, endpoint);
    const { code = "" } = error as NodeJS.ErrnoException;
    if (NOT_TLS.test(code) && alertOf(error) === undefined && certificate === undefined) {
        return new TransportError("notHttps", tlsWords(error), false, undefined, { cause: error });
    }
    if (isTlsError(error) || certificate !== undefined) return handshakeRefusal(error, handshake, false);
    return new TransportError("unreachable", printable(closedInHandshake(error)), false, undefined, {
        cause: error,
        remedy: "Check that HTTPS is enabled for REST on the SBC (http-server, https-state enabled) with a tls-profile that is whole, the port in the address, and what stands between here and there.",
    });
}

/**
 * Why a connection ended that had been verified, before anything came on it: in TLS 1.3 a node refuses its client only
 * after the handshake. Absent where nothing shows that it was TLS.
 *
 * @param error absent if it was closed without one
 */
export function refusalAfterHandshake(
    error: unknown,
    handshake: Handshake,
    isSent: boolean,
): TransportError | undefined {
    const isAlert = error !== undefined && isTlsError(error) && alertOf(error) !== undefined;
    return isAlert || handshake.asksForClientCertificate ? handshakeRefusal(error, handshake, isSent) : undefined;
}

/** What OpenSSL says of bytes in which no TLS record begins. */
const NOT_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|HTTPS_PROXY_REQUEST/;

/** Of OpenSSL, not of the system's sockets. */
function isTlsError(error: unknown): boolean {
    const { code = "", message } = error as NodeJS.ErrnoException;
    return code.startsWith("ERR_SSL_") || /^[0-9A-F]+:error:/.test(message);
}

function noConnection(error: unknown): TransportError {
    const { code, message, syscall } = error as NodeJS.ErrnoException;
    if (syscall === "getaddrinfo") {
        return new TransportError("unreachable", `its host name can't be resolved, ${code}`, false, undefined, {
            cause: error,
            remedy: "Check the host name in the address, and the name service of this machine.",
        });
    }
    // Where several addresses were tried, Node.js has a code and no words.
    const words = code === "ECONNREFUSED" ? "the connection was refused, ECONNREFUSED" : message || `${code}`;
    return new TransportError("unreachable", printable(words), false, undefined, { cause: error });
}

function closedInHandshake(error: unknown): string {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ECONNRESET" ? "the connection was closed during the TLS handshake" : message;
}
