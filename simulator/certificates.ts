// @peculiar/x509 expects it to be loaded first.
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { randomBytes, webcrypto, X509Certificate } from "node:crypto";
import { isIP } from "node:net";

/** What is wrong with a server certificate, or `valid`. */
export const certificateKinds = [
    "valid",
    "expired",
    "notYetValid",
    "wrongName",
    "selfSigned",
    /** Signed with SHA-1, as old authorities did. */
    "sha1Signature",
    /** RSA, 1024 bits. */
    "shortKey",
] as const;

export type CertificateKind = (typeof certificateKinds)[number];

/** What a TLS server needs. The key never leaves the process. */
export interface ServerCredential {
    readonly certificate: string;
    readonly privateKey: string;
    /** SHA-256 of the certificate: upper-case hexadecimal pairs with colons. */
    readonly sha256: string;
    /** What a TLS server that is to present it must allow. */
    readonly ciphers?: string;
}

export interface CertificateAuthority {
    /** PEM. */
    readonly certificate: string;
    /** A new certificate, with a new key, for the host names and addresses given. */
    issue(kind: CertificateKind, commonName: string, hosts: readonly string[]): Promise<ServerCredential>;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const shortRsa = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 1024,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
};
/** Everything that OpenSSL knows. */
const weakCiphers = "DEFAULT@SECLEVEL=0";
const dayMs = 86_400_000;

/** Makes a certificate authority for one run. Validity counts from the machine's clock: that is what clients compare. */
export async function createAuthority(kind: "valid" | "expired" = "valid"): Promise<CertificateAuthority> {
    const keys = await newKeys();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
        serialNumber: randomSerial(),
        name: "CN=Simulated SBC certificate authority",
        ...validity(kind),
        signingAlgorithm: algorithm,
        keys,
        extensions: [
            new x509.BasicConstraintsExtension(true, 0, true),
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
            await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        ],
    });
    return {
        certificate: certificate.toString("pem"),
        issue: (kind, commonName, hosts) => issue(kind, commonName, hosts, certificate.subject, keys),
    };
}

async function issue(
    kind: CertificateKind,
    commonName: string,
    hosts: readonly string[],
    issuer: string,
    issuerKeys: webcrypto.CryptoKeyPair,
): Promise<ServerCredential> {
    const keys = await newKeys(kind === "shortKey" ? shortRsa : algorithm);
    const name = kind === "wrongName" ? "another-device.invalid" : commonName;
    const isSelfSigned = kind === "selfSigned";
    const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: randomSerial(),
        subject: `CN=${name}`,
        issuer: isSelfSigned ? `CN=${name}` : issuer,
        ...validity(kind),
        signingAlgorithm: kind === "sha1Signature" ? { ...algorithm, hash: "SHA-1" } : algorithm,
        publicKey: keys.publicKey,
        signingKey: isSelfSigned ? keys.privateKey : issuerKeys.privateKey,
        extensions: [
            new x509.BasicConstraintsExtension(false, undefined, true),
            new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
            new x509.SubjectAlternativeNameExtension(alternativeNames(kind === "wrongName" ? [name] : hosts)),
            await x509.AuthorityKeyIdentifierExtension.create(isSelfSigned ? keys.publicKey : issuerKeys.publicKey),
        ],
    });
    const pem = certificate.toString("pem");
    const isWeak = kind === "sha1Signature" || kind === "shortKey";
    return {
        certificate: pem,
        privateKey: await privateKeyPem(keys),
        sha256: new X509Certificate(pem).fingerprint256,
        ...(isWeak ? { ciphers: weakCiphers } : {}),
    };
}

function newKeys(kind: typeof algorithm | typeof shortRsa = algorithm): Promise<webcrypto.CryptoKeyPair> {
    return webcrypto.subtle.generateKey(kind, true, ["sign", "verify"]);
}

async function privateKeyPem(keys: webcrypto.CryptoKeyPair): Promise<string> {
    const der = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
    return x509.PemConverter.encode(der, "PRIVATE KEY");
}

function validity(kind: CertificateKind): { notBefore: Date; notAfter: Date } {
    const now = Date.now();
    if (kind === "notYetValid") return { notBefore: new Date(now + dayMs), notAfter: new Date(now + 365 * dayMs) };
    return kind === "expired"
        ? { notBefore: new Date(now - 30 * dayMs), notAfter: new Date(now - dayMs) }
        : { notBefore: new Date(now - dayMs), notAfter: new Date(now + 365 * dayMs) };
}

function alternativeNames(hosts: readonly string[]): x509.JsonGeneralNames {
    return [...new Set(hosts)].map((host) => ({ type: isIP(host) === 0 ? "dns" : "ip", value: host }));
}

function randomSerial(): string {
    // The first bit must be clear: a serial number is positive.
    return `00${randomBytes(15).toString("hex")}`;
}
