import type { Endpoint } from "../device/endpoint.js";
import { normalEndpoint } from "../state/normalEndpoint.js";
import type { PairSettings } from "./settings.js";

/** What makes two declarations one pair: management endpoints and node names, whatever their order. Never printed. */
export type PairIdentity = string;

export function pairIdentity({ sessions }: Pick<PairSettings, "sessions">): PairIdentity {
    const nodes = sessions.map(({ endpoint }) => [endpointKey(endpoint), endpoint.name.toLowerCase()]);
    return JSON.stringify(nodes.sort());
}

/** `host:port`, the same for every spelling of one address. */
export function endpointKey({ host, port }: Pick<Endpoint, "host" | "port">): string {
    return normalEndpoint({ host, port });
}

/** The two management endpoints, sorted. */
export function endpointKeys({ sessions }: Pick<PairSettings, "sessions">): readonly string[] {
    return sessions.map(({ endpoint }) => endpointKey(endpoint)).sort();
}
