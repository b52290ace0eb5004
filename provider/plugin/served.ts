import { systemClock } from "../clock.js";
import { createHttpsTransport } from "../device/https.js";
import { ownParts } from "../resource/ownParts.js";
import { createGetPair } from "./haActiveNode/getPair.js";
import { createHaActiveNode } from "./haActiveNode/index.js";
import { createWaveGate } from "./waveGate/index.js";
import type { Invoke, Lifecycle, Served } from "./lifecycle.js";
import { checkConfig, configure, diffConfig } from "./providerConfig.js";
import { type PluginParts, Shared } from "./shared.js";

/** Each part of what is served, made of what the process shares. A second one is a folder, and its line. */
export interface Tables {
    readonly resources: Readonly<Record<string, (shared: Shared) => Lifecycle>>;
    readonly functions: Readonly<Record<string, (shared: Shared) => Invoke>>;
}

/** What ships: the schema has the same types and tokens. */
export const TABLES: Tables = {
    resources: { "oracle-sbc:index:HaActiveNode": createHaActiveNode, "oracle-sbc:index:WaveGate": createWaveGate },
    functions: { "oracle-sbc:index:getPair": createGetPair },
};

export function createServed(parts: PluginParts, tables = TABLES): Served {
    let run = begin(parts, tables);
    return {
        configuration: {
            checkConfig: (request) => Promise.resolve(checkConfig(request, parts.env)),
            diffConfig: (request) => Promise.resolve(diffConfig(request)),
            configure: (config, call) => {
                // A process that a debugger holds serves one run after another: each begins anew.
                run = begin({ ...parts, run: parts.run.anew?.() ?? parts.run }, tables);
                return Promise.resolve(configure(config, call.urn, run.shared));
            },
        },
        get resources() {
            return run.resources;
        },
        get functions() {
            return run.functions;
        },
    };
}

function begin(parts: PluginParts, { resources, functions }: Tables) {
    const shared = new Shared(parts);
    return { shared, resources: made(resources, shared), functions: made(functions, shared) };
}

function made<Part>(makers: Readonly<Record<string, (shared: Shared) => Part>>, shared: Shared): Record<string, Part> {
    return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make(shared)]));
}

export function createOwnServed(lagMs: number, tables = TABLES): Served {
    return createServed(
        { clock: systemClock, transport: createHttpsTransport(), ...ownParts({ lagMs, showsLists: true }) },
        tables,
    );
}
