import { urlText } from "../urlText.js";
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
    const forms = [...formsOfLogin(credentials), ...tokens.flatMap(formsOf)].filter((form) => form.trim() !== "");
    const folded = [...new Set(forms.map(foldedCase))];
    let remove: ((text: string) => string) | undefined;
    return (text) => {
        // Making the pattern costs more than a look at a node: nearly no text has what it could find.
        if (isPlainAscii(text)) {
            const inSmall = text.toLowerCase();
            if (!folded.some((form) => inSmall.includes(form))) return text;
        }
        remove ??= removerOf(name, forms);
        return remove(text);
    };
}

function removerOf(name: string, forms: readonly string[]): (text: string) => string {
    // The declared name is in the open: a secret that is a part of it is no secret there, and one everywhere else.
    const patterns = [{ text: name, isAlone: true }, ...forms.map((form) => ({ text: form, isAlone: isShort(form) }))]
        // The longest first: none may leave the end of another.
        .sort((a, b) => b.text.length - a.text.length)
        .map(({ text, isAlone }) => (isAlone ? alone(text) : literally(text)));
    const any = new RegExp([...new Set(patterns)].join("|"), "giu");
    const isName = (found: string) => found.toLowerCase() === name.toLowerCase();
    const without = (text: string, marker: string) => text.replace(any, (found) => (isName(found) ? found : marker));
    const marker = MARKERS.find((each) => without(each, "") === each) ?? "";
    return (text) => without(text, marker);
}

let lastLogin: { readonly username: string; readonly password: string; readonly forms: readonly string[] } | undefined;

/** Nodes that are looked at one after the other mostly share it. */
function formsOfLogin({ username, password }: Endpoint["credentials"]): readonly string[] {
    if (lastLogin?.username !== username || lastLogin.password !== password) {
        const secrets = [password, `${username}:${password}`, basicCredentials({ username, password })];
        lastLogin = { username, password, forms: secrets.flatMap(formsOf) };
    }
    return lastLogin.forms;
}

function formsOf(secret: string): string[] {
    return [secret, secret.trim(), ...inBase64(secret)].flatMap(escaped);
}

function isPlainAscii(text: string): boolean {
    // eslint-disable-next-line no-control-regex -- all of ASCII
    return /^[\x00-\x7f]*$/.test(text);
}

/** As a pattern without regard to case compares it with ASCII: beyond that, these two alone are letters of it. */
function foldedCase(text: string): string {
    return text.replaceAll("\u017f", "s").replaceAll("\u212a", "k").toLowerCase();
}

function isShort(form: string): boolean {
    return [...form].length < SHORTEST_INSIDE_WORDS;
}

/** As a word of its own, such as `abc` in `password=abc`. */
function alone(text: string): string {
    return `(?<![\\p{L}\\p{N}])${literally(text)}(?![\\p{L}\\p{N}])`;
}

/** What no escaping changes. */
const SAME_IN_EVERY_FORM = /^[\w.-]*$/;

function escaped(text: string): string[] {
    if (SAME_IN_EVERY_FORM.test(text)) return [text];
    const url = urlText(text);
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
