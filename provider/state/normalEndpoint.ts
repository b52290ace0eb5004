/** `host:port`, the same for every spelling of one address: lower case, no final dot, canonical IPv4 and IPv6. */
export function normalEndpoint({ host, port }: { readonly host: string; readonly port: number }): string {
    const normal = normalHost(host);
    return normal.includes(":") ? `[${normal}]:${port}` : `${normal}:${port}`;
}

/** By the rules of URLs, which are those of the system's resolver too: `010.1` is 8.0.0.1 to both. IPv6 without brackets. */
export function normalHost(host: string): string {
    const bare = host
        .replace(/^\[(.*)\]$/, "$1")
        .replace(/\.$/, "")
        .toLowerCase();
    const text = `https://${bare.includes(":") ? `[${bare}]` : bare}/`;
    if (!URL.canParse(text)) return bare;
    const { hostname } = new URL(text);
    return unmapped(hostname.replace(/^\[(.*)\]$/, "$1"));
}

/** `::ffff:a.b.c.d`, which a URL writes in hexadecimal, is that IPv4 address (RFC 4291, 2.5.5.2). */
function unmapped(address: string): string {
    const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ?? [];
    if (high === undefined || low === undefined) return address;
    const a = parseInt(high, 16);
    const b = parseInt(low, 16);
    return [a >> 8, a & 255, b >> 8, b & 255].join(".");
}
