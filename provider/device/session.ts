import type { Io } from "./io.js";
import type { SbcError } from "../errors.js";
import type { Endpoint } from "./endpoint.js";
import { exchange } from "./exchange.js";
import { credentialsRefused, requestToken, type Token } from "./token.js";
import type { HttpReply } from "./transport.js";

/** Renewed before the device's ten minutes are over, so that no look spends a request on a 401. */
export const TOKEN_USE_MS = 9 * 60 * 1000;

/**
 * What one run knows of one node: its token, its API version, and whether it refused the credentials.
 *
 * A token is fetched when first needed and shared by all who look at the node. Credentials that were refused are not
 * tried again: devices lock accounts.
 */
export class Session {
    #token: Token | undefined;
    #login: Promise<Token> | undefined;
    #refusal: SbcError | undefined;

    constructor(readonly endpoint: Endpoint) {}

    /** A token that is younger than `maxAgeMs`. Throws an {@link SbcError}. */
    async token(io: Io, maxAgeMs = TOKEN_USE_MS): Promise<Token> {
        if (this.#token && io.clock.now() - this.#token.issuedAtMs < maxAgeMs) return this.#token;
        this.#login ??= this.#logIn(io).finally(() => (this.#login = undefined));
        return await this.#login;
    }

    /** Sends a request that only reads, and renews the token once where the node answers 401. */
    async get(path: string, io: Io, maxTokenAgeMs?: number): Promise<HttpReply> {
        const token = await this.token(io, maxTokenAgeMs);
        const reply = await this.#get(path, token, io);
        if (reply.status !== 401) return reply;
        if (this.#token === token) this.#token = undefined;
        const again = await this.#get(path, await this.token(io, maxTokenAgeMs), io);
        if (again.status === 401) throw credentialsRefused(this.endpoint, again.body);
        return again;
    }

    async #get(path: string, token: Token, io: Io): Promise<HttpReply> {
        const request = {
            endpoint: this.endpoint,
            method: "GET",
            path: `/rest/${token.apiVersion}${path}`,
            headers: { Accept: "application/xml", Authorization: `Bearer ${token.text}` },
        } as const;
        return await exchange(request, io, "always");
    }

    async #logIn(io: Io): Promise<Token> {
        if (this.#refusal) throw this.#refusal;
        const answer = await requestToken(this.endpoint, io, this.#token?.apiVersion);
        if (answer.kind === "refused") throw (this.#refusal = answer.error);
        return (this.#token = answer.token);
    }
}
