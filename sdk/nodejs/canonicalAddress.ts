/** `host:port`, the same for every spelling of one address; what is no address stays, and is for the check. */
export function canonical(address: string): string {
    const url = `https://${address}`;
    if (/[\s/?#@]/.test(address) || !URL.canParse(url)) return address;
    const { hostname, port } = new URL(url);
    return `${hostname.replace(/\.$/, "")}:${port || "443"}`;
}
