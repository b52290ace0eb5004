import { SbcError } from "../errors.js";
import { type Credentials, describeEndpoint, type Endpoint } from "./endpoint.js";
import type { TokenAnswer } from "./token.js";

/** Devices and RADIUS servers lock an account after a few refused logins, often five. */
const MOST_REFUSALS = 3;

/** What the processes of one run tell each other about a credential. What fails here is ignored. */
export interface SharedLogins {
    /** How many refusals other processes have noted, as long as no node has accepted it. */
    refusals(credential: Credentials): Promise<number>;
    noteRefused(credential: Credentials): Promise<void>;
    noteAccepted(credential: Credentials): Promise<void>;
    /** Whether another process has noted that a node accepted it. */
    isAccepted?(credential: Credentials): Promise<boolean>;
}

/** What this process knows of one credential. */
interface Known {
    isAccepted: boolean;
    inFlight: number;
    /** Nodes that refused it before any accepted it, one for each refusal. */
    readonly refusedBy: string[];
    /** Called when a login has ended. */
    readonly waiting: Set<() => void>;
}

/**
 * Lets the logins of one run pass, so that a wrong password locks no account: until one node has accepted a credential,
 * the logins with it that are under way and those that were refused are three at most, together.
 *
 * After three refusals it is tried nowhere any more. Once a node has accepted it, a refusal is that node's alone.
 */
export class LoginGate {
    readonly #known = new Map<string, Known>();

    constructor(readonly shared?: SharedLogins) {}

    /**
     * Logs in when it may. Throws what `login` throws; an `SbcError` if the credential is tried no more; and the reason of
     * `signal`, at once, if that aborts during the wait. The wait is no part of the node's time to answer.
     */
    async pass(endpoint: Endpoint, signal: AbortSignal, login: () => Promise<TokenAnswer>): Promise<TokenAnswer> {
        const known = this.#knownOf(endpoint.credentials);
        await this.#enter(known, endpoint, signal);
        try {
            const answer = await login();
            await this.#note(answer.kind, known, endpoint);
            return answer;
        } finally {
            known.inFlight -= 1;
            for (const wake of [...known.waiting]) wake();
        }
    }

    async #enter(known: Known, endpoint: Endpoint, signal: AbortSignal): Promise<void> {
        for (;;) {
            signal.throwIfAborted();
            const elsewhere = known.isAccepted ? 0 : await this.#refusedElsewhere(known, endpoint, signal);
            const refused = known.refusedBy.length + elsewhere;
            if (known.isAccepted || refused + known.inFlight < MOST_REFUSALS) {
                known.inFlight += 1;
                return;
            }
            if (refused >= MOST_REFUSALS) throw notTried(endpoint, known.refusedBy, elsewhere);
            await nextEnd(known, signal);
        }
    }

    /** Notes too that it was accepted elsewhere. */
    async #refusedElsewhere(known: Known, { credentials }: Endpoint, signal: AbortSignal): Promise<number> {
        const { shared } = this;
        if (shared === undefined) return 0;
        const asked = unlessFailing(async () => await shared.isAccepted?.(credentials), false);
        if ((await unlessAborted(asked, signal)) === true) known.isAccepted = true;
        return await unlessAborted(
            unlessFailing(() => shared.refusals(credentials), 0),
            signal,
        );
    }

    async #note(kind: TokenAnswer["kind"], known: Known, { name, credentials }: Endpoint): Promise<void> {
        const { shared } = this;
        if (known.isAccepted) return;
        if (kind === "granted") {
            known.isAccepted = true;
            // Of use to other processes alone: this one goes on.
            void unlessFailing(async () => await shared?.noteAccepted(credentials), undefined);
        } else {
            known.refusedBy.push(name);
            await unlessFailing(async () => await shared?.noteRefused(credentials), undefined);
        }
    }

    #knownOf({ username, password }: Credentials): Known {
        const key = JSON.stringify([username, password]);
        const known = this.#known.get(key) ?? { isAccepted: false, inFlight: 0, refusedBy: [], waiting: new Set() };
        this.#known.set(key, known);
        return known;
    }
}

function notTried(endpoint: Endpoint, refusedBy: readonly string[], elsewhere: number): SbcError {
    const others = elsewhere === 0 ? [] : [`${elsewhere} more in other provider processes of this run`];
    const who = [...new Set(refusedBy), ...others].join(", ");
    return new SbcError(
        "unauthorized",
        `${describeEndpoint(endpoint)}: no login, since this user name and password were refused already (by ${who}) and no node has accepted them.`,
        "Correct oracle-sbc:username and oracle-sbc:password, or the resource's credentials. They are not tried again in this run, since devices lock accounts.",
    );
}

/** Resolves when the next login has ended. */
async function nextEnd({ waiting }: Known, signal: AbortSignal): Promise<void> {
    let wake = () => undefined as void;
    const ended = new Promise<void>((resolve) => (wake = resolve));
    waiting.add(wake);
    try {
        await unlessAborted(ended, signal);
    } finally {
        waiting.delete(wake);
    }
}

async function unlessFailing<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
    try {
        return await ask();
    } catch {
        return otherwise;
    }
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
    let onAbort = () => undefined as void;
    const aborted = new Promise<never>((_resolve, reject) => {
        onAbort = () => reject(signal.reason as Error);
        if (signal.aborted) onAbort();
        else signal.addEventListener("abort", onAbort, { once: true });
    });
    try {
        return await Promise.race([work, aborted]);
    } finally {
        signal.removeEventListener("abort", onAbort);
    }
}
