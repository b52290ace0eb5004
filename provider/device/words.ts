import type { Endpoint } from "./endpoint.js";
import { descendants, parseXml } from "./xml.js";

/** A device's own words, made safe to print: one line, printable characters, at most 200 of them. */
export function printable(text: string): string {
    // eslint-disable-next-line no-control-regex
    const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
    return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

/**
 * What a reply says for itself, in brackets and ready to append; empty where it says nothing.
 *
 * The text is searched for anywhere in the reply: its place differs by release. Secrets that a device might echo are cut.
 */
export function errorMessageOf(body: string, endpoint: Endpoint, token?: string): string {
    const document = parseXml(body);
    if ("problem" in document) return "";
    const texts = descendants(document.root, "errorMessage").filter((text) => typeof text === "string");
    const said = withoutSecrets(texts.join("; "), endpoint, token);
    return said === "" ? "" : ` ("${printable(said)}")`;
}

function withoutSecrets(text: string, { credentials }: Endpoint, token: string | undefined): string {
    const secrets = [basicCredentials(credentials), credentials.password, token ?? ""];
    return secrets
        .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")])
        .filter((secret) => secret !== "")
        .reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);
}

/** The value behind `Authorization: Basic`. */
export function basicCredentials({ username, password }: Endpoint["credentials"]): string {
    return Buffer.from(`${username}:${password}`).toString("base64");
}
