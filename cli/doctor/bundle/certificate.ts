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
            // First: a host name in a subject is the same host name.
            const safeNames = names === "" ? [] : names.split(/, ?/).map((name) => safeName(name, replacements));
            return {
                subject: subjectOf(subject, replacements),
                issuer: subjectOf(issuer, replacements),
                names: safeNames,
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
    return subject === ""
        ? ""
        : subject
              .split(/, (?=[A-Za-z]+=)/)
              .map((part) => safePart(part, replacements))
              .join(", ");
}

function safePart(part: string, replacements: Replacements): string {
    const [, key, value = ""] = /^([A-Za-z]{1,30})=(.+)$/s.exec(part) ?? [];
    if (key === undefined) return replacements.whole("subject", part);
    // A country or a department is the word "in" or "it" as well, which is not to be searched for.
    return `${key}=${isTooOrdinary(value) ? "..." : replacements.whole("subject", value)}`;
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
