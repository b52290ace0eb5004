import { inspect } from "node:util";

export const USERNAME = "rest-admin";
/** Of characters that one encoding or another changes. */
export const PASSWORD = `Gr\u00fc\u00df&<"it's">/+ 100%\\~?=\u20ac`;

/** Every form in which a secret might be written, by name. */
export function formsOf(secret: string): Readonly<Record<string, string>> {
    const bytes = Buffer.from(secret, "utf8");
    const base64 = bytes.toString("base64");
    const url = encodeURIComponent(secret);
    const xml = secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return {
        "as it is": secret,
        "in base64": base64,
        "in base64, without its end": base64.replace(/=+$/, ""),
        "in base64 for URLs": bytes.toString("base64url"),
        "in base64, URL-encoded": encodeURIComponent(base64),
        "URL-encoded": url,
        "URL-encoded in lower case": url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
        "as in a form": new URLSearchParams({ x: secret }).toString().slice(2),
        "in JSON": JSON.stringify(secret).slice(1, -1),
        "in XML": xml,
        "in an XML attribute": xml.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
    };
}

/** Whether a form stands in a text so that it is known again: anywhere if it is long, and as a word of its own if it is short. */
export function isRecognisable(text: string, form: string): boolean {
    if ([...form].length >= 4) return text.toLowerCase().includes(form.toLowerCase());
    const literally = form.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    return new RegExp(`(?<![\\p{L}\\p{N}])${literally}(?![\\p{L}\\p{N}])`, "iu").test(text);
}

/** What must never be seen, by name: the password, what goes into a header, each token, each in every form. */
export function secretsWith(tokens: Iterable<string>): ReadonlyMap<string, string> {
    const secrets: Record<string, string> = { password: PASSWORD, "user:password": `${USERNAME}:${PASSWORD}` };
    for (const token of tokens) secrets[`token ${Object.keys(secrets).length - 1}`] = token;
    const all = Object.entries(secrets).flatMap(([name, secret]) =>
        Object.entries(formsOf(secret)).map(([form, text]) => [`${name} ${form}`, text] as const),
    );
    return new Map(all);
}

/** Where a secret stands in what was said, and in which form; empty where none does. */
export function leaksIn(
    said: readonly (readonly [where: string, what: unknown])[],
    tokens: Iterable<string>,
): string[] {
    const secrets = secretsWith(tokens);
    return said.flatMap(([where, what]) => {
        const texts = [textOf(what), ...stringsIn(what)];
        return [...secrets]
            .filter(([, form]) => texts.some((text) => text.includes(form)))
            .map(([name]) => `${where}: ${name}`);
    });
}

function textOf(what: unknown): string {
    return typeof what === "string" ? what : inspect(what, { depth: 12, showHidden: true, maxStringLength: null });
}

/** The texts themselves, keys included: what is inspected is escaped. */
function stringsIn(what: unknown, seen = new Set<unknown>()): string[] {
    if (typeof what === "string") return [what];
    if (typeof what !== "object" || what === null || seen.has(what)) return [];
    seen.add(what);
    const own = Object.getOwnPropertyNames(what);
    return own.flatMap((key) => [key, ...stringsIn((what as Record<string, unknown>)[key], seen)]);
}
