import { actOnce, type ActOutcome } from "./actOnce.js";
import type { Io } from "./io.js";
import { SbcError, type SbcErrorCode } from "../errors.js";
import type { Endpoint } from "./endpoint.js";
import { type Answer, exchange, sendOnce } from "./exchange.js";
import { LoginGate } from "./logins.js";
import { requestToken, type Token, tokenRefused } from "./token.js";
import type { HttpRequest } from "./transport.js";
import { type Clean, wordCleaner } from "./words.js";

/** Renewed before the device's ten minutes are over, so that no look spends a request on a 401. */
const TOKEN_USE_MS = 9 * 60 * 1000;

/** Between two logins, where the first one brought no token that works. A node in trouble is not to be flooded. */
const LOGIN_PAUSE_MS = 5000;

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
    /** The last login that the node answered without a token that works. */
    #vain: { readonly error: SbcError; readonly atMs: number } | undefined;
    readonly #tokens: string[] = [];
    /** Paths that were answered with 401 under a new token. */
    readonly #denied = new Set<string>();
    /** Of the tokens so far: made when first needed, not at every look. */
    #cleaner: Clean | undefined;

    /** @param gate of all sessions of the process: a credential may be refused by other nodes */
    constructor(
        readonly endpoint: Endpoint,
        readonly gate = new LoginGate(),
    ) {}

    /** Every token that the node gave in this run: none of them may be repeated. */
    get tokens(): readonly string[] {
        return this.#tokens;
    }

    /** Makes a function for the node's own words: safe to print, and without what it may echo of its secrets. */
    wordCleaner(): Clean {
        return (this.#cleaner ??= wordCleaner(this.endpoint, this.#tokens));
    }

    /** The token that the last request was sent with. */
    get currentToken(): Token | undefined {
        return this.#token;
    }

    /** A token that is younger than `maxAgeMs`. Throws an {@link SbcError}. */
    async token(io: Io, maxAgeMs = TOKEN_USE_MS): Promise<Token> {
        if (this.#token && io.clock.now() - this.#token.issuedAtMs < maxAgeMs) return this.#token;
        this.#login ??= this.#logIn(io).finally(() => (this.#login = undefined));
        return await this.#login;
    }

    /** Sends a request that only reads, and renews the token once where the node answers 401. */
    async get(path: string, io: Io, maxTokenAgeMs?: number): Promise<Answer> {
        const reply = await this.#getRenewing(path, io, maxTokenAgeMs);
        if (reply.status !== 401) return reply;
        const error = tokenRefused(this.endpoint, reply.body, this.#tokens);
        this.#token = undefined;
        this.#vain = { error, atMs: io.clock.now() };
        throw error;
    }

    /**
     * The same for what this user may not be allowed to read: a 401 to a new token is the answer, and says nothing of the
     * token. After that it renews none, which is left to the requests that must go through.
     */
    async getIfAllowed(path: string, io: Io, maxTokenAgeMs?: number): Promise<Answer> {
        const isDenied = this.#denied.has(path);
        const reply = isDenied
            ? await this.#get(path, await this.token(io, maxTokenAgeMs), io)
            : await this.#getRenewing(path, io, maxTokenAgeMs);
        if (reply.status === 401) this.#denied.add(path);
        return reply;
    }

    /** Answered with 401, it is sent once more, with a new token. */
    async #getRenewing(path: string, io: Io, maxTokenAgeMs: number | undefined): Promise<Answer> {
        const token = await this.token(io, maxTokenAgeMs);
        const reply = await this.#get(path, token, io);
        if (reply.status !== 401) return reply;
        if (this.#token === token) this.#token = undefined;
        return await this.#get(path, await this.token(io, maxTokenAgeMs), io);
    }

    async #get(path: string, token: Token, io: Io): Promise<Answer> {
        return await exchange(this.request("GET", path, token), io, "always");
    }

    /** Sends a request that acts: once, with this very token, on a connection of its own. Never throws. */
    async post(path: string, token: Token, io: Io): Promise<ActOutcome> {
        const request = this.request("POST", path, token);
        return await actOnce(this.endpoint, io, async (signal) => {
            const connection = await io.transport.open(this.endpoint, signal);
            try {
                return await sendOnce(connection, request, signal);
            } finally {
                connection.close();
            }
        });
    }

    /** A request under this very token, in the version that gave it. */
    request(method: HttpRequest["method"], path: string, token: Token): HttpRequest {
        return {
            endpoint: this.endpoint,
            method,
            path: `/rest/${token.apiVersion}${path}`,
            headers: { Accept: "application/xml", Authorization: `Bearer ${token.text}` },
        };
    }

    async #logIn(io: Io): Promise<Token> {
        if (this.#refusal) throw this.#refusal;
        if (this.#vain && io.clock.now() - this.#vain.atMs < LOGIN_PAUSE_MS) throw this.#vain.error;
        try {
            const answer = await this.gate.pass(this.endpoint, io.signal, () =>
                requestToken(this.endpoint, io, this.#token?.apiVersion, this.#tokens),
            );
            if (answer.kind === "refused") throw (this.#refusal = answer.error);
            this.#tokens.push(answer.token.text);
            this.#cleaner = undefined;
            return (this.#token = answer.token);
        } catch (error) {
            const isAnswered = error instanceof SbcError && ANSWERED.has(error.code);
            if (isAnswered) this.#vain = { error, atMs: io.clock.now() };
            throw error;
        }
    }
}

const ANSWERED: ReadonlySet<SbcErrorCode> = new Set<SbcErrorCode>(["unexpectedStatus", "malformedReply"]);
