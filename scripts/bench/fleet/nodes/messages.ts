import type { Traffic } from "./counts.js";
import type { NodeIndex } from "./pair.js";
import type { ServedNode } from "./server.js";

/** Answered with a {@link NodesReport}; `reset` begins a new count. */
export type Told = "reset" | "report";

export interface Ready {
    readonly nodes: readonly ServedNode[];
    /** PEM. */
    readonly caCertificate: string;
}

export interface NodesReport {
    readonly traffic: Traffic;
    /** Of the nodes' own process, since the last reset. */
    readonly cpuMs: number;
    /** Of each pair; null while it is moving. */
    readonly active: readonly (NodeIndex | null)[];
    /** Of each pair: the switchover requests that either node has taken, from the beginning. */
    readonly switchovers: readonly number[];
}
