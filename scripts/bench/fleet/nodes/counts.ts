export const REQUEST_KINDS = ["token", "status", "kpis", "switchover", "other"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
export type ByKind = Readonly<Record<RequestKind, number>>;

/** What came to the nodes since the last reset. */
export interface Traffic {
    /** Of each node, in their order, however many came from where. */
    readonly requests: readonly ByKind[];
    readonly connections: number;
    /** Requests that waited for their answer at the same moment. */
    readonly peakRequests: number;
    /** Connections that were open at the same moment. */
    readonly peakConnections: number;
}

/** Counts requests by node and kind, and how many there were at once. */
export class Counts {
    #requests: Record<RequestKind, number>[] = [];
    #running = 0;
    #peakRequests = 0;
    #connections = 0;
    #open = 0;
    #peakConnections = 0;

    constructor(private readonly nodes: number) {
        this.reset();
    }

    reset(): void {
        this.#requests = Array.from({ length: this.nodes }, nothing);
        this.#peakRequests = this.#running;
        this.#connections = 0;
        this.#peakConnections = this.#open;
    }

    begin(node: number, kind: RequestKind): void {
        const counts = this.#requests[node];
        if (counts !== undefined) counts[kind] += 1;
        this.#running += 1;
        this.#peakRequests = Math.max(this.#peakRequests, this.#running);
    }

    end(): void {
        this.#running -= 1;
    }

    opened(): void {
        this.#connections += 1;
        this.#open += 1;
        this.#peakConnections = Math.max(this.#peakConnections, this.#open);
    }

    closed(): void {
        this.#open -= 1;
    }

    get traffic(): Traffic {
        return {
            requests: this.#requests,
            connections: this.#connections,
            peakRequests: this.#peakRequests,
            peakConnections: this.#peakConnections,
        };
    }
}

function nothing(): Record<RequestKind, number> {
    return { token: 0, status: 0, kpis: 0, switchover: 0, other: 0 };
}
