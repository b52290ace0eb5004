import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/index.js";

/** A pair at fiftyfold speed, unless told otherwise; the first node is active. */
export async function startPair(site: string, options: SimulatorOptions = {}): Promise<Simulator> {
    return await startSimulator({ nodes: [`sbc-${site}-a`, `sbc-${site}-b`], timeScale: 0.02, ...options });
}

/** The devices' date, which stands still until a test moves it. Whatever is no date goes by the machine's clock. */
export class DeviceClock {
    #date: Date;

    constructor(date: string) {
        this.#date = new Date(date);
    }

    readonly now = (): Date => this.#date;

    set(date: string): void {
        this.#date = new Date(date);
    }

    advance(seconds: number): void {
        this.#date = new Date(this.#date.getTime() + seconds * 1000);
    }
}

/** How often each kind of request came to each node since the last count: `a token 1, …`, by the node's last letter. */
export function countRequests(pair: Simulator): string {
    const counts = new Map<string, number>();
    for (const { node, endpoint = "?" } of pair.requests) {
        const key = `${node.slice(-1)} ${endpoint}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    pair.clearRequests();
    return [...counts]
        .map(([key, count]) => `${key} ${count}`)
        .sort()
        .join(", ");
}

/** Of a count in which nothing was asked of a node but its status, and a token for that. */
export const LOOKS_ONLY = /^([ab] (status|token) \d+(, |$))*$/;

/** Switchovers asked for since a moment; `clearRequests` does not touch it. */
export function switchovers(pair: Simulator): { readonly received: number; readonly carriedOut: number } {
    return { received: pair.switchoversReceived(), carriedOut: pair.switchoversCarriedOut() };
}

/** Requests for the configuration lock and for a switchover, in their order: `a lock 204`, by the node's last letter. */
export function lockAndSwitchoverRequests(pair: Simulator): string[] {
    return pair.requests
        .filter(({ endpoint }) => endpoint === "lock" || endpoint === "unlock" || endpoint === "switchover")
        .map(({ node, endpoint, status }) => `${node.slice(-1)} ${endpoint} ${status}`);
}

export function roles(pair: Simulator): string {
    return pair.nodes.map(({ role }) => role).join("/");
}

/** From the next switchover request on, neither node says its status, until the returned function is called. */
export function silenceAfterRequest(pair: Simulator): () => void {
    const before = pair.switchoversReceived();
    const timer = setInterval(() => {
        if (pair.switchoversReceived() === before) return;
        clearInterval(timer);
        pair.setFault({ name: "serviceUnavailable", endpoint: "status" });
    }, 5);
    return () => {
        clearInterval(timer);
        pair.clearFaults("serviceUnavailable");
    };
}
