import type { ServerCredential } from "./certificates.js";
import type { SimulatorClock } from "./pair/clock.js";
import type { ServedDevice } from "./http/servedDevice.js";
import type { ResolvedOptions } from "./options.js";
import { roleOf } from "./http/nodeStatus.js";
import type { SimulatedNode } from "./simulator.js";

/** A node as the simulator's user sees it: every property is read when it is asked for. */
export function nodeView(
    device: ServedDevice,
    options: ResolvedOptions,
    clock: SimulatorClock,
    credential: () => ServerCredential,
): SimulatedNode {
    return {
        name: device.name,
        get address() {
            return `${clientHost(options.host)}:${device.server.port}`;
        },
        get port() {
            return device.server.port;
        },
        get certificateSha256() {
            return credential().sha256;
        },
        get certificate() {
            return credential().certificate;
        },
        get role() {
            return roleOf(device.ha, options);
        },
        get state() {
            return device.ha.state;
        },
        get healthPercent() {
            return device.ha.healthPercent;
        },
        get sync() {
            return Object.fromEntries(device.ha.sync);
        },
        get switchOvers() {
            return device.ha.switchOvers;
        },
        get failedLogins() {
            return device.failedLogins;
        },
        get tokensIssued() {
            return device.tokens.issuedCount;
        },
        get connections() {
            return device.server.connectionCount;
        },
        get configurationLocked() {
            return device.lock.isHeld(clock.now());
        },
    };
}

/** The host that a client on this machine uses for a server that listens on `host`. */
function clientHost(host: string): string {
    if (host === "0.0.0.0") return "127.0.0.1";
    if (host === "::") return "[::1]";
    return host.includes(":") ? `[${host}]` : host;
}
