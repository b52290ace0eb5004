import type { NodeExamination } from "../../../provider/index.js";

/** What says whose devices they are. */
export interface Secrets {
    readonly hosts: readonly [string, string];
    readonly domain: string;
    readonly addresses: readonly [string, string];
    /** An address of something else that a log names. */
    readonly stranger: string;
    readonly serial: string;
    readonly username: string;
    readonly password: string;
    readonly token: string;
    readonly organization: string;
    /** How the replies spell them where nothing says what stands there. */
    readonly spelling: "plain" | "upper" | "base64" | "base64url" | "hex" | "url" | "references" | "inBase64";
}

const spellings: Readonly<Record<Secrets["spelling"], (text: string) => string>> = {
    plain: (text) => text,
    upper: (text) => text.toUpperCase(),
    base64: (text) => Buffer.from(text).toString("base64"),
    base64url: (text) => Buffer.from(text).toString("base64url"),
    hex: (text) => Buffer.from(text).toString("hex"),
    url: (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
    references: (text) => [...text].map((each) => `&#x${(each.codePointAt(0) ?? 0).toString(16)};`).join(""),
    inBase64: (text) => Buffer.from(`u,${text},2026`).toString("base64"),
};

/** Those of one pair, in plaintext. */
export const SECRETS = {
    hosts: ["sbc-one-a", "sbc-one-b"],
    domain: "voice.example.org",
    addresses: ["10.20.0.11", "10.20.0.12"],
    stranger: "10.99.0.1",
    serial: "QX4711Z",
    username: "gitops",
    password: "correct horse",
    token: "dG9rZW4tb2YtdGhlLXBhaXI",
    organization: "ACME Voice",
    spelling: "plain",
} as const;

/** In groups that would pass as numbers. */
export const PHONE = "0044 20 7946 0958";

/** A pair that names all of them wherever a device can. */
export function examined(secrets: Secrets): readonly [NodeExamination, NodeExamination] {
    return [node(secrets, 0), node(secrets, 1)];
}

function node(secrets: Secrets, index: 0 | 1): NodeExamination {
    const { hosts, domain, addresses, serial, organization, token } = secrets;
    const name = hosts[index];
    const at = new Date("2026-11-26T12:00:00Z");
    const certificate = {
        subject: `O=${organization}, CN=${name}.${domain}`,
        issuer: `O=${organization}, CN=${domain}`,
        names: `DNS:${name}.${domain}, IP Address:${addresses[index]}`,
        serialNumber: serial,
        sha256: "AB".repeat(32),
        validFrom: at,
        validTo: at,
        isSelfSigned: false,
    };
    return {
        name,
        address: `${addresses[index]}:8443`,
        findings: [{ topic: "names", verdict: "ok", fact: `${name} ${domain}` }],
        exchanges: [
            exchange(
                "POST",
                "/rest/v1.2/auth/token",
                `<response><data><accessToken>${escaped(token)}</accessToken></data></response>`,
                secrets,
            ),
            exchange("GET", "/rest/v1.2/system/status", statusBody(secrets, index), secrets),
            exchange("GET", "/rest/v1.2/statistics/kpiTypes", linksBody(secrets, index), secrets),
        ],
        tls: { protocol: "TLSv1.3", cipher: "TLS_AES_256_GCM_SHA384", chain: [certificate] },
        tokens: [token],
    };
}

function statusBody(secrets: Secrets, index: 0 | 1): string {
    const { hosts, domain, stranger, serial, organization, username, password, spelling } = secrets;
    const spelt = spellings[spelling];
    const inXml = (text: string) => (spelling === "references" ? spelt(text) : escaped(spelt(text)));
    const name = hosts[index];
    const peer = hosts[1 - index] ?? "";
    const all = [name, peer, domain, stranger, organization, username, password].map(inXml);
    return `<?xml version="1.0"?>
<!-- ${name} of ${organization} -->
<response site="${inXml(domain)}"><data>
  <hostName>${name}</hostName>
  <role>${index === 0 ? "active" : "standby"}</role>
  <haPeerName>${peer}</haPeerName>
  <haPeerRole>${inXml(peer)}</haPeerRole>
  <chassisSerialNo>${serial}</chassisSerialNo>
  <location>${all.join(" ")}</location><contact><name>${organization}</name><state>${organization}</state></contact>
  <phone>${PHONE}</phone><?note ${organization}?><a href=${name}.${domain}>5 of 10 at 10:14:09</a>
  <ns:haSyncState><ns:component><ns:name>tMBCD</ns:name><ns:state >TRUE</ns:state></ns:component>
    <ns:component><ns:name>${inXml(name)}</ns:name><ns:state>${inXml(username)}</ns:state></ns:component></ns:haSyncState>
  <switchOverLogs><switchOver><time>2026-04-24T10:14:09.235+0200</time>
    <info>active peer ${inXml(peer)} at ${inXml(stranger)} has timed out, ${serial}, ${inXml(name)}.${inXml(domain)}</info>
    <newState>${inXml(username)}</newState></switchOver></switchOverLogs>
  <data-${index === 0 ? "x" : "y"}><![CDATA[${organization} ${spelling === "references" ? "" : spelt(password).replaceAll("]", "")}]]></data-${index === 0 ? "x" : "y"}>
</data></response>`;
}

function linksBody({ hosts, domain, addresses, username }: Secrets, index: 0 | 1): string {
    const links = [`https://${addresses[index]}:8443/rest`, `https://${hosts[index]}.${domain}/x?user=${username}`];
    return `<response><links>${links.map((link) => `<link>${escaped(link)}</link>`).join("")}</links></response>`;
}

function exchange(method: "GET" | "POST", path: string, body: string, secrets: Secrets) {
    const { hosts, organization, token, username, spelling } = secrets;
    const spelt = spellings[spelling === "references" ? "plain" : spelling];
    const headers = [
        "HTTP/1.1 200 OK",
        `Server: nginx ${spelt(hosts[0])}`,
        "Date: Thu, 26 Nov 2026 12:00:00 GMT",
        `Set-Cookie: session=${token}; user=${spelt(username)}`,
        `X-${hosts[1]}: ${spelt(organization)}`,
        "Transfer-Encoding: chunked",
    ];
    const bytes = `${headers.join("\r\n")}\r\n\r\n5\r\n`;
    return {
        method,
        path,
        at: "2026-11-26T12:00:00.000Z",
        tookMs: 12,
        bytes,
        framing: "exact",
        body,
        status: 200,
    } as const;
}

function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
