import { systemClock } from "../../provider/clock.js";
import type { Endpoint } from "../../provider/device/endpoint.js";
import { createHttpsTransport } from "../../provider/device/https.js";
import type { Io } from "../../provider/device/io.js";
import { Session } from "../../provider/device/session.js";
import type { DesiredPair, PairSettings } from "../../provider/pair/settings.js";
import type { RequestRecord, SimulatedNode, Simulator } from "../../simulator/index.js";
import { NOTHING_MORE, DEFAULT_PRECONDITIONS } from "./pairRun.js";

/** What ships: the machine's clock, and HTTPS. */
export function realIo(overrides: Partial<Io> = {}): Io {
    return {
        clock: systemClock,
        transport: createHttpsTransport(),
        signal: new AbortController().signal,
        log: () => undefined,
        ...overrides,
    };
}

/** A simulated node, trusted by its authority. */
export function endpointOf(simulator: Simulator, node: SimulatedNode, overrides: Partial<Endpoint> = {}): Endpoint {
    return {
        name: node.name,
        host: "127.0.0.1",
        port: node.port,
        credentials: { username: "admin", password: "acme-packet" },
        tls: { caCertificate: simulator.caCertificate },
        requestTimeoutMs: 2_000,
        ...overrides,
    };
}

/** The desired node is the second one, with times to match a time scale of 0.01. */
export function realSettingsOf(
    simulator: Simulator,
    endpoint: Partial<Endpoint> = {},
    settings: Partial<PairSettings> = {},
): DesiredPair {
    const [a, b] = simulator.nodes;
    return {
        sessions: [new Session(endpointOf(simulator, a, endpoint)), new Session(endpointOf(simulator, b, endpoint))],
        activeNode: b.name,
        preconditions: DEFAULT_PRECONDITIONS,
        settleMs: 900,
        quietMs: 60,
        freshMs: 3_000,
        lagMs: 60,
        ...NOTHING_MORE,
        ...settings,
    };
}

/** `POST token 200`: what was asked for, and how it was answered. */
export function inShort({ method, path, endpoint, status, ended }: RequestRecord): string {
    return `${method} ${endpoint ?? path} ${status ?? ended}`;
}

/** What is thrown, or a failure of the test where nothing is. */
export async function thrownBy(
    promise: Promise<unknown>,
): Promise<{ code?: string; message: string; cause?: unknown }> {
    try {
        await promise;
    } catch (error) {
        return error as Error;
    }
    throw new Error("Nothing was thrown.");
}

/** Resolves when such a request has reached a node, however busy the machine is. */
export async function arrived(simulator: Simulator, name: string): Promise<void> {
    while (!simulator.requests.some(({ endpoint }) => endpoint === name)) {
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
}
