import { isIPv6 } from "node:net";
import { addressProblem, isHost } from "./addressProblem.js";
import type { DeviceWords } from "./deviceWords.js";
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
    /** What is declared of words of the node that are not known here. */
    readonly deviceWords?: DeviceWords;
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
    /** The name that the certificate must carry, if it is not that of the address. */
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
    const [, v6, host = v6, port = `${DEFAULT_PORT}`] = /^(?:\[([^[\]%]*)\]|([^:[\]]*))(?::(\d+))?$/.exec(text) ?? [];
    const isAddress = host !== undefined && (v6 === undefined ? isHost(host) : isIPv6(v6));
    if (!isAddress || Number(port) < 1 || Number(port) > 65535) return addressProblem(text);
    return { host: host.toLowerCase(), port: Number(port) };
}

/** `name (address)`, as messages name a node. */
export function describeEndpoint(endpoint: Endpoint): string {
    return `${endpoint.name} (${describeAddress(endpoint)})`;
}

/** As declared: without the port if it is 443. */
export function describeAddress({ host, port }: HostAndPort): string {
    const printed = host.includes(":") ? `[${host}]` : host;
    return port === DEFAULT_PORT ? printed : `${printed}:${port}`;
}
