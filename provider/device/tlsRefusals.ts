import { toTheSecond } from "../clock.js";
import { type Endpoint, namesOf } from "./endpoint.js";
import type { Handshake, NodeCertificate } from "./handshake.js";
import { listed, printable } from "./printable.js";
import { TransportError } from "./transport.js";

/** Of a certificate that is not a pinned one: which it is, and which were expected. */
export function pinRefusal(
    seen: NodeCertificate | undefined,
    pins: readonly string[],
    endpoint: Endpoint,
): TransportError {
    const expected = pins.length > 1 ? `none of the pinned ${listed(pins)}` : `not the pinned ${pins[0] ?? "one"}`;
    return new TransportError(
        "untrusted",
        seen === undefined
            ? "the node showed none"
            : `the certificate's SHA-256 fingerprint is ${seen.sha256}, ${expected}`,
        false,
        undefined,
        {
            remedy: `This may be another device, or the node's certificate may have been renewed. If it was renewed, ${toPin(endpoint)}, which may be a list of the old one and the new one.`,
        },
    );
}

/** Of a certificate that was not accepted, for whatever reason: OpenSSL's names for these are many, and change. */
export function certificateRefusal(error: unknown, handshake: Handshake, endpoint: Endpoint): TransportError {
    const { certificate } = handshake;
    const { fact, remedy } = whyNotAccepted(error, certificate, endpoint);
    // The names on a certificate are the words of whoever answers.
    return new TransportError("untrusted", `${printable(fact)}${fingerprintOf(certificate)}`, false, undefined, {
        cause: error,
        remedy,
    });
}

export interface Refusal {
    readonly fact: string;
    readonly remedy: string;
}

function whyNotAccepted(error: unknown, seen: NodeCertificate | undefined, endpoint: Endpoint): Refusal {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "CERT_HAS_EXPIRED") return expired(seen, endpoint);
    if (code === "CERT_NOT_YET_VALID") return notYetValid(seen, endpoint);
    if (/ALTNAME|HOSTNAME_MISMATCH|IP_ADDRESS_MISMATCH/.test(code)) return wrongName(seen, endpoint);
    const words = tlsWords(error);
    const pin = toPin(endpoint);
    if (/too weak|too small/.test(words)) {
        return {
            fact: words,
            remedy: `Give the node a certificate that is signed with SHA-256 or better and has a key of 2048 bits or more; or, ${pin}.`,
        };
    }
    if (/ISSUER|SELF_SIGNED|LEAF_SIGNATURE|CHAIN|INVALID_CA/.test(code)) {
        return {
            fact: words,
            remedy: `Give the CA that signed the certificate (a self-signed one is its own) as ${namesOf(endpoint).argument("tls.caCertificate")}; or, ${pin}.`,
        };
    }
    return { fact: words, remedy: `Replace the node's certificate; or, ${pin}.` };
}

function expired(seen: NodeCertificate | undefined, endpoint: Endpoint): Refusal {
    const isItself = seen !== undefined && seen.validTo.getTime() <= Date.now();
    return {
        fact: isItself
            ? `the certificate has expired: it was valid until ${toTheSecond(seen.validTo)}`
            : "the certificate has expired, or that of an authority which signed it",
        remedy: `Renew the certificate ${isItself ? "on the node" : "that has expired"}; or, ${toPin(endpoint)}, which is accepted in place of the date.`,
    };
}

function notYetValid(seen: NodeCertificate | undefined, endpoint: Endpoint): Refusal {
    const isItself = seen !== undefined && seen.validFrom.getTime() > Date.now();
    return {
        fact: isItself
            ? `the certificate is not valid before ${toTheSecond(seen.validFrom)}, and this machine's clock is at ${toTheSecond(new Date())}`
            : "the certificate is not valid yet, or that of an authority which signed it",
        remedy: `Check the clocks of this machine and of the one on which the certificate was made; or, ${toPin(endpoint)}, which is accepted in place of the date.`,
    };
}

function wrongName(seen: NodeCertificate | undefined, endpoint: Endpoint): Refusal {
    const { host, tls } = endpoint;
    const names = seen?.names ?? "";
    const isSimple = (name: string) => /^[a-z0-9_][a-z0-9._-]*$/i.test(name);
    const usable = names.split(", ").map((name) => name.replace(/^(DNS|IP Address):/, ""));
    const such = usable.find(isSimple);
    return {
        fact: `the certificate is not for ${tls.serverName ?? host}, but for ${names === "" ? "no name at all" : names}`,
        remedy: `If this is the node, give the name on its certificate as ${namesOf(endpoint).argument("tls.serverName")}${such === undefined ? "" : ` (${such})`}; or, ${toPin(endpoint)}.`,
    };
}

/** What the node said when it ended TLS; OpenSSL's words for it begin with a version that means nothing. */
export function alertOf(error: unknown): string | undefined {
    return /\balert ([a-z ]+)$/.exec(tlsWords(error))?.[1];
}

/** In one line, without the address and the source file that OpenSSL puts around them. */
export function tlsWords(error: unknown): string {
    const { message, code } = error as NodeJS.ErrnoException;
    if (/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION/.test(code ?? "")) return "it speaks no TLS 1.2 or newer";
    const fromOpenSsl = /^[0-9A-F]+:error:[0-9A-F]+:[^:]*:[^:]*:([^:]+):/.exec(message)?.[1];
    return printable(fromOpenSsl ?? (message || (code ?? "no reason was given")));
}

function toPin(endpoint: Endpoint): string {
    return `once you have compared it on the device itself, give the fingerprint as ${namesOf(endpoint).argument("tls.certificateSha256")}`;
}

export function fingerprintOf(certificate: NodeCertificate | undefined): string {
    return certificate === undefined ? "" : `; the certificate's SHA-256 fingerprint is ${certificate.sha256}`;
}
