import type { Fleet, FleetPair } from "../../../cli/status/fleet.js";

/** A pair that is as it should be; `more` replaces what it has. */
export function fleetPair(more: Partial<FleetPair> = {}): FleetPair {
    const node = { role: "active", roleWords: "active", healthPercent: 100, switchoverCount: 3 };
    return {
        name: "one",
        state: "ready",
        ready: true,
        description: "sbc-a: active, sbc-b: standby.",
        nodes: [
            { ...node, name: "sbc-a", address: "10.0.0.1" },
            { ...node, name: "sbc-b", address: "10.0.0.2", role: "standby", roleWords: "standby" },
        ],
        activeNode: "sbc-a",
        desiredActiveNode: "sbc-a",
        drift: "no",
        redundant: true,
        synchronization: "complete",
        synchronized: true,
        sessions: 12,
        hasAllLogs: true,
        openRequests: [],
        ...more,
    };
}

export function fleet(...pairs: readonly FleetPair[]): Fleet {
    return { lookedAt: "2026-04-24T10:14:09.235Z", pairs, journalProblems: [] };
}

/** What a device, a topology or a state might say to write something of its own into what is printed. */
export const HOSTILE = [
    "a | b",
    "``` x",
    "<img src=x onerror=alert(1)>",
    "[x](https://example.com) ![y](z)",
    "@everyone #1",
    'x"} 1\nother_metric 5',
    "back\\slash\\",
    "https://example.com www.example.com",
    "- [ ] task",
    "*bold* _it_ ~~gone~~",
];
