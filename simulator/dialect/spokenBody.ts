import { escapeXml } from "../documents/xml.js";
import type { EndpointName } from "../faults/faults.js";
import { contentOf, edited, elementsNamed, type MarkupElement, parseMarkup, textEdit } from "./markup.js";
import type { ReportedAnswer, ReportedNode } from "./report.js";

/** What is answered, and to whom. */
export interface Spoken {
    readonly endpoint: EndpointName | undefined;
    /** The node's own state, before faults. */
    readonly isActive: boolean;
    /** `host:port` as the client addressed the node. */
    readonly host: string;
    /** Without the question mark. */
    readonly query: string;
}

/** The report's body with what this pair itself decides in it: the token, the number of sessions. */
export function spokenBody(
    ordinary: string,
    { status, body }: ReportedAnswer,
    node: ReportedNode,
    spoken: Spoken,
): string {
    // A status is written by its form already.
    if (spoken.endpoint === "status") return ordinary;
    // Another type of KPI has no example.
    if (spoken.endpoint === "kpis" && spoken.query !== "type=globalSessions") return ordinary;
    const addressed = body.replaceAll(`://${node.address}/`, `://${escapeXml(spoken.host)}/`);
    if (status !== 200) return addressed;
    const own = OWN[spoken.endpoint ?? "status"];
    return own === undefined ? addressed : withContent(addressed, own, ordinary);
}

/** The element that is this pair's own. */
const OWN: Partial<Record<EndpointName, string>> = { token: "accessToken", kpis: "sysGlobalConSessions" };

function withContent(body: string, name: string, ordinary: string): string {
    const content = new RegExp(`<${name}>([^<]*)<`).exec(ordinary)?.[1];
    if (content === undefined) return body;
    // What was empty is a part of the form.
    const places = placesIn(body, name).filter((place) => contentOf(body, place) !== "");
    return edited(
        body,
        places.map((place) => textEdit(body, place, content)),
    );
}

/** None in a body that is no markup: it is answered as it came. */
function placesIn(body: string, name: string): MarkupElement[] {
    try {
        return elementsNamed(parseMarkup(body), name);
    } catch {
        return [];
    }
}
