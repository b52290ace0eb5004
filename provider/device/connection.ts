import * as net from "node:net";
import * as tls from "node:tls";
import { asTransportError } from "./connectionErrors.js";
import type { Endpoint } from "./endpoint.js";
import { followHandshake, type Handshake } from "./handshake.js";
import { secureContextFor } from "./secureContexts.js";
import { pinRefusal } from "./tlsRefusals.js";
import { TransportError } from "./transport.js";

/** A connection that was verified. */
export interface VerifiedConnection {
    readonly socket: tls.TLSSocket;
    readonly handshake: Handshake;
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
    let handshake: Handshake | undefined;
    try {
        await established(tcp, "connect", "while it was opened");
        const socket = tls.connect({ ...tlsOptions(endpoint), socket: tcp });
        const pins = endpoint.tls.certificateSha256;
        handshake = followHandshake(socket, pins !== undefined);
        await established(socket, "secureConnect", "during the TLS handshake");
        const { certificate } = handshake;
        if (pins?.includes(certificate?.sha256 ?? "") === false) throw pinRefusal(certificate, pins, endpoint);
        return { socket, handshake, cut: () => void tcp.resetAndDestroy() };
    } catch (error) {
        tcp.destroy();
        if (signal.aborted) throw new TransportError("aborted", "no connection in time", false);
        throw asTransportError(error, endpoint, handshake);
    } finally {
        signal.removeEventListener("abort", onAbort);
    }
}

/** Of a connection that is verified, but for what it runs on. */
export function tlsOptions({ host, tls: trust }: Endpoint): tls.ConnectionOptions {
    const { certificateSha256 } = trust;
    const expectedName = trust.serverName ?? host;
    return {
        // RFC 6066 allows no IP address as a server name.
        ...(net.isIP(expectedName) ? {} : { servername: expectedName }),
        secureContext: secureContextFor(trust),
        ALPNProtocols: ["http/1.1"],
        // A pinned certificate is compared by the caller, in place of chain, name and expiry.
        rejectUnauthorized: certificateSha256 === undefined,
        checkServerIdentity: (_host, certificate) =>
            certificateSha256 === undefined ? tls.checkServerIdentity(expectedName, certificate) : undefined,
    };
}

function established(socket: net.Socket, event: "connect" | "secureConnect", when: string): Promise<void> {
    return new Promise((resolve, reject) => {
        const onClose = () => reject(new Error(`the connection was closed ${when}`));
        socket.once("close", onClose);
        // Kept for the socket's life: an error without a listener, on an idle connection say, would end the process.
        socket.on("error", reject);
        socket.once(event, () => {
            socket.off("close", onClose);
            resolve();
        });
    });
}
