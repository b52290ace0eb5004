import type { NodeExamination } from "pulumi-oracle-sbc/provider";
import type { Replacements } from "./replacements.js";
import { isTooOrdinary } from "./vocabulary.js";

type ShownTls = NonNullable<NodeExamination["tls"]>;

/** What a certificate says, without whose it is: the same name is the same replacement as in the replies. */
export function safeCertificate({ protocol, cipher, chain }: ShownTls, replacements: Replacements) {
    return {
        protocol,
        cipher,
        chain: chain.map((certificate) => {
            const { subject, issuer, names, serialNumber, sha256, validFrom, validTo, isSelfSigned } = certificate;
            return {
                subject: subjectOf(subject, replacements),
                issuer: subjectOf(issuer, replacements),
                names: names === "" ? [] : names.split(/, ?/).map((name) => safeName(name, replacements)),
                serial: replacements.whole("serial number", serialNumber),
                fingerprint: replacements.whole("fingerprint", sha256),
                validFrom: isoOrNone(validFrom),
                validTo: isoOrNone(validTo),
                selfSigned: isSelfSigned,
            };
        }),
    };
}

/** Each part of it is a name by itself, and may stand in a reply. */
function subjectOf(subject: string, replacements: Replacements): string {
    for (const part of subject.split(/, (?=[A-Za-z]+=)/)) {
        const value = part.slice(part.indexOf("=") + 1);
        // A country or a department is the word "in" or "it" as well.
        if (!isTooOrdinary(value)) replacements.know("subject", value);
    }
    return subject === "" ? "" : replacements.whole("subject", subject);
}

function safeName(name: string, replacements: Replacements): string {
    const [, kind = "", value = name] = /^(DNS|IP Address|URI|email):(.*)$/.exec(name) ?? [];
    const isAddress = kind === "IP Address";
    const of = isAddress ? (value.includes(":") ? "IPv6 address" : "address") : "host name";
    return `${kind === "" ? "other" : kind}:${replacements.whole(of, value)}`;
}

function isoOrNone(date: Date): string | undefined {
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
