import type { Io } from "./io.js";
import type { Endpoint } from "./endpoint.js";
import { explainExchange } from "./exchangeErrors.js";
import { type HttpReply, type HttpRequest, type OwnConnection, TransportError } from "./transport.js";

/** When the request that an answer belongs to was sent: how old the answer is. */
export interface ExchangeTimes {
    /** On the run's own clock, before the connection was looked for: an answer may be younger than this says, never older. */
    readonly ms: number;
    /** The wall clock at the same moment. */
    readonly date: Date;
    /** On the run's own clock, when the answer was whole. */
    readonly answeredMs: number;
}

export interface Answer extends HttpReply {
    /** Of the last request, where the first one got no answer. */
    readonly times: ExchangeTimes;
}

/**
 * One exchange under one deadline, headers and body together; repeated once where `repeat` allows it.
 *
 * - `"never"`: for a request that acts
 * - `"whenNotSent"`: only where no byte of it can have left
 * - `"always"`: after a broken connection too, for a request that only reads
 *
 * Throws an {@link SbcError} that names the node, or the run's own abort reason. Its `cause` is the
 * {@link TransportError}.
 */
export async function exchange(
    request: HttpRequest,
    io: Io,
    repeat: "never" | "whenNotSent" | "always",
): Promise<Answer> {
    try {
        return await exchangeOnce(request, io);
    } catch (error) {
        if (!mayRepeat(error, repeat)) throw explainExchange(request, error, io);
    }
    try {
        return await exchangeOnce(request, io);
    } catch (error) {
        throw explainExchange(request, error, io);
    }
}

async function exchangeOnce(request: HttpRequest, io: Io): Promise<Answer> {
    const sent = { ms: io.clock.now(), date: io.clock.date() };
    const reply = await withinDeadline(request.endpoint, io, (signal) => io.transport.send(request, signal));
    return { ...reply, times: { ...sent, answeredMs: io.clock.now() } };
}

/** The end of an exchange is no error: none is made for it, with a stack. */
const DONE = "done";

/**
 * Runs `work` under the endpoint's deadline and the run's signal.
 *
 * Throws only what the transport throws: a {@link TransportError}, `aborted` where the deadline passed.
 */
export async function withinDeadline<T>(
    { requestTimeoutMs }: Endpoint,
    io: Io,
    work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
    const deadline = new AbortController();
    const done = new AbortController();
    const abort = () => deadline.abort();
    io.clock.sleep(requestTimeoutMs, done.signal).then(abort, () => undefined);
    if (io.signal.aborted) abort();
    io.signal.addEventListener("abort", abort, { once: true });
    try {
        return await work(deadline.signal);
    } finally {
        io.signal.removeEventListener("abort", abort);
        done.abort(DONE);
    }
}

/**
 * Sends a request that acts, once, on a connection opened for it.
 *
 * What follows the status line is no part of the answer: a 204 behind which a device puts a chunk is a 204. Throws only
 * what the transport throws, where no status came.
 */
export async function sendOnce(
    connection: OwnConnection,
    request: HttpRequest,
    signal: AbortSignal,
): Promise<HttpReply> {
    try {
        return await connection.send(request, signal);
    } catch (error) {
        const status = error instanceof TransportError && error.sent ? error.status : undefined;
        if (status === undefined) throw error;
        return { status, body: "" };
    }
}

function mayRepeat(error: unknown, repeat: "never" | "whenNotSent" | "always"): boolean {
    if (!(error instanceof TransportError)) return false;
    if (error.kind === "unreachable") return repeat !== "never";
    const isLost = error.kind === "connectionLost" || (error.kind === "tlsRefused" && error.sent);
    return isLost && repeat === "always";
}
