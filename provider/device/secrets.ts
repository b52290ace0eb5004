import type { Endpoint } from "./endpoint.js";

/** The value behind `Authorization: Basic`. */
export function basicCredentials({ username, password }: Endpoint["credentials"]): string {
    return base64(`${username}:${password}`);
}

/** A shorter text is taken out only if it stands alone: without its every letter, a message says nothing. */
const SHORTEST_INSIDE_WORDS = 4;

/** None of them may hold what it stands for. */
const MARKERS = ["[secret]", "[redacted]", "***", "###"] as const;

/**
 * Makes a function that takes a node's credentials and tokens out of its words, in whichever form a device or a front
 * end may echo them: as they are, in base64, or escaped for a URL, JSON or XML, and without regard to case. A form of one to
 * three characters is taken out if no letter or digit stands beside it.
 */
export function secretsRemover({ name, credentials }: Endpoint, tokens: readonly string[]): (text: string) => string {
    const { username, password } = credentials;
    const secrets = [password, `${username}:${password}`, basicCredentials(credentials), ...tokens];
    const plain = new Set(secrets.flatMap((secret) => [secret, secret.trim(), ...inBase64(secret)]));
    const forms = [...new Set([...plain].flatMap(escaped))].filter((form) => form.trim() !== "");
    // The declared name is in the open: a secret that is a part of it is no secret there, and one everywhere else.
    const patterns = [{ text: name, isAlone: true }, ...forms.map((form) => ({ text: form, isAlone: isShort(form) }))]
        // The longest first: none may leave the end of another.
        .sort((a, b) => b.text.length - a.text.length)
        .map(({ text, isAlone }) => (isAlone ? alone(text) : literally(text)));
    const source = [...new Set(patterns)].join("|");
    // Made for the first text that may hold a secret: it takes longer than all else, and most devices echo none.
    let any: RegExp | undefined;
    const isName = (found: string) => found.toLowerCase() === name.toLowerCase();
    const mayHoldOne = searchFor(forms);
    const without = (text: string, marker: string) => {
        if (!mayHoldOne(text)) return text;
        any ??= new RegExp(source, "giu");
        return text.replace(any, (found) => (isName(found) ? found : marker));
    };
    const marker = MARKERS.find((each) => without(each, "") === each) ?? "";
    return (text) => without(text, marker);
}

/** Whether one of the forms may stand in a text. Within ASCII the pattern's case is that of `toLowerCase`; beyond it, it decides. */
function searchFor(forms: readonly string[]): (text: string) => boolean {
    if (!forms.every(isAscii)) return () => true;
    const lower = [...new Set(forms.map((form) => form.toLowerCase()))];
    return (text) => {
        if (!isAscii(text)) return true;
        const inLower = text.toLowerCase();
        return lower.some((form) => inLower.includes(form));
    };
}

function isAscii(text: string): boolean {
    // eslint-disable-next-line no-control-regex -- a control character is one of ASCII
    return /^[\u0000-\u007f]*$/.test(text);
}

function isShort(form: string): boolean {
    return [...form].length < SHORTEST_INSIDE_WORDS;
}

/** As a word of its own, such as `abc` in `password=abc`. */
function alone(text: string): string {
    return `(?<![\\p{L}\\p{N}])${literally(text)}(?![\\p{L}\\p{N}])`;
}

function escaped(text: string): string[] {
    // Half of a surrogate pair has no such form, and neither has a text that holds one.
    const url = encodeURIComponent(Buffer.from(text).toString());
    const json = JSON.stringify(text).slice(1, -1);
    const xml = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const quoted = xml.replaceAll('"', "&quot;");
    return [
        text,
        url,
        url.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`),
        // As a form has it: a space is a plus, and more is escaped.
        new URLSearchParams([["", text]]).toString().slice(1),
        json,
        json.replaceAll("/", "\\/"),
        xml,
        quoted,
        quoted.replaceAll("'", "&apos;"),
    ];
}

function literally(text: string): string {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function base64(text: string): string {
    return Buffer.from(text).toString("base64");
}

function inBase64(text: string): string[] {
    return [base64(text), base64(text).replace(/=+$/, ""), Buffer.from(text).toString("base64url")];
}
