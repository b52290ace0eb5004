import { once } from "node:events";
import * as net from "node:net";
import * as tls from "node:tls";
import { asTransportError } from "./connectionErrors.js";
import type { Endpoint } from "./endpoint.js";
import { TransportError } from "./transport.js";

/** A connection that was verified. */
export interface VerifiedConnection {
    readonly socket: tls.TLSSocket;
    /**
     * Cuts it, in place of closing it: what was written and is still on its way from this machine is thrown away.
     *
     * A closed connection's last bytes may be sent again for minutes, and reach the node when nobody waits any more.
     */
    readonly cut: () => void;
}

/**
 * Opens a TLS connection and verifies the node's certificate, before anything is written to it.
 *
 * Throws a {@link TransportError} with `sent: false`.
 */
export async function openConnection(endpoint: Endpoint, signal: AbortSignal): Promise<VerifiedConnection> {
    if (signal.aborted) throw new TransportError("aborted", "cancelled before connecting", false);
    const { host, port } = endpoint;
    const tcp = net.connect({ host, port });
    const onAbort = () => tcp.destroy();
    signal.addEventListener("abort", onAbort, { once: true });
    let certificate: { sha256?: string } = {};
    try {
        await established(tcp, "connect", "while it was opened");
        const socket = tls.connect({ ...tlsOptions(endpoint), socket: tcp });
        certificate = seenOn(socket);
        await established(socket, "secureConnect", "during the TLS handshake");
        const pins = endpoint.tls.certificateSha256;
        if (pins !== undefined) requirePinned(certificate.sha256, pins);
        return { socket, cut: () => void tcp.resetAndDestroy() };
    } catch (error) {
        tcp.destroy();
        if (signal.aborted) throw new TransportError("aborted", "no connection in time", false);
        throw asTransportError(error, certificate.sha256);
    } finally {
        signal.removeEventListener("abort", onAbort);
    }
}

function tlsOptions({ host, tls: trust }: Endpoint): tls.ConnectionOptions {
    const { caCertificate, certificateSha256 } = trust;
    const expectedName = trust.serverName ?? host;
    return {
        // RFC 6066 allows no IP address as a server name.
        ...(net.isIP(expectedName) ? {} : { servername: expectedName }),
        ...(caCertificate === undefined ? {} : { ca: caCertificate }),
        minVersion: "TLSv1.2",
        ALPNProtocols: ["http/1.1"],
        // A pinned certificate is compared by the caller, in place of chain, name and expiry.
        rejectUnauthorized: certificateSha256 === undefined,
        checkServerIdentity: (_host, certificate) =>
            certificateSha256 === undefined ? tls.checkServerIdentity(expectedName, certificate) : undefined,
    };
}

/**
 * The node's certificate, as soon as there is one: by the time Node.js reports one that it does not accept, it is gone.
 *
 * It is read in the very way in which Node.js reads it next, since another way makes that find none.
 */
function seenOn(socket: tls.TLSSocket): { sha256?: string } {
    const seen: { sha256?: string } = {};
    socket.prependOnceListener("secure", () => {
        const certificate = socket.getPeerCertificate(true) as tls.PeerCertificate | null;
        const sha256 = certificate?.fingerprint256?.replaceAll(":", "");
        if (sha256 !== undefined) seen.sha256 = sha256;
    });
    return seen;
}

async function established(socket: net.Socket, event: "connect" | "secureConnect", when: string): Promise<void> {
    const closed = new AbortController();
    const onClose = () => closed.abort(new Error(`the connection was closed ${when}`));
    socket.once("close", onClose);
    // Kept for the socket's life: an error while nobody listens, on an idle connection say, must not end the process.
    socket.on("error", () => undefined);
    try {
        await once(socket, event, { signal: closed.signal });
    } catch (error) {
        throw closed.signal.aborted ? closed.signal.reason : error;
    } finally {
        socket.off("close", onClose);
    }
}

function requirePinned(seen: string | undefined, pins: readonly string[]): void {
    if (seen !== undefined && pins.includes(seen)) return;
    throw new TransportError("untrusted", `the certificate's SHA-256 fingerprint is ${seen ?? "missing"}`, false);
}
