import { messageOf } from "../errors.js";
import type { Endpoint } from "./endpoint.js";
import { withinDeadline } from "./exchange.js";
import type { Io } from "./io.js";
import { type HttpReply, TransportError } from "./transport.js";

/** What became of a request that acts. It was sent once at the most, and is never sent again. */
export type ActOutcome =
    | { readonly kind: "answered"; readonly reply: HttpReply }
    /** No byte of it left. `why` is a part of a sentence, as below. */
    | { readonly kind: "notSent"; readonly why: string }
    /** It may have acted, or may yet. */
    | { readonly kind: "unanswered"; readonly why: string };

/** Sends a request that acts, under the endpoint's deadline and the run's signal. Never throws, and never sends twice. */
export async function actOnce(
    endpoint: Endpoint,
    io: Io,
    send: (signal: AbortSignal) => Promise<HttpReply>,
): Promise<ActOutcome> {
    try {
        return { kind: "answered", reply: await withinDeadline(endpoint, io, send) };
    } catch (error) {
        const isSent = !(error instanceof TransportError && !error.sent);
        return { kind: isSent ? "unanswered" : "notSent", why: whyNot(error, endpoint, io) };
    }
}

function whyNot(error: unknown, { requestTimeoutMs }: Endpoint, io: Io): string {
    if (!(error instanceof TransportError && error.kind === "aborted")) return messageOf(error);
    return io.signal.aborted ? "the run was cancelled first" : notWithin(requestTimeoutMs);
}

export function notWithin(limitMs: number): string {
    return `not within ${limitMs / 1000} s`;
}
