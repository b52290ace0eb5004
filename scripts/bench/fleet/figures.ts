import { median } from "../median.js";
import { type ByKind, REQUEST_KINDS, type Traffic } from "./nodes/counts.js";

/** One run of one subject. */
export interface Run {
    readonly ms: number;
    readonly providerCpuMs: number;
    readonly nodesCpuMs: number;
    readonly traffic: Traffic;
}

/** What several runs of one subject, with so many pairs, add up to. */
export interface Figures {
    readonly pairs: number;
    /** Median, from the start of the CLI to its end. */
    readonly ms: number;
    readonly fastestMs: number;
    readonly slowestMs: number;
    /** Of the last run: mean of the nodes, by kind. */
    readonly requestsPerNode: ByKind;
    /** Of the last run: of the node that was asked most. */
    readonly mostRequests: number;
    readonly fewestRequests: number;
    readonly connectionsPerNode: number;
    readonly peakRequests: number;
    /** Median; start of the provider processes included. */
    readonly providerCpuMsPerNode: number;
    readonly nodesCpuMsPerNode: number;
}

export function figuresOf(pairs: number, runs: readonly Run[]): Figures {
    const nodes = pairs * 2;
    const times = runs.map(({ ms }) => ms);
    const traffic = runs.at(-1)?.traffic;
    const requests = (traffic?.requests ?? []).slice(0, nodes);
    return {
        pairs,
        ms: median(times),
        fastestMs: Math.min(...times),
        slowestMs: Math.max(...times),
        requestsPerNode: meanOf(requests),
        mostRequests: Math.max(0, ...requests.map(totalOf)),
        fewestRequests: Math.min(...requests.map(totalOf)),
        connectionsPerNode: (traffic?.connections ?? 0) / nodes,
        peakRequests: Math.max(...runs.map((run) => run.traffic.peakRequests)),
        providerCpuMsPerNode: median(runs.map(({ providerCpuMs }) => providerCpuMs)) / nodes,
        nodesCpuMsPerNode: median(runs.map(({ nodesCpuMs }) => nodesCpuMs)) / nodes,
    };
}

export function totalOf(counts: ByKind): number {
    return REQUEST_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
}

function meanOf(all: readonly ByKind[]): ByKind {
    const mean = (kind: (typeof REQUEST_KINDS)[number]) =>
        all.reduce((sum, counts) => sum + counts[kind], 0) / Math.max(1, all.length);
    return {
        token: mean("token"),
        status: mean("status"),
        kpis: mean("kpis"),
        switchover: mean("switchover"),
        other: mean("other"),
    };
}
