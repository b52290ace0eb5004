import { messageOf, SbcError } from "../errors.js";
import { notWithin } from "./actOnce.js";
import { describeEndpoint } from "./endpoint.js";
import { withinDeadline } from "./exchange.js";
import type { Io } from "./io.js";
import type { Session } from "./session.js";
import type { Token } from "./token.js";
import type { HttpReply } from "./transport.js";
import { errorMessageOf } from "./words.js";

/**
 * A node's configuration lock, and the very token that it was taken with.
 *
 * Documented: it belongs to that token and ends with it, ten minutes after the login at the latest. What becomes of it
 * across a switchover is not known: it may stay where it was taken, move with the active role, or be lost.
 */
export interface ConfigurationLock {
    readonly session: Session;
    readonly token: Token;
}

/** What became of the one request for the lock. A `fact` is a sentence that names the node. */
export type LockOutcome =
    | { readonly kind: "acquired"; readonly lock: ConfigurationLock }
    /** 423: somebody else has it, who may be an operator or another run. */
    | { readonly kind: "held"; readonly fact: string }
    /** Nothing was locked: a documented refusal, or no byte of the request left. */
    | { readonly kind: "refused"; readonly fact: string }
    /** It may be locked, so that a release is to be tried. */
    | { readonly kind: "unclear"; readonly fact: string; readonly lock: ConfigurationLock };

export type ReleaseOutcome =
    | { readonly kind: "released" }
    /** 423: this token has no lock there. Whether somebody else has, the device's words in `fact` say. */
    | { readonly kind: "notHeld"; readonly fact: string }
    /** It may still be locked, until the token ends. */
    | { readonly kind: "failed"; readonly fact: string };

/** The lock ends with its token: this leaves nine of the ten minutes for quiet period, request and watch. */
const TOKEN_AGE_FOR_LOCK_MS = 60 * 1000;

/** For a whole release. A run that was cancelled is not waited for much longer. */
const RELEASE_LIMIT_MS = 3000;

// Documented for this call; what else comes back is not.
const REFUSALS = new Set([400, 401, 403, 404]);

/**
 * Asks for the node's configuration lock: `POST /configuration/lock`, sent once, and never repeated.
 *
 * Throws the run's own abort reason, before anything was sent, and nothing else. Across a switchover the lock may stay,
 * move or be lost, which is not known: release it with {@link releaseLock}, and on the other node with {@link releaseOn}.
 */
export async function acquireLock(session: Session, io: Io): Promise<LockOutcome> {
    io.signal.throwIfAborted();
    const node = describeEndpoint(session.endpoint);
    const refused = (why: string) =>
        ({ kind: "refused", fact: `${node}: no connection for the ${LOCK} (${why}).` }) as const;
    let token: Token;
    try {
        token = await session.token(io, TOKEN_AGE_FOR_LOCK_MS);
    } catch (error) {
        io.signal.throwIfAborted();
        return error instanceof SbcError ? { kind: "refused", fact: error.fact } : refused(messageOf(error));
    }
    const outcome = await session.post("/configuration/lock", token, io);
    switch (outcome.kind) {
        case "answered":
            return lockOutcomeOf(outcome.reply, { session, token });
        case "notSent":
            io.signal.throwIfAborted();
            return refused(outcome.why);
        case "unanswered":
            return {
                kind: "unclear",
                fact: `${node} gave no answer to the ${LOCK} (${outcome.why}).`,
                lock: { session, token },
            };
    }
}

/**
 * Gives a lock back with the token that it was taken with: `POST /configuration/unlock`, sent once.
 *
 * Works in a cancelled run too, under a deadline of its own: {@link RELEASE_LIMIT_MS}, or the node's if that is shorter.
 * Never throws. After a switchover this may be `notHeld`, since what a switchover does to a lock is not known.
 */
export async function releaseLock({ session, token }: ConfigurationLock, io: Io): Promise<ReleaseOutcome> {
    return await release(session, io, () => Promise.resolve(token));
}

/**
 * Gives back what lock this user has on the other node of the pair, with that node's own token; otherwise as
 * {@link releaseLock}. For a lock that may have moved across a switchover, which is not known.
 */
export async function releaseOn(session: Session, io: Io): Promise<ReleaseOutcome> {
    return await release(session, io, (bounded) => session.token(bounded));
}

const LOCK = "request for its configuration lock";
const UNLOCK = "request to release its configuration lock";

async function release(session: Session, io: Io, tokenOf: (io: Io) => Promise<Token>): Promise<ReleaseOutcome> {
    const { endpoint } = session;
    const limitMs = Math.min(endpoint.requestTimeoutMs, RELEASE_LIMIT_MS);
    const uncancelled = { ...io, signal: new AbortController().signal };
    return await withinDeadline({ ...endpoint, requestTimeoutMs: limitMs }, uncancelled, async (signal) => {
        const bounded = { ...io, signal };
        const failed = (why: string) => {
            const reason = signal.aborted ? notWithin(limitMs) : why;
            const fact = `${describeEndpoint(endpoint)} gave no answer to the ${UNLOCK} (${reason}).`;
            return { kind: "failed", fact } as const;
        };
        try {
            const outcome = await session.post("/configuration/unlock", await tokenOf(bounded), bounded);
            return outcome.kind === "answered" ? releaseOutcomeOf(outcome.reply, session) : failed(outcome.why);
        } catch (error) {
            // No token for it: the error says so itself.
            return error instanceof SbcError ? { kind: "failed", fact: error.fact } : failed(messageOf(error));
        }
    });
}

function lockOutcomeOf(reply: HttpReply, lock: ConfigurationLock): LockOutcome {
    if (reply.status === 204) return { kind: "acquired", lock };
    const fact = answered(reply, LOCK, lock.session);
    if (reply.status === 423) return { kind: "held", fact };
    return REFUSALS.has(reply.status) ? { kind: "refused", fact } : { kind: "unclear", fact, lock };
}

function releaseOutcomeOf(reply: HttpReply, session: Session): ReleaseOutcome {
    if (reply.status === 204) return { kind: "released" };
    return { kind: reply.status === 423 ? "notHeld" : "failed", fact: answered(reply, UNLOCK, session) };
}

function answered({ status, body }: HttpReply, asked: string, { endpoint, tokens }: Session): string {
    return `${describeEndpoint(endpoint)} answered ${status} to the ${asked}${errorMessageOf(body, endpoint, ...tokens)}.`;
}
