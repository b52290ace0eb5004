/** An answer as its bytes came, one character each. */
export interface RawAnswer {
    readonly statusLine: string;
    /** In their order, in the spelling of the device. */
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** How the body ends: by its length, in chunks, or with the connection. `none`: no body comes with this status. */
    readonly ends: "length" | "chunked" | "connection" | "none";
    /** Sizes in bytes, if it came in chunks. */
    readonly chunks?: readonly number[];
}

/** Of the last answer in what came, after interim ones; absent if its head is not whole. */
export function rawAnswerIn(bytes: string): RawAnswer | undefined {
    const end = bytes.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const [statusLine = "", ...lines] = bytes.slice(0, end).split("\r\n");
    const rest = bytes.slice(end + 4);
    const status = Number(/^HTTP\/\d\.\d (\d{3})/.exec(statusLine)?.[1] ?? 0);
    if (status >= 100 && status < 200) return rawAnswerIn(rest);
    const headers = lines.map((line) => {
        const colon = line.indexOf(":");
        return [line.slice(0, Math.max(colon, 0)), line.slice(colon + 1).trim()] as const;
    });
    const has = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted);
    if (status === 204 || status === 304) return { statusLine, headers, ends: "none" };
    if (has("transfer-encoding")) return { statusLine, headers, ends: "chunked", chunks: chunksIn(rest) };
    return { statusLine, headers, ends: has("content-length") ? "length" : "connection" };
}

/** Their sizes, up to the last, empty one. */
function chunksIn(body: string): number[] {
    const sizes: number[] = [];
    let at = 0;
    for (;;) {
        const [line, hex] = /^([0-9a-f]{1,8})[^\r\n]*\r\n/i.exec(body.slice(at, at + 64)) ?? [];
        const size = hex === undefined ? 0 : parseInt(hex, 16);
        if (line === undefined || size === 0) return sizes;
        sizes.push(size);
        at += line.length + size + 2;
    }
}
