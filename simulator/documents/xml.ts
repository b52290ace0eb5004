/** Text as it may stand between two tags. */
export function escapeXml(text: string): string {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** The same the other way round, with characters by number. */
export function unescapeXml(text: string): string {
    return text
        .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (all, hex: string | undefined, decimal: string) => {
            const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
            return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
        })
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&apos;", "'")
        .replaceAll("&amp;", "&");
}

export function element(name: string, text: string | number): string {
    return `<${name}>${escapeXml(String(text))}</${name}>`;
}

/** The documented envelope of every body: `data`, `messages` and `links`. */
export function responseXml(data: string, links: readonly string[] = []): string {
    return envelope(data, "", links);
}

/** Documented: the text of an error is in `errorMessage`; the wrapping is not known from a real device. */
export function errorXml(message: string, links: readonly string[] = []): string {
    return envelope("", element("errorMessage", message), links);
}

function envelope(data: string, messages: string, links: readonly string[]): string {
    const linkElements = links.map((link) => element("link", link)).join("");
    return [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        "<response>",
        section("data", data),
        section("messages", messages),
        section("links", linkElements),
        "</response>",
        "",
    ].join("\n");
}

function section(name: string, content: string): string {
    return content === "" ? `<${name}/>` : `<${name}>${content}</${name}>`;
}
