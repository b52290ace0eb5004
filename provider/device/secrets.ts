import type { Endpoint } from "./endpoint.js";

/** The value behind `Authorization: Basic`. */
export function basicCredentials({ username, password }: Endpoint["credentials"]): string {
    return base64(`${username}:${password}`);
}

// No device takes a shorter one, and without its every letter a text says nothing.
const SHORTEST_SECRET = 4;

/**
 * Makes a function that takes a node's credentials and tokens out of its words, in whichever form a device or a front
 * end may echo them: as they are, in base64, or escaped for a URL, JSON or XML, and without regard to case.
 */
export function secretsRemover({ name, credentials }: Endpoint, tokens: readonly string[]): (text: string) => string {
    const { username, password } = credentials;
    const secrets = [password, `${username}:${password}`, basicCredentials(credentials), ...tokens];
    const forms = secrets
        .filter((secret) => secret.length >= SHORTEST_SECRET)
        .flatMap((secret) => [secret, secret.trim(), ...inBase64(secret)])
        .flatMap(escaped)
        // What the declared name holds is in the open; without it, another node's name would not be known again.
        .filter((form) => form !== "" && !name.toLowerCase().includes(form.toLowerCase()))
        // The longest first: none may leave the end of another.
        .sort((a, b) => b.length - a.length);
    if (forms.length === 0) return (text) => text;
    const any = new RegExp([...new Set(forms)].map(literally).join("|"), "gi");
    return (text) => text.replace(any, "[secret]");
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
    return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function base64(text: string): string {
    return Buffer.from(text).toString("base64");
}

function inBase64(text: string): string[] {
    return [base64(text), base64(text).replace(/=+$/, ""), Buffer.from(text).toString("base64url")];
}
