import { isIPv4, isIPv6 } from "node:net";
import { domainToASCII } from "node:url";
import { printable } from "./printable.js";

const NEITHER = "is not a host or host:port";
const PORT = "write 1 to 65535, or leave it out for 443";

/** What is wrong with a text that is not an address, as the end of a sentence. What may be a password is not quoted. */
export function addressProblem(text: string): string {
    if (text === "") return `${NEITHER}: it is empty`;
    // What stands before an @ may be a password.
    if (text.includes("@")) return "has a user name in it; write host or host:port";
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return "has a scheme; leave it out, HTTPS is always used";
    if (/\s/.test(text)) return "has a character that no host name has: white space";
    const [hidden] = /[\p{C}\p{Default_Ignorable_Code_Point}]/u.exec(text) ?? [];
    if (hidden !== undefined) return `has a character that no host name has, and that can't be seen: ${codeOf(hidden)}`;
    const [, prefix] = /^[0-9a-f.:[\]]+(\/\d{1,3})$/i.exec(text) ?? [];
    if (prefix !== undefined) return `has a prefix length, ${prefix}; write the address of the node alone`;
    if (/[/\\?#]/.test(text)) return "has a path; leave it out";
    const [, zone] = /^\[?[0-9a-f:.]*:[0-9a-f:.]*(%[^\]]*)/i.exec(text) ?? [];
    if (zone !== undefined) {
        return `has a zone, ${quoted(zone)}, which is not supported; write an address that is not link-local, without it`;
    }
    if (/[[\]]/.test(text)) return bracketProblem(text);
    if (isIPv6(text)) return "is IPv6 without brackets; write [address]:port";
    const [host = "", ...ports] = text.split(":");
    if (ports.length > 1) return colonProblem(text, host, ports);
    return hostProblem(host) ?? portProblem(ports[0] ?? "");
}

function bracketProblem(text: string): string {
    const [, inner, rest = ""] = /^\[([^[\]]*)\]([^[\]]*)$/.exec(text) ?? [];
    if (inner === undefined) return `${NEITHER}: its brackets do not match, or do not begin it; write [address]:port`;
    if (inner === "") return `${NEITHER}: nothing stands between its brackets`;
    if (isIPv4(inner)) return "has brackets around IPv4; leave them out";
    if (!isIPv6(inner)) return `has brackets around ${quoted(inner)}, which is not an IPv6 address`;
    if (!rest.startsWith(":")) return `has ${quoted(rest)} behind its brackets; write [address]:port`;
    return portProblem(rest.slice(1));
}

function colonProblem(text: string, host: string, ports: readonly string[]): string {
    const address = text.slice(0, text.lastIndexOf(":"));
    const isNumbered = ports.every((port) => /^\d+$/.test(port));
    if (isIPv6(address) && !address.endsWith(":") && /^\d+$/.test(ports.at(-1) ?? ""))
        return `has a port behind IPv6; write [${address}]:${ports.at(-1)}`;
    const isNamed = /[.g-z_-]/i.test(host) && hostProblem(host) === undefined;
    if (isNamed && isNumbered) {
        return `has ${ports.length === 2 ? "two" : ports.length} ports (${quoted(ports.join(" and "))}); write one, as in host:port`;
    }
    return `${NEITHER}, nor an IPv6 address: it has ${ports.length} colons`;
}

function hostProblem(host: string): string | undefined {
    if (host === "") return `${NEITHER}: nothing stands before the port`;
    if (/[^\0-\x7f]/.test(host)) {
        const ascii = domainToASCII(host);
        const isWritable = ascii !== "" && hostProblem(ascii) === undefined;
        return `is not a host name in ASCII; write ${isWritable ? ascii : "one that is"}`;
    }
    const [odd] = /[^a-z0-9_.-]/i.exec(host) ?? [];
    if (odd !== undefined) return `is not a host name: it has ${quoted(odd)}`;
    const labels = host.replace(/\.$/, "").split(".");
    if (labels.includes("")) return "is not a host name: nothing stands between two of its dots, or before the first";
    if (host.length > 254 || labels.some((label) => label.length > 63)) {
        return "is not a host name: it is longer than 253 characters, or 63 between two dots";
    }
    // The system's resolver would read it as IPv4 in one of its old forms: octal, hexadecimal, or with fewer numbers.
    const isNumber = /^(\d+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? "");
    if (isNumber && !isIPv4(host))
        return "is not a host name, nor IPv4: that is four numbers from 0 to 255, without zeros before them";
    return undefined;
}

function portProblem(port: string): string {
    return /^\d*$/.test(port) ? `has a bad port; ${PORT}` : `has a bad port, ${quoted(port)}; ${PORT}`;
}

/** Whether it is one that is looked up, or IPv4. */
export function isHost(host: string): boolean {
    return hostProblem(host) === undefined;
}

function quoted(text: string): string {
    return printable(text, 60);
}

function codeOf(character: string): string {
    return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
