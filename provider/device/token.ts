import { SbcError } from "../errors.js";
import type { Io } from "./io.js";
import { describeEndpoint, type Endpoint, namesOf } from "./endpoint.js";
import { exchange } from "./exchange.js";
import { unexpectedReply } from "./replies.js";
import type { HttpReply } from "./transport.js";
import { basicCredentials } from "./secrets.js";
import { errorMessageOf } from "./words.js";
import { descendants, parseXml } from "./xml.js";

/** Newest first. A device answers 404 to a version that it does not know, before it looks at credentials. */
const API_VERSIONS = ["v1.2", "v1.1", "v1.0"] as const;

export interface Token {
    readonly text: string;
    /** The version whose token endpoint answered; all later requests use it. */
    readonly apiVersion: string;
    /** On the run's own clock. The device says no expiry; its documentation says ten minutes. */
    readonly issuedAtMs: number;
}

export type TokenAnswer =
    | { readonly kind: "granted"; readonly token: Token }
    /** The credentials were refused: never to be tried again in this run. */
    | { readonly kind: "refused"; readonly error: SbcError };

/**
 * Logs in: `POST /rest/{version}/auth/token` with HTTP Basic credentials.
 *
 * `knownVersion` is what an earlier login of this run found. Throws an {@link SbcError} where the outcome is neither a
 * token nor a refusal.
 */
export async function requestToken(
    endpoint: Endpoint,
    io: Io,
    knownVersion?: string,
    formerTokens: readonly string[] = [],
): Promise<TokenAnswer> {
    const only = endpoint.apiVersion ?? knownVersion;
    const versions = only === undefined ? API_VERSIONS : [only];
    for (const apiVersion of versions) {
        const issuedAtMs = io.clock.now();
        const reply = await postToken(endpoint, apiVersion, io);
        if (reply.status === 404) continue;
        if (reply.status === 401)
            return { kind: "refused", error: credentialsRefused(endpoint, reply.body, formerTokens) };
        if (reply.status === 403) return { kind: "refused", error: userForbidden(endpoint, reply.body, formerTokens) };
        const text = reply.status === 200 ? accessTokenOf(reply.body) : undefined;
        if (text === undefined) throw unexpectedReply(endpoint, "The request for a token", reply, 200, formerTokens);
        return { kind: "granted", token: { text, apiVersion, issuedAtMs } };
    }
    throw new SbcError(
        "unsupportedVersion",
        `${describeEndpoint(endpoint)} knows none of the REST API versions that were tried (${versions.join(", ")}).`,
        `Check that the address is that of the SBC's REST interface, or set ${namesOf(endpoint).argument("apiVersion")} to a version that it lists.`,
    );
}

async function postToken(endpoint: Endpoint, apiVersion: string, io: Io): Promise<HttpReply> {
    const request = {
        endpoint,
        method: "POST",
        path: `/rest/${apiVersion}/auth/token`,
        headers: { Accept: "application/xml", Authorization: `Basic ${basicCredentials(endpoint.credentials)}` },
    } as const;
    // Not after a connection that broke: the node may have counted a failed login.
    return await exchange(request, io, "whenNotSent");
}

/** The first `accessToken`, wherever it stands, that can be sent in a header. */
function accessTokenOf(body: string): string | undefined {
    const document = parseXml(body);
    if ("problem" in document) return undefined;
    const tokens = descendants(document.root, "accessToken").filter((value) => typeof value === "string");
    return tokens.find((text) => /^[\x21-\x7e]+$/.test(text));
}

function credentialsRefused(endpoint: Endpoint, body: string, tokens: readonly string[]): SbcError {
    return new SbcError(
        "unauthorized",
        `${describeEndpoint(endpoint)} did not accept the user name and password (401${errorMessageOf(body, endpoint, ...tokens)}).`,
        `Correct ${namesOf(endpoint).credentials}. They are not tried again in this run, since devices lock accounts.`,
    );
}

function userForbidden(endpoint: Endpoint, body: string, tokens: readonly string[]): SbcError {
    return new SbcError(
        "forbidden",
        `${describeEndpoint(endpoint)} does not let this user log in to REST (403${errorMessageOf(body, endpoint, ...tokens)}).`,
        "Use a user with administrator rights.",
    );
}

/** For a node that logs a user in, and then refuses the token that it has just given. */
export function tokenRefused(endpoint: Endpoint, body: string, tokens: readonly string[]): SbcError {
    return new SbcError(
        "unauthorized",
        `${describeEndpoint(endpoint)} logged the user in, and then refused its new token (401${errorMessageOf(body, endpoint, ...tokens)}).`,
        "Look at the node's own log, and check what this user may do.",
    );
}
