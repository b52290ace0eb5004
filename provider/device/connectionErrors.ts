import { TransportError, type TransportErrorKind } from "./transport.js";
import { printable } from "./words.js";

/** Why there is no connection, of whatever Node.js threw. Nothing was sent. */
export function asTransportError(error: unknown, fingerprint: string | undefined): TransportError {
    if (error instanceof TransportError) return error;
    const { code, message } = error as NodeJS.ErrnoException;
    const kind = kindOf(code ?? "", message);
    const isShown = kind === "untrusted" && fingerprint !== undefined;
    const seen = isShown ? `; the certificate's SHA-256 fingerprint is ${fingerprint}` : "";
    // The names on a certificate are the words of whoever answers.
    return new TransportError(kind, `${printable(wordsOf(code ?? "", message))}${seen}`, false, undefined, {
        cause: error,
    });
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
    if (code === "ECONNREFUSED") return "the connection was refused, ECONNREFUSED";
    if (code === "ENOTFOUND") return "its host name can't be resolved, ENOTFOUND";
    if (/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION/.test(code)) return "it speaks no TLS 1.2 or newer";
    if (code === "CERT_HAS_EXPIRED") return "the certificate has expired";
    // OpenSSL prefixes an address and a source file that say nothing to an operator.
    return message.replace(/^[0-9A-F]+:error:[0-9A-F]+:|:\.\.\/.*$/gs, "").trim();
}
