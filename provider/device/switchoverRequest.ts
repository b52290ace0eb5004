import { messageOf, SbcError } from "../errors.js";
import type { Io } from "./io.js";
import { actOnce } from "./actOnce.js";
import { describeEndpoint } from "./endpoint.js";
import { sendOnce, withinDeadline } from "./exchange.js";
import type { Session } from "./session.js";
import type { Token } from "./token.js";
import type { HttpReply, OwnConnection } from "./transport.js";
import { errorMessageOf } from "./words.js";

/** What became of the one request. Only `rejected` and `notSent` say that nothing happens. */
export type RequestOutcome =
    /** 202 or 204: the device has the request. The change comes up to five seconds later, or never. */
    | {
          readonly kind: "accepted";
          readonly status: number;
          /** In brackets and ready to append; absent if the answer has no message. */
          readonly said?: string;
      }
    /** A documented refusal. `fact` ends a sentence that begins with the node's name. */
    | { readonly kind: "rejected"; readonly status: number; readonly fact: string }
    /** No byte of the request left. */
    | { readonly kind: "notSent"; readonly fact: string }
    /** The pair may or may not be switching. */
    | { readonly kind: "unanswered"; readonly status?: number; readonly fact: string };

/** A token that dies on the way would make a refusal of a request that was wanted. */
export const TOKEN_AGE_FOR_REQUEST_MS = 5 * 60 * 1000;

/**
 * The documented refusals, and what to do about each. 400 to 404 are documented for this call, 423 for the device, for
 * whoever does not hold its lock.
 */
const REMEDIES: ReadonlyMap<number, string> = new Map([
    [
        400,
        "Look at the node's own log for why it takes this for a bad request, and check that apiVersion is one that it lists.",
    ],
    [
        401,
        "Check on the node that this user may still log in to REST, and that nothing else ended its session; then run this again.",
    ],
    [403, "Use a user with administrator rights."],
    [404, "Set apiVersion to a version in which the node has admin/switchover, or update the node's software."],
    [
        423,
        "Wait until the holder of the node's configuration lock has released it (a lock ends within ten minutes), then run this again.",
    ],
]);

/** Whether the device documents this status code for a request that it refuses. */
export function isRefusal(status: number | undefined): boolean {
    return status !== undefined && REMEDIES.has(status);
}

/** What to do about a request that was `rejected` with this status code. */
export function remedyOfRejection(status: number): string {
    return REMEDIES.get(status) ?? "Look at the node's own log for why it refused the request.";
}

/** Ready to ask: a young token and a verified connection are at hand, and nothing was sent. */
export interface PreparedSwitchover {
    readonly kind: "prepared";
    /**
     * Sends `POST /admin/switchover`. It names no target: it toggles the pair, so no caller may repeat it, whatever the
     * outcome. Never throws, and never sends twice: a second call is `notSent`.
     */
    send(): Promise<RequestOutcome>;
    /** To be called in any case. */
    close(): void;
}

/**
 * Opens a connection for the one request, so that nothing but the last look stands between a decision and the asking.
 *
 * Never throws: what goes wrong here was not sent.
 */
export async function prepareSwitchover(
    session: Session,
    io: Io,
): Promise<PreparedSwitchover | Extract<RequestOutcome, { kind: "notSent" }>> {
    const { endpoint } = session;
    const node = describeEndpoint(endpoint);
    try {
        const token = await session.token(io, TOKEN_AGE_FOR_REQUEST_MS);
        const connection = await withinDeadline(endpoint, io, (signal) => io.transport.open(endpoint, signal));
        let isSent = false;
        const send = async (): Promise<RequestOutcome> => {
            if (isSent) return { kind: "notSent", fact: `${node} has been asked already.` };
            isSent = true;
            // The last look may have renewed the token.
            return await sendOn(connection, session, session.currentToken ?? token, io);
        };
        return { kind: "prepared", send, close: () => connection.close() };
    } catch (error) {
        const fact =
            error instanceof SbcError ? error.fact : `${node}: no connection for the request (${messageOf(error)}).`;
        return { kind: "notSent", fact };
    }
}

async function sendOn(connection: OwnConnection, session: Session, token: Token, io: Io): Promise<RequestOutcome> {
    const node = describeEndpoint(session.endpoint);
    const request = session.request("POST", "/admin/switchover", token);
    const outcome = await actOnce(session.endpoint, io, (signal) => sendOnce(connection, request, signal));
    switch (outcome.kind) {
        case "answered":
            return outcomeOf(outcome.reply, session);
        case "notSent":
            return { kind: "notSent", fact: `${node}: ${outcome.why}.` };
        case "unanswered":
            return { kind: "unanswered", fact: `${node} gave no answer to the request (${outcome.why}).` };
    }
}

function outcomeOf({ status, body }: HttpReply, { endpoint, tokens }: Session): RequestOutcome {
    const said = errorMessageOf(body, endpoint, ...tokens);
    if (status === 202 || status === 204) return { kind: "accepted", status, ...(said === "" ? {} : { said }) };
    const fact = `${describeEndpoint(endpoint)} answered ${status} to the switchover request${said}.`;
    return isRefusal(status) ? { kind: "rejected", status, fact } : { kind: "unanswered", status, fact };
}
