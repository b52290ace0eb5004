import { toTheSecond } from "../../clock.js";
import type { ShownCertificate } from "../../device/shownCertificate.js";
import { printable } from "../../device/words.js";
import { counted, type Finding, notKnown, notOk, ok } from "./finding.js";
import type { NodeSeen } from "./nodeFindings.js";
import { stageFinding } from "./reachFindings.js";

const DAY_MS = 86_400_000;
/** Renewing a device's certificate takes a change window. */
const SOON_DAYS = 30;

/** The certificate, accepted or not: one that is not accepted got no credential, and is described all the same. */
export function tlsFindings(seen: NodeSeen): Finding[] {
    const { tls: trust } = seen.session.endpoint;
    const isPinned = trust.certificateSha256 !== undefined;
    const how = isPinned ? "by its fingerprint, in place of chain, name and expiry" : "chain, name and expiry";
    const verdict = stageFinding(seen, "certificate", () => ok("certificate", `accepted: ${how}`));
    const shown = seen.beside.tls;
    const [own] = shown?.chain ?? [];
    if (shown === undefined || own === undefined) return [verdict, notKnown("TLS", "no certificate was shown")];
    return [
        verdict,
        ok("TLS", `${printable(shown.protocol)}, ${printable(shown.cipher)}`),
        ok("chain", describeChain(own, shown.chain.length)),
        ok("names", printable(own.names) || "none but that of its subject"),
        ok("fingerprint", `SHA-256 ${own.sha256}`),
        expiry(own, isPinned),
    ];
}

function describeChain(own: ShownCertificate, length: number): string {
    const made = own.isSelfSigned ? "signed by itself" : `signed by ${printable(own.issuer, 80)}`;
    return `${printable(own.subject, 80)}, ${made}; ${counted(length, "certificate")}`;
}

function expiry({ validTo }: ShownCertificate, isPinned: boolean): Finding {
    const days = Math.floor((validTo.getTime() - Date.now()) / DAY_MS);
    if (Number.isNaN(days)) return notKnown("expiry", "its date can't be read");
    const until = toTheSecond(validTo);
    const fact = days < 0 ? `expired on ${until}` : `in ${counted(days, "day")}, on ${until}`;
    if (isPinned) return ok("expiry", `${fact}; the fingerprint is accepted in place of it`);
    if (days >= SOON_DAYS) return ok("expiry", fact);
    const follows = "Renew it before that day: after it no look gets through.";
    return notOk("expiry", fact, days < 0 ? "Renew the certificate on the node." : follows);
}
