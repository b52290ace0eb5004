import * as tls from "node:tls";
import type { TlsTrust } from "./endpoint.js";

/** One for all connections with the same authorities: a bundle of a hundred is read once, and kept once. */
const contexts = new Map<string | undefined, tls.SecureContext>();
const MOST = 16;

/** TLS 1.2 or newer, trusting these authorities, or else those of Node.js. */
export function secureContextFor({ caCertificate }: TlsTrust): tls.SecureContext {
    const context = contexts.get(caCertificate) ?? createContext(caCertificate);
    // The one that was used last comes last.
    contexts.delete(caCertificate);
    contexts.set(caCertificate, context);
    if (contexts.size > MOST) contexts.delete(contexts.keys().next().value);
    return context;
}

function createContext(ca: string | undefined): tls.SecureContext {
    return tls.createSecureContext({ minVersion: "TLSv1.2", ...(ca === undefined ? {} : { ca }) });
}
