import { expect } from "chai";
import * as fc from "fast-check";
import { X509Certificate } from "node:crypto";
import { readCertificates } from "../../../../provider/resource/inputs/caCertificates.js";
import { createAuthority } from "../../../../simulator/certificates.js";
import { UNPRINTABLE } from "../../../hostile/statusProblems.js";

const NOT_PEM = "is not one or more certificates in PEM";

describe("CA certificates in a text", () => {
    let pems: readonly string[];
    let key: string;
    let der: Buffer;
    before(async () => {
        const authorities = await Promise.all([createAuthority(), createAuthority(), createAuthority()]);
        pems = authorities.map(({ certificate }) => `${certificate.trim()}\n`);
        const issued = await (await createAuthority()).issue("valid", "sbc-a", ["sbc-a"]);
        key = issued.privateKey;
        der = new X509Certificate(pems[0] ?? "").raw;
    });

    const problemOf = (text: string) => {
        const read = readCertificates(text);
        return read.kind === "problem" ? read.problem : "read";
    };
    const labelled = (label: string, pem = pems[0] ?? "") => pem.replaceAll(" CERTIFICATE-", ` ${label}-`);
    const sequence = (...bytes: number[]) =>
        Buffer.from([0x30, 0x82, 0x09, 0xa1, ...bytes, ...Array<number>(40).fill(0x93)]);

    it("are read whatever begins and ends their lines, and whatever stands between them", () => {
        const decoration = fc.record({
            before: fc.constantFrom("", "\ufeff", "# our CA\n", "\n\n", "subject=CN = ca\r\n"),
            indent: fc.constantFrom("", "  ", "\t", "        ", "\u00a0"),
            behind: fc.constantFrom("", " ", "\t"),
            newline: fc.constantFrom("\n", "\r\n", "\r", "\n\n"),
            label: fc.constantFrom("CERTIFICATE", "X509 CERTIFICATE"),
            width: fc.integer({ min: 1, max: 2_000 }),
        });
        const count = new X509Certificate(pems[0] ?? "").raw.length;
        expect(count).to.be.above(100);
        fc.assert(
            fc.property(fc.array(fc.tuple(fc.nat(2), decoration), { minLength: 1, maxLength: 4 }), (parts) => {
                const chosen = parts.map(([index]) => pems[index] ?? "");
                const text = parts.map(([, { before, indent, behind, newline, label, width }], at) => {
                    const base64 = chosen[at]?.replace(/-----.*-----|\s/g, "") ?? "";
                    const body = base64.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
                    const lines = [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`];
                    return before + lines.map((line) => indent + line + behind).join(newline) + newline;
                });
                const read = readCertificates(text.join(""));
                if (read.kind === "problem") throw new Error(read.problem);
                const blocks = read.pem.match(/-----BEGIN CERTIFICATE-----\n[^-]+\n-----END CERTIFICATE-----\n/g) ?? [];
                expect(blocks.join("")).to.equal(read.pem);
                const fingerprints = (all: readonly string[]) =>
                    all.map((one) => new X509Certificate(one).fingerprint256);
                expect(fingerprints(blocks)).to.deep.equal(fingerprints(chosen));
            }),
            { numRuns: 200 },
        );
    });

    const forms: Record<string, readonly [text: () => string, says: RegExp]> = {
        "DER, read as UTF-8": [
            () => der.toString("utf8"),
            /: it is in DER; .*openssl x509 -inform der -in FILE -out ca\.pem$/,
        ],
        "DER, read as Latin-1": [() => der.toString("latin1"), /: it is in DER; .*openssl x509 -inform der/],
        "PKCS#7 in DER": [
            () => sequence(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02).toString("utf8"),
            /: it is in PKCS#7, in DER; .*openssl pkcs7 -inform der -print_certs/,
        ],
        "PKCS#12": [() => sequence(0x02, 0x01, 0x03).toString("utf8"), /: it is in PKCS#12; .*openssl pkcs12 -nokeys/],
        "a private key in DER": [() => sequence(0x02, 0x01, 0x00).toString("utf8"), /: it is a private key, in DER;/],
        TRUSTED: [() => labelled("TRUSTED CERTIFICATE"), /: it holds a TRUSTED CERTIFICATE, .*openssl x509 -in FILE/],
        "a certificate and a TRUSTED one": [() => (pems[1] ?? "") + labelled("TRUSTED CERTIFICATE"), /TRUSTED/],
        "PKCS#7 in PEM": [() => labelled("PKCS7"), /: it is in PKCS#7; .*openssl pkcs7 -print_certs -in FILE/],
        CMS: [() => labelled("CMS"), /: it is in PKCS#7;/],
        "a private key": [() => key, /: it holds a private key, .*openssl x509 -in FILE/],
        "a certificate and a private key": [() => (pems[0] ?? "") + key, /: it holds a private key/],
        "an old private key": [() => labelled("RSA PRIVATE KEY"), /: it holds a private key/],
        "an encrypted private key": [() => labelled("ENCRYPTED PRIVATE KEY"), /: it holds a private key/],
        "a private key on one line": [() => key.replaceAll("\n", " "), /: it holds a private key/],
        "a request": [() => labelled("CERTIFICATE REQUEST"), /: it is a certificate request/],
        "an old request": [() => labelled("NEW CERTIFICATE REQUEST"), /: it is a certificate request/],
        "a public key": [() => labelled("PUBLIC KEY"), /: it is a public key/],
        "a revocation list": [() => labelled("X509 CRL"), /: it is a revocation list/],
        "UTF-16": [() => Buffer.from(`\ufeff${pems[0]}`, "utf16le").toString("utf8"), /: it is in UTF-16; .*iconv/],
        "UTF-16 without a mark": [() => Buffer.from(pems[0] ?? "", "utf16le").toString("utf8"), /: it is in UTF-16;/],
        "base64 alone": [() => der.toString("base64"), /: it is base64 without a BEGIN and an END line/],
        "base64 alone, in lines": [() => (pems[0] ?? "").replace(/-----.*-----\n/g, ""), /: it is base64 without/],
        "one line": [
            () => (pems[0] ?? "").replaceAll("\n", " "),
            /: the BEGIN and END of each .* on a line of their own$/,
        ],
        "line breaks written out": [
            () => (pems[0] ?? "").replaceAll("\n", "\\n"),
            /: its line breaks are written out as \\n/,
        ],
        "two run together": [() => (pems[0] ?? "").trim() + (pems[1] ?? ""), /: the BEGIN and END of each/],
        "no END": [() => (pems[0] ?? "").replace(/-----END.*/, ""), /: the certificate has no END line$/],
        "no END, of one of several": [
            () => (pems[0] ?? "").replace(/-----END.*\n/, "") + (pems[1] ?? ""),
            /: certificate 1 of 2 has no END line$/,
        ],
        "a character too few": [
            () => (pems[0] ?? "") + (pems[1] ?? "").replace(/MI/, "M"),
            /: certificate 2 of 2 can't be read; copy it again$/,
        ],
        "a file's path": [() => "/etc/ssl/ca.pem", new RegExp(`^${NOT_PEM}$`)],
        "a password": [() => "hunter2", new RegExp(`^${NOT_PEM}$`)],
    };
    for (const [form, [text, says]] of Object.entries(forms)) {
        it(`are refused with the form that they are in: ${form}`, () => {
            const problem = problemOf(text());
            expect(problem).to.match(says);
            expect(problem.startsWith(NOT_PEM)).to.equal(true);
        });
    }

    it("are never quoted, whatever they are, and whatever they are is said in one line", () => {
        const piece = fc.constantFrom(
            ...["-----BEGIN ", "-----END ", "CERTIFICATE", "PRIVATE KEY", "TRUSTED CERTIFICATE", "-----", "\n", "\r\n"],
            ...["secret-of-the-node", "0\ufffd\u0003\ufffd0\ufffd", "\0", "\ufeff", "MIIB", "<{%x%}>", "\u001b[2J"],
        );
        const text = fc.oneof(
            fc.string({ unit: "binary" }),
            fc.array(piece).map((pieces) => pieces.join("")),
        );
        fc.assert(
            fc.property(text, (any) => {
                const problem = problemOf(any);
                expect(problem).to.not.include("secret-of-the-node").and.to.not.match(UNPRINTABLE);
                expect(problem.length).to.be.below(300);
            }),
            { numRuns: 1_000 },
        );
        const secrets = key.split("\n").filter((line) => line.length > 20 && !line.startsWith("-"));
        expect(secrets).to.have.length.above(1);
        for (const secret of secrets) expect(problemOf(key)).to.not.include(secret);
    });
});
