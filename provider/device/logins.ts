import { createHmac } from "node:crypto";
import { SbcError } from "../errors.js";
import { MemoryRunBook, type RunBook, type RunRecord } from "../state/runBook.js";
import { waitOnRun } from "../state/waitOnRun.js";
import { Wakings } from "../state/wakings.js";
import { type Credentials, describeEndpoint, type Endpoint, namesOf } from "./endpoint.js";
import type { TokenAnswer } from "./token.js";

/** Devices and RADIUS servers lock an account after a few refused logins, often five. */
const MOST_REFUSALS = 3;

/** What a login may do: pass, as one of three or freely; or not at all, after so many refusals. */
type Entry = { readonly kind: "counted" | "accepted" } | { readonly kind: "refused"; readonly count: number };

/**
 * Lets the logins of one run pass, in whichever of its processes, so that a wrong password locks no account: until one node
 * has accepted a credential, the logins with it that are under way and those that were refused are three at most, together.
 *
 * After three refusals it is tried nowhere any more. Once a node has accepted it, a refusal is that node's alone.
 */
export class LoginGate {
    readonly #accepted = new Set<string>();
    readonly #refusedBy = new Map<string, string[]>();
    /** Credentials of the logins of this process that ask the record, or were let pass by it. */
    readonly #asking: string[] = [];
    readonly #ends = new Wakings();

    /** @param printedName how messages about other nodes name one */
    constructor(
        private readonly book: RunBook = new MemoryRunBook(),
        private readonly printedName: (name: string) => string = (name) => name,
    ) {}

    /**
     * Logs in when it may. Throws what `login` throws; an `SbcError` if the credential is tried no more; and the reason of
     * `signal`, at once, if that aborts during the wait. The wait is no part of the node's time to answer.
     */
    async pass(endpoint: Endpoint, signal: AbortSignal, login: () => Promise<TokenAnswer>): Promise<TokenAnswer> {
        const known = knownAs(endpoint.credentials);
        // The record lets no more of them pass at once: a hundred that asked it would change it a hundred times.
        const mayAsk = () => this.#asking.filter((each) => each === known).length < MOST_REFUSALS;
        while (!this.#accepted.has(known) && !mayAsk()) await this.#ends.next(signal);
        if (this.#accepted.has(known)) return await login();
        this.#asking.push(known);
        try {
            return await this.#passByRecord(endpoint, signal, login);
        } finally {
            this.#asking.splice(this.#asking.indexOf(known), 1);
            this.#ends.wake();
        }
    }

    async #passByRecord(endpoint: Endpoint, signal: AbortSignal, login: () => Promise<TokenAnswer>) {
        const { credentials } = endpoint;
        const { self } = this.book;
        let outcome: TokenAnswer["kind"] | "none" = "none";
        let entry: Entry | undefined;
        try {
            entry = await waitOnRun(this.book, signal, (record) => enter(record, credentials, self));
            if (entry.kind === "refused") throw this.#notTried(endpoint, entry.count);
            if (entry.kind === "accepted") this.#accept(credentials);
            const answer = await login();
            outcome = answer.kind;
            return answer;
        } finally {
            if (outcome === "granted") this.#accept(credentials);
            if (outcome === "refused") this.#refusersOf(endpoint).push(this.printedName(endpoint.name));
            // Not counted, it left nothing in the record; nor would its refusal, of what was accepted before.
            if (entry === undefined || entry.kind === "counted") {
                const left = this.book.update((record) => leave(record, credentials, self, outcome));
                // A cancelled run waits for nothing; updates keep their order.
                if (signal.aborted) left.catch(() => undefined);
                else await left;
            }
        }
    }

    #accept(credentials: Credentials): void {
        this.#accepted.add(knownAs(credentials));
        this.#ends.wake();
    }

    #refusersOf({ credentials }: Endpoint): string[] {
        const refusers = this.#refusedBy.get(knownAs(credentials)) ?? [];
        this.#refusedBy.set(knownAs(credentials), refusers);
        return refusers;
    }

    #notTried(endpoint: Endpoint, count: number): SbcError {
        const here = this.#refusersOf(endpoint);
        const elsewhere = count - here.length;
        const others = elsewhere > 0 ? [`${elsewhere} more in other provider processes of this run`] : [];
        const who = [...new Set(here), ...others].join(", ");
        return new SbcError(
            "unauthorized",
            `${describeEndpoint(endpoint)}: no login, since this user name and password were refused already (by ${who}) and no node has accepted them.`,
            `Correct ${namesOf(endpoint).credentials}. They are not tried again in this run, since devices lock accounts.`,
        );
    }
}

/** Undefined: three are under way or were refused, and the end of one of them may change that. */
function enter(record: RunRecord, credentials: Credentials, process: string): Entry | undefined {
    const logins = (record.logins[keyOf(credentials, record.salt)] ??= { accepted: false, refused: 0, underWay: [] });
    if (logins.accepted) return { kind: "accepted" };
    if (logins.refused >= MOST_REFUSALS) return { kind: "refused", count: logins.refused };
    if (logins.refused + logins.underWay.length >= MOST_REFUSALS) return undefined;
    logins.underWay.push(process);
    return { kind: "counted" };
}

function leave(
    record: RunRecord,
    credentials: Credentials,
    process: string,
    outcome: TokenAnswer["kind"] | "none",
): void {
    const logins = record.logins[keyOf(credentials, record.salt)];
    if (logins === undefined) return;
    const index = logins.underWay.indexOf(process);
    if (index >= 0) logins.underWay.splice(index, 1);
    if (outcome === "granted") logins.accepted = true;
    if (outcome === "refused" && !logins.accepted) logins.refused++;
}

/** In this process's memory alone. */
const knownAs = ({ username, password }: Credentials) => JSON.stringify([username, password]);

/**
 * Of twenty bits alone: about one password in a million has the same key, so that a guess that fits proves nothing, and two
 * credentials of a run are still told apart.
 */
function keyOf(credentials: Credentials, salt: string): string {
    return createHmac("sha256", salt).update(knownAs(credentials)).digest("hex").slice(0, 5);
}
