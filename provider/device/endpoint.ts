import { NAMES_IN_PROGRAM, type SettingNames } from "./settingNames.js";

/** How to reach one node, and how to know that it is the one. */
export interface Endpoint {
    /** The `hostName` that the device itself reports. */
    readonly name: string;
    readonly host: string;
    readonly port: number;
    readonly credentials: Credentials;
    readonly tls: TlsTrust;
    /** Exactly this version, no fallback. Absent: the newest that the device knows. */
    readonly apiVersion?: string;
    /** For one whole exchange, from connecting to the last byte of the answer. */
    readonly requestTimeoutMs: number;
    /** What a remedy calls a setting of it; absent: what a resource's program does. */
    readonly names?: SettingNames;
}

export function namesOf({ names = NAMES_IN_PROGRAM }: Pick<Endpoint, "names">): SettingNames {
    return names;
}

export interface Credentials {
    readonly username: string;
    readonly password: string;
}

/** What a certificate is verified against. With nothing set: the trust store of Node.js and the address. */
export interface TlsTrust {
    /** PEM, one or more certificates, in place of the trust store. */
    readonly caCertificate?: string;
    /** The name that the certificate must carry, where it is not that of the address. */
    readonly serverName?: string;
    /** Upper-case hex without colons. One of these very certificates, in place of chain, name and expiry. */
    readonly certificateSha256?: readonly string[];
}

export const DEFAULT_PORT = 443;

export interface HostAndPort {
    readonly host: string;
    readonly port: number;
}

/**
 * Reads `host`, `host:port`, `[v6]` or `[v6]:port`.
 *
 * Returns a sentence's end ("has a scheme …") where the text is not an address.
 */
export function parseAddress(text: string): HostAndPort | string {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return "has a scheme; leave it out, HTTPS is always used";
    if (/[/?#]/.test(text)) return "has a path; leave it out";
    if (/[@\s]/.test(text)) return "has a character that no host name has";
    const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]+))(?::([0-9]*))?$/i.exec(text);
    const host = match?.[1] ?? match?.[2];
    if (!match || !host) {
        return text.split(":").length > 2
            ? "is IPv6 without brackets; write [address]:port"
            : "is not a host or host:port";
    }
    const port = match[3] === undefined ? DEFAULT_PORT : Number(match[3]);
    if (match[3] === "" || port < 1 || port > 65535) return "has a bad port; write 1 to 65535, or leave it out for 443";
    return { host: host.toLowerCase(), port };
}

/** `name (address)`, as messages name a node. */
export function describeEndpoint({ name, host, port }: Endpoint): string {
    const printed = host.includes(":") ? `[${host}]` : host;
    return `${name} (${port === DEFAULT_PORT ? printed : `${printed}:${port}`})`;
}
