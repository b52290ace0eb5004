import { SbcError } from "../errors.js";
import type { Io } from "./io.js";
import { describeEndpoint, type Endpoint } from "./endpoint.js";
import { type HttpReply, type HttpRequest, type OwnConnection, TransportError } from "./transport.js";

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
): Promise<HttpReply> {
    try {
        return await exchangeOnce(request, io);
    } catch (error) {
        if (!mayRepeat(error, repeat)) throw explain(request, error, io);
    }
    try {
        return await exchangeOnce(request, io);
    } catch (error) {
        throw explain(request, error, io);
    }
}

async function exchangeOnce(request: HttpRequest, io: Io): Promise<HttpReply> {
    return await withinDeadline(request.endpoint, io, (signal) => io.transport.send(request, signal));
}

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
        done.abort();
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
    return error.kind === "connectionLost" && repeat === "always";
}

function explain({ endpoint, method, path }: HttpRequest, error: unknown, io: Io): unknown {
    io.signal.throwIfAborted();
    if (!(error instanceof TransportError)) return error;
    const what = `${describeEndpoint(endpoint)}: ${method} ${path}`;
    const options = { cause: error };
    switch (error.kind) {
        case "aborted":
            return new SbcError(
                "timedOut",
                `${what} had no whole answer after ${endpoint.requestTimeoutMs / 1000} s.`,
                "Check the network and the node, or raise timeouts.requestSeconds.",
                options,
            );
        case "connectionLost":
            return new SbcError(
                "connectionLost",
                `${what}: the connection broke before the whole answer was here (${error.message}).`,
                "Check the network and the node.",
                options,
            );
        case "tooLarge":
            return new SbcError(
                "malformedReply",
                `${what}: ${error.message}.`,
                "Check that the address is that of the SBC's REST interface.",
                options,
            );
        case "unreachable":
        case "notHttps":
        case "untrusted":
            return explainConnection(endpoint, error);
    }
}

function explainConnection(endpoint: Endpoint, error: TransportError): SbcError {
    const node = describeEndpoint(endpoint);
    if (error.kind === "untrusted") {
        return new SbcError(
            "untrusted",
            `${node}: its certificate was not accepted (${error.message}), so no credential was sent.`,
            "Give the CA as tls.caCertificate, the name on the certificate as tls.serverName, or, once you have compared it on the device itself, the fingerprint as tls.certificateSha256.",
            { cause: error },
        );
    }
    if (error.kind === "notHttps") {
        return new SbcError(
            "notHttps",
            `${node}: the port does not answer in TLS, so no credential was sent.`,
            "Enable HTTPS for REST on the SBC (http-server, https-state enabled), or correct the port in the address.",
            { cause: error },
        );
    }
    return new SbcError(
        "unreachable",
        `${node}: no connection (${error.message}).`,
        "Check the address, the network between here and there, and that the node is up.",
        { cause: error },
    );
}
