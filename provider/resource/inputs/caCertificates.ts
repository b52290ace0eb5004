import { X509Certificate } from "node:crypto";

export type Certificates =
    | { readonly kind: "read"; readonly pem: string }
    /** The end of a sentence. It quotes nothing of the text, which may hold a private key. */
    | { readonly kind: "problem"; readonly problem: string };

/** Few bundles serve many pairs: each is read once, and kept once, however many resources bring a copy of their own. */
const known = new Map<string, Certificates>();
const MOST_KNOWN = 16;

/**
 * Reads certificates in PEM, whatever their lines end and begin with: byte order marks, carriage returns and indentation
 * are left out. OpenSSL would pass over what it does not know, silently; here that is a problem.
 */
export function readCertificates(text: string): Certificates {
    const read = known.get(text) ?? readAnew(text);
    // It may be a private key, which nothing keeps.
    if (read.kind === "problem") return read;
    known.delete(text);
    known.set(text, read);
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    return read;
}

function readAnew(text: string): Certificates {
    const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim());
    const marks = lines.flatMap((line, at) => {
        const [, edge, label] = /^-----(BEGIN|END) ([A-Z0-9 ]+)-----$/.exec(line) ?? [];
        return label === undefined ? [] : [{ at, edge, label }];
    });
    const labels = [...text.matchAll(/-----BEGIN ([^-\r\n]+)-----/g)].map(([, label = ""]) => label);
    const foreign = FOREIGN.find(([form]) => labels.some((label) => form.test(label)));
    if (foreign !== undefined) return problem(foreign[1]);
    const begins = marks.filter(({ edge, label }) => edge === "BEGIN" && CERTIFICATE.test(label));
    // In the middle of a line, one would be passed over.
    if (begins.length !== text.split(/-----BEGIN (?:X509 )?CERTIFICATE-----/).length - 1)
        return problem(runTogether(text));
    if (begins.length === 0) return problem(formOf(text, labels));
    const certificates: string[] = [];
    for (const [index, begin] of begins.entries()) {
        const end = marks[marks.indexOf(begin) + 1];
        const which = begins.length === 1 ? "the certificate" : `certificate ${index + 1} of ${begins.length}`;
        if (end?.edge !== "END" || end.label !== begin.label) return problem(`${which} has no END line`);
        const pem = pemOf(lines.slice(begin.at + 1, end.at).join(""));
        if (pem === undefined) return problem(`${which} can't be read; copy it again`);
        certificates.push(pem);
    }
    return { kind: "read", pem: certificates.join("") };
}

/** Absent if it is no certificate. */
function pemOf(base64: string): string | undefined {
    const pem = `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}(?=.)/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
    try {
        return /^[A-Za-z0-9+/]+=*$/.test(base64) && new X509Certificate(pem).subject !== undefined ? pem : undefined;
    } catch {
        return undefined;
    }
}

const CERTIFICATE = /^(X509 )?CERTIFICATE$/;
const CONVERTED = "convert the file with: openssl";

/** Beside certificates too: OpenSSL would leave out what is in the first two, and a key has no place here. */
const FOREIGN: readonly (readonly [label: RegExp, problem: string])[] = [
    [
        /^TRUSTED CERTIFICATE$/,
        `it holds a TRUSTED CERTIFICATE, OpenSSL's own form; ${CONVERTED} x509 -in FILE -out ca.pem, each one by itself`,
    ],
    [/^(PKCS7|PKCS #7 SIGNED DATA|CMS)$/, `it is in PKCS#7; ${CONVERTED} pkcs7 -print_certs -in FILE -out ca.pem`],
    [
        /PRIVATE KEY$/,
        `it holds a private key, which belongs to the node alone; write the certificates only: openssl x509 -in FILE -out ca.pem takes the first one out of the file`,
    ],
];

function runTogether(text: string): string {
    const isWrittenOut = text.includes("\\n");
    return isWrittenOut
        ? "its line breaks are written out as \\n; write real ones"
        : "the BEGIN and END of each certificate must stand on a line of their own";
}

/** Which form a text without a certificate is in, if that can be told. */
function formOf(text: string, labels: readonly string[]): string {
    if (labels.some((label) => label.endsWith("CERTIFICATE REQUEST"))) {
        return "it is a certificate request, which no command converts; write the certificate of the CA";
    }
    if (labels.some((label) => label.endsWith("PUBLIC KEY")))
        return "it is a public key; write the certificate of the CA";
    if (labels.includes("X509 CRL")) return "it is a revocation list; write the certificate of the CA";
    if (/\0-\0-\0|^(\ufeff|\ufffd\ufffd|\xff\xfe|\xfe\xff)\0?-\0/.test(text)) {
        return "it is in UTF-16; convert the file with: iconv -f UTF-16 -t UTF-8 FILE > ca.pem";
    }
    return binaryForm(text) ?? (/^MI[A-Za-z0-9+/\s]{100,}=*\s*$/.test(text) ? WITHOUT_LINES : "");
}

const WITHOUT_LINES =
    "it is base64 without a BEGIN and an END line; if it is a certificate, put it between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----";

/** DER begins with a sequence of more than 127 bytes. In text, its bytes above 127 are whatever they were read as. */
function binaryForm(text: string): string | undefined {
    const start = text.slice(0, 8);
    if (["\0", "\u0001"].some((version) => start.startsWith("0") && start.includes(`\u0002\u0001${version}`))) {
        return "it is a private key, in DER; write the certificate of the CA";
    }
    if (!/^0[\x80-\x84\ufffd]/.test(start)) return undefined;
    if (start.includes("\u0006\t*")) {
        return `it is in PKCS#7, in DER; ${CONVERTED} pkcs7 -inform der -print_certs -in FILE -out ca.pem`;
    }
    if (start.includes("\u0002\u0001\u0003")) {
        return `it is in PKCS#12; ${CONVERTED} pkcs12 -nokeys -in FILE -out ca.pem`;
    }
    return `it is in DER; ${CONVERTED} x509 -inform der -in FILE -out ca.pem`;
}

function problem(form: string): Certificates {
    const fact = "is not one or more certificates in PEM";
    return { kind: "problem", problem: form === "" ? fact : `${fact}: ${form}` };
}
