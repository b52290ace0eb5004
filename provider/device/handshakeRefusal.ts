import type { Handshake } from "./handshake.js";
import { printable } from "./printable.js";
import { alertOf, fingerprintOf, type Refusal, tlsWords } from "./tlsRefusals.js";
import { TransportError } from "./transport.js";

/**
 * Of a handshake that did not come to its end, or of a connection that ended right after it.
 *
 * @param error absent if it was closed without one
 */
export function handshakeRefusal(error: unknown, handshake: Handshake, isSent: boolean): TransportError {
    const { certificate, asksForClientCertificate } = handshake;
    const alert = error === undefined ? undefined : alertOf(error);
    const isDemanded = asksForClientCertificate || alert === "certificate required";
    const why = isDemanded ? demandedCertificate(alert) : refusedHandshake(error, alert);
    return new TransportError("tlsRefused", `${printable(why.fact)}${fingerprintOf(certificate)}`, isSent, undefined, {
        cause: error,
        remedy: why.remedy,
    });
}

function demandedCertificate(alert: string | undefined): Refusal {
    return {
        fact:
            alert === undefined
                ? "the node requested a client certificate, this provider has none, and the node closed the connection"
                : "the node demands a client certificate, and this provider has none",
        remedy: "Turn off mutual authentication in the tls-profile of the SBC's HTTPS server (mutual-authenticate disabled), or use an address at which no client certificate is demanded.",
    };
}

function refusedHandshake(error: unknown, alert: string | undefined): Refusal {
    return {
        fact: alert === undefined ? tlsWords(error) : `the node refused the handshake with the alert "${alert}"`,
        remedy: "Check the tls-profile of the SBC's HTTPS server: it must allow TLS 1.2 or newer, a cipher that Node.js offers, and a certificate that is signed with SHA-256 or better and has a key of 2048 bits or more.",
    };
}
