import type { Endpoint } from "./endpoint.js";
import { secretsRemover } from "./secrets.js";
import { descendants, parseXml } from "./xml.js";

/**
 * A device's own words, made safe to print: one line, printable characters, at most 200 of them.
 *
 * Not printable is whatever has no shape of its own: controls, but also what turns the direction of a line or hides.
 */
export function printable(text: string): string {
    const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").trim();
    // Not through the middle of a surrogate pair.
    return line.length > 200 ? `${line.slice(0, 199).replace(/[\ud800-\udbff]$/, "")}…` : line;
}

/** Makes a function for a node's own words: safe to print, and without its secrets, which a device might echo. */
export function wordCleaner(endpoint: Endpoint, tokens: readonly string[]): (text: string) => string {
    const withoutSecrets = secretsRemover(endpoint, tokens);
    // The secrets first: half of one that is cut is not found.
    return (text) => printable(withoutSecrets(withoutReferences(text)));
}

/** Characters that stand there by number, `&#64;` or `&#x40;`, as themselves. */
function withoutReferences(text: string): string {
    return text.replace(
        /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi,
        (reference, hex: string | undefined, decimal: string) => {
            const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
            return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
        },
    );
}

/**
 * What a reply says for itself, in brackets and ready to append; empty where it says nothing.
 *
 * The text is searched for anywhere in the reply: its place differs by release. Secrets that a device might echo are cut.
 */
export function errorMessageOf(body: string, endpoint: Endpoint, ...tokens: string[]): string {
    const document = parseXml(body);
    if ("problem" in document) return "";
    const texts = descendants(document.root, "errorMessage").filter((text) => typeof text === "string");
    const said = wordCleaner(endpoint, tokens)(texts.join("; "));
    return said === "" ? "" : ` ("${said}")`;
}
