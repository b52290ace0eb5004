import { kpisXml } from "../../../../simulator/documents/kpiXml.js";
import { element, errorXml, responseXml } from "../../../../simulator/documents/xml.js";
import type { RequestKind } from "./counts.js";
import type { MinimalPair, NodeIndex } from "./pair.js";

/** The REST user of every node. */
export const CREDENTIALS = { username: "bench", password: "bench-only" };
const BASIC = `Basic ${Buffer.from(`${CREDENTIALS.username}:${CREDENTIALS.password}`).toString("base64")}`;

export interface Answer {
    readonly status: number;
    readonly body: string;
}

export interface Asked {
    readonly kind: RequestKind;
    readonly authorization: string | undefined;
}

/** Documented requests, in the one API version that these nodes have. */
const KINDS: Readonly<Record<string, RequestKind>> = {
    "POST /rest/v1.2/auth/token": "token",
    "GET /rest/v1.2/system/status": "status",
    "GET /rest/v1.2/statistics/kpis?type=globalSessions": "kpis",
    "POST /rest/v1.2/admin/switchover": "switchover",
};

export function kindOf(method = "", url = ""): RequestKind {
    return KINDS[`${method} ${url}`] ?? "other";
}

/** One node of a pair, with the tokens that it gave. */
export class MinimalNode {
    readonly #tokens = new Set<string>();

    constructor(
        readonly pair: MinimalPair,
        readonly index: NodeIndex,
    ) {}

    answer({ kind, authorization }: Asked): Answer {
        if (kind === "other") return { status: 404, body: errorXml("Not found") };
        if (kind === "token") return this.#logIn(authorization);
        if (!this.#tokens.has(authorization ?? "")) return { status: 401, body: errorXml("Unauthorized") };
        if (kind === "status") return { status: 200, body: this.pair.statusOf(this.index) };
        if (kind === "kpis") return { status: 200, body: kpisXml("globalSessions", 0) };
        this.pair.takeRequest();
        return { status: 204, body: "" };
    }

    #logIn(authorization: string | undefined): Answer {
        if (authorization !== BASIC) return { status: 401, body: errorXml("Unauthorized") };
        const token = Buffer.from(`${this.pair.names[this.index]},admin,${this.#tokens.size}`).toString("base64");
        this.#tokens.add(`Bearer ${token}`);
        return { status: 200, body: responseXml(element("accessToken", token)) };
    }
}
