import type { Endpoint } from "../device/endpoint.js";
import type { Plan } from "./plan.js";

/** What makes two declarations one pair: management endpoints and node names, whatever their order. Never printed. */
export type PairIdentity = string;

export function pairIdentity({ sessions }: Pick<Plan, "sessions">): PairIdentity {
    const nodes = sessions.map(({ endpoint }) => [endpointKey(endpoint), endpoint.name.toLowerCase()]);
    return JSON.stringify(nodes.sort());
}

/** `host:port`, the same for every spelling of one address. */
export function endpointKey({ host, port }: Pick<Endpoint, "host" | "port">): string {
    return `${canonicalHost(host)}:${port}`;
}

function canonicalHost(host: string): string {
    const name = host.toLowerCase().replace(/\.$/, "");
    const url = `https://${name.includes(":") ? `[${name}]` : name}`;
    // It writes each form of an IP address in one way.
    return URL.canParse(url) ? new URL(url).hostname : name;
}

/** The two management endpoints, sorted. */
export function endpointKeys({ sessions }: Pick<Plan, "sessions">): readonly string[] {
    return sessions.map(({ endpoint }) => endpointKey(endpoint)).sort();
}
