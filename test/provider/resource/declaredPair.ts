import { type Simulator, type SimulatorOptions, startSimulator } from "../../../simulator/index.js";

/** Arguments as Pulumi hands them over. */
export interface Declared {
    [name: string]: unknown;
    nodes: { name: string; address: string }[];
    activeNode: string;
}

/** A simulated pair at fiftyfold speed. Its nodes are named sbc-a and sbc-b unless told otherwise; the first is active. */
export async function startPair(options: SimulatorOptions = {}): Promise<Simulator> {
    return await startSimulator({ timeScale: 0.02, ...options });
}

/** What a program declares of it, with time-outs that fit its speed. */
export function declare(pair: Simulator, activeNode: string, more: Record<string, unknown> = {}): Declared {
    return {
        nodes: pair.nodes.map(({ name, address }) => ({ name, address })),
        activeNode,
        credentials: { username: "admin", password: PASSWORD },
        tls: { caCertificate: pair.caCertificate },
        timeouts: { quietSeconds: 0.2, settleSeconds: 7 },
        ...more,
    };
}

/** The simulator's own default. */
export const PASSWORD = "acme-packet";

/** `sbc-a GET status` and so on, each with how often. */
export function requestsTo(pair: Simulator): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { node, method, endpoint = "?" } of pair.requests) {
        const key = `${node} ${method} ${endpoint}`;
        counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
}

/** One look at both nodes by a process that has looked at none before. */
export const FIRST_LOOK = {
    "sbc-a POST token": 1,
    "sbc-a GET status": 1,
    "sbc-b POST token": 1,
    "sbc-b GET status": 1,
};
