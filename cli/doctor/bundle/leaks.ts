/** Whether a text holds one of these, in whatever case and in any encoding that a device or a front end may use. */
export function leakIn(text: string, originals: readonly string[]): string | undefined {
    const searched = originals.map((original) => ({ original, folded: folded(original) }));
    const readings = [...readingsOf(text)];
    return searched.find(({ folded: wanted }) => readings.some((reading) => reading.includes(wanted)))?.original;
}

/** The text as it is, and as it reads when each encoding that it may be in is undone. */
function* readingsOf(text: string): Generator<string> {
    const plain = withoutEscapes(text);
    yield folded(text);
    yield folded(plain);
    for (const source of new Set([text, plain])) {
        // Another reading begins at any of four letters: what stands before a name in base64 is not known.
        for (const [run] of source.matchAll(/[A-Za-z0-9+/_=-]{4,}/g)) {
            for (let start = 0; start < 4; start++) yield* decoded(Buffer.from(run.slice(start), "base64"));
        }
        for (const [run] of source.matchAll(/(?:[0-9a-fA-F]{2}[:\s-]?){3,}/g)) {
            const digits = run.replace(/[^0-9a-fA-F]/g, "");
            for (let start = 0; start < 2; start++) yield* decoded(Buffer.from(digits.slice(start), "hex"));
        }
    }
}

/** And once more within: a token in base64 may hold another. */
function* decoded(bytes: Buffer): Generator<string> {
    const text = bytes.toString("utf8");
    yield folded(text);
    yield folded(bytes.toString("latin1"));
    yield folded(withoutEscapes(text));
}

/** References of XML, escapes of URLs and of JSON, as the characters that they stand for. */
export function withoutEscapes(text: string): string {
    return text
        .replace(/\\u([0-9a-fA-F]{4})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
        .replace(/\\(["\\/])/g, "$1")
        .replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) => Buffer.from(escapes.replaceAll("%", ""), "hex").toString("utf8"))
        .replace(/&#x([0-9a-fA-F]{1,6});/g, (all, hex: string) => characterOf(parseInt(hex, 16)) ?? all)
        .replace(/&#(\d{1,7});/g, (all, decimal: string) => characterOf(Number(decimal)) ?? all)
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&apos;", "'")
        .replaceAll("&amp;", "&");
}

function characterOf(code: number): string | undefined {
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

export function folded(text: string): string {
    return text.normalize("NFKC").toLowerCase();
}
