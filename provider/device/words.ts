import type { Endpoint } from "./endpoint.js";
import { printable } from "./printable.js";
import { secretsRemover } from "./secrets.js";
import { descendants, parseXml } from "./xml.js";

export { listed, printable } from "./printable.js";

/** Makes a text safe to print, at most so many characters of it. */
export type Clean = (text: string, longest?: number) => string;

/** A name, a role or a state: more of it says nothing, and several of them stand in one message. */
const LONGEST_WORD = 64;

/**
 * A device's own word: decisions rest on `raw`, messages and outputs have `printed`.
 *
 * Turned into a text or into JSON it is `printed`, so that `raw` gets nowhere by accident.
 */
export class DeviceWord {
    readonly #raw: string;

    constructor(
        raw: string,
        readonly printed: string,
    ) {
        this.#raw = raw;
    }

    get raw(): string {
        return this.#raw;
    }

    toString(): string {
        return this.printed;
    }

    toJSON(): string {
        return this.printed;
    }
}

/** The word as it is, and as `clean` makes it. */
export function deviceWord(text: string, clean: Clean): DeviceWord {
    return new DeviceWord(withoutReferences(text), clean(text, LONGEST_WORD) || (text === "" ? "" : "(not printable)"));
}

/** Makes a function for a node's own words: safe to print, and without its secrets, which a device might echo. */
export function wordCleaner(endpoint: Endpoint, tokens: readonly string[]): Clean {
    const withoutSecrets = secretsRemover(endpoint, tokens);
    // The secrets first: half of one that is cut is not found. And again, for one that only what is printed has.
    return (text, longest) => withoutSecrets(printable(withoutSecrets(withoutReferences(text)), longest));
}

/** Characters that stand there by number, `&#64;` or `&#x40;`, as themselves. */
export function withoutReferences(text: string): string {
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
