import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { Clock } from "../clock.js";
import { normalEndpoint, normalHost } from "../state/normalEndpoint.js";
import type { RunBook } from "../state/runBook.js";

export interface Declaration {
    /** The resource's URN, or what stands for it. */
    readonly resource: string;
    /** For messages. */
    readonly name: string;
    /** Both nodes' endpoints, in every known spelling. */
    readonly endpoints: readonly string[];
}

export type ClaimOutcome = { readonly kind: "claimed" } | { readonly kind: "taken"; readonly by: string };

/**
 * Takes the endpoints of a pair for one resource of the run: of two that declare one pair, each would undo what the other does.
 * The same resource may claim again, and other endpoints then.
 */
export function claim(book: RunBook, { resource, name, endpoints }: Declaration): Promise<ClaimOutcome> {
    return book.update((record) => {
        const taken = record.claims.find(
            (other) => other.resource !== resource && other.endpoints.some((endpoint) => endpoints.includes(endpoint)),
        );
        if (taken !== undefined) return { kind: "taken", by: taken.name };
        record.claims = record.claims.filter((other) => other.resource !== resource);
        record.claims.push({ process: book.self, resource, name, endpoints });
        return { kind: "claimed" };
    });
}

/** A name that takes longer is known by its own spelling only. */
const LOOKUP_MS = 2000;
const LOOPBACK = "127.0.0.1";

export interface Resolver {
    readonly clock: Clock;
    readonly signal: AbortSignal;
    /** Every address of a host name. A failure adds no spelling. */
    readonly resolve: (host: string) => Promise<readonly string[]>;
}

/** An endpoint in every known spelling: as declared, by its addresses, and this machine's own addresses as one. */
export async function spellings(
    { host, port }: { readonly host: string; readonly port: number },
    { clock, signal, resolve }: Resolver,
): Promise<readonly string[]> {
    const over = new AbortController();
    const tooLate = clock.sleep(LOOKUP_MS, AbortSignal.any([signal, over.signal])).then(
        () => [],
        () => [],
    );
    const resolving = isIP(host) === 0 ? resolve(host).catch(() => []) : [];
    const addresses = await Promise.race([resolving, tooLate]).finally(() => over.abort());
    signal.throwIfAborted();
    const hosts = [host, ...addresses].map(normalHost);
    const all = hosts.some(isLoopback) ? [...hosts, LOOPBACK] : hosts;
    return [...new Set(all.map((each) => normalEndpoint({ host: each, port })))].sort();
}

/** As the system resolves it for a connection. */
export async function resolveBySystem(host: string): Promise<readonly string[]> {
    return (await lookup(host, { all: true })).map(({ address }) => address);
}

function isLoopback(host: string): boolean {
    return host === LOOPBACK || host === "::1" || host === "localhost" || host.endsWith(".localhost");
}
