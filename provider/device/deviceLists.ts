import { exchange } from "./exchange.js";
import type { Io } from "./io.js";
import type { Session } from "./session.js";
import type { Token } from "./token.js";
import { descendants, parseXml, type XmlValue } from "./xml.js";

/** A list that a node gives of itself, or why it does not: a phrase to stand after `its list of … `. */
export type DeviceList =
    | { readonly kind: "listed"; readonly items: readonly string[] }
    | { readonly kind: "refused"; readonly status: number }
    | { readonly kind: "unreadable"; readonly fact: string };

/**
 * Reads `GET /rest/api/supportedversions`. Safe to repeat. Documented: without a version in the path, and with a token.
 *
 * Throws what an exchange throws.
 */
export async function getSupportedVersions(session: Session, token: Token, io: Io): Promise<DeviceList> {
    // `latestVersion` and `version`, as the documented sample has them.
    const read = (root: XmlValue) => [...textsIn(root, "version"), ...textsIn(root, "latestVersion")];
    return await getList(session, token, "/rest/api/supportedversions", read, io);
}

/** Reads `GET /statistics/kpiTypes`. Safe to repeat. Documented by sample: one link for each type, with `type=` in it. */
export async function getKpiTypes(session: Session, token: Token, io: Io): Promise<DeviceList> {
    const read = (root: XmlValue) =>
        textsIn(root, "link").flatMap((link) => {
            const type = /[?&]type=([A-Za-z0-9_.-]+)/.exec(link)?.[1];
            return type === undefined ? [] : [type];
        });
    return await getList(session, token, `/rest/${token.apiVersion}/statistics/kpiTypes`, read, io);
}

/** With the token that is there, once: a refusal is an answer, and no reason for a login. */
async function getList(
    session: Session,
    token: Token,
    path: string,
    read: (root: XmlValue) => readonly string[],
    io: Io,
): Promise<DeviceList> {
    const { status, body } = await exchange({ ...session.request("GET", "", token), path }, io, "always");
    if (status !== 200) return { kind: "refused", status };
    const document = parseXml(body);
    if ("problem" in document) return { kind: "unreadable", fact: document.problem };
    const clean = session.wordCleaner();
    const items = [...new Set(read(document.root).map((text) => clean(text, 32)))];
    return items.length === 0 ? { kind: "unreadable", fact: "has no entry" } : { kind: "listed", items };
}

function textsIn(root: XmlValue, name: string): string[] {
    return descendants(root, name).flatMap((value) =>
        typeof value === "string" && value.trim() ? [value.trim()] : [],
    );
}
