import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { Clock } from "../../clock.js";
import { normalEndpoint, normalHost } from "../../state/normalEndpoint.js";
import type { PairSettings } from "../settings.js";

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
    resolver: Resolver,
): Promise<readonly string[]> {
    const addresses = isIP(host) === 0 ? await addressesOf(host, resolver) : [];
    resolver.signal.throwIfAborted();
    const hosts = [host, ...addresses].map(normalHost);
    const all = hosts.some(isLoopback) ? [...hosts, LOOPBACK] : hosts;
    return [...new Set(all.map((each) => normalEndpoint({ host: each, port })))].sort();
}

async function addressesOf(host: string, { clock, signal, resolve }: Resolver): Promise<readonly string[]> {
    const over = new AbortController();
    const tooLate = clock.sleep(LOOKUP_MS, AbortSignal.any([signal, over.signal])).then(
        () => [],
        () => [],
    );
    const resolving = resolve(host).catch(() => []);
    return await Promise.race([resolving, tooLate]).finally(() => over.abort());
}

/** Looks each host name up once, the slow ones too: in one change of a pair, a node is known by the same spellings all along. */
export function resolveOnce(resolver: Resolver): Resolver["resolve"] {
    const known = new Map<string, Promise<readonly string[]>>();
    return (host) => {
        const addresses = known.get(host) ?? addressesOf(host, resolver);
        known.set(host, addresses);
        return addresses;
    };
}

/** As the system resolves it for a connection. */
export async function resolveBySystem(host: string): Promise<readonly string[]> {
    return (await lookup(host, { all: true })).map(({ address }) => address);
}

function isLoopback(host: string): boolean {
    return host === LOOPBACK || host === "::1" || host === "localhost" || host.endsWith(".localhost");
}

/** Those of both nodes, in the order of their declaration. */
export async function spellingsOf(
    { sessions: [a, b] }: Pick<PairSettings, "sessions">,
    { resolve }: Pick<Resolver, "resolve">,
    { clock, signal }: Pick<Resolver, "clock" | "signal">,
): Promise<readonly [readonly string[], readonly string[]]> {
    const resolver = { resolve, clock, signal };
    return await Promise.all([spellings(a.endpoint, resolver), spellings(b.endpoint, resolver)]);
}
