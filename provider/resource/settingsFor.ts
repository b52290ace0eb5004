import { deviceWordsOf } from "../device/deviceWords.js";
import type { Endpoint, TlsTrust } from "../device/endpoint.js";
import { parseAddress } from "../device/endpoint.js";
import { LoginGate } from "../device/logins.js";
import { Session } from "../device/session.js";
import { SbcError } from "../errors.js";
import { requiredPreconditions } from "../pair/preconditions/list.js";
import type { PairSettings } from "../pair/settings.js";
import { isSameName } from "../pair/sighting.js";
import { readCertificates } from "./inputs/caCertificates.js";
import type { ProviderConfig } from "./inputs/stackConfig.js";
import { credentialsFor, nameOfCredentials } from "./inputs/credentials.js";
import { DEFAULTS, type Inputs } from "./inputs/schema.js";
import type { TlsInputs } from "./inputs/tls.js";
import type { Recorded } from "./outputs.js";
import { inTodaysNames } from "./pendingNames.js";

/** The sessions of one provider process: whoever looks at the same node in the same way shares its token. */
export class Sessions {
    readonly #byEndpoint = new Map<string, Session>();
    /** Each bundle of CA certificates once, however many nodes are verified against it. */
    readonly #bundles = new Map<string, readonly [number: number, text: string]>();

    constructor(readonly gate = new LoginGate()) {}

    for(endpoint: Endpoint): Session {
        const [bundle, caCertificate] = this.#bundleOf(endpoint.tls);
        const tls = caCertificate === undefined ? endpoint.tls : { ...endpoint.tls, caCertificate };
        // What a remedy calls its settings makes no other session of it; nor is the bundle itself in the key: with it, a
        // thousand pairs would need hundreds of megabytes.
        const { names: _names, ...same } = endpoint;
        const key = JSON.stringify({ ...same, tls: { ...tls, caCertificate: bundle } });
        const session = this.#byEndpoint.get(key) ?? new Session({ ...endpoint, tls }, this.gate);
        this.#byEndpoint.set(key, session);
        return session;
    }

    #bundleOf({ caCertificate }: TlsTrust): readonly [number?: number, text?: string] {
        if (caCertificate === undefined) return [];
        const bundle = this.#bundles.get(caCertificate) ?? [this.#bundles.size, caCertificate];
        this.#bundles.set(bundle[1], bundle);
        return bundle;
    }
}

/** All of the settings but what the run has shown so far. */
export type DeclaredSettings = Omit<PairSettings, "wasPreviewed" | "lagMs" | "hasSecretNodes" | "requestedBy">;

/** Checked inputs, the stack's configuration and what is recorded, with every default filled in. */
export function settingsFor(
    inputs: Inputs,
    config: ProviderConfig,
    sessions: Sessions,
    recorded?: Recorded,
): DeclaredSettings {
    const { preconditions, timeouts } = inputs;
    const [a, b] = inputs.nodes.map((node) => sessions.for(endpointFor(node, inputs, config)));
    if (a === undefined || b === undefined) throw new Error("A pair has two nodes.");
    const { lastAction } = recorded ?? {};
    // The recorded outputs hold the nodes as they were declared then.
    const { nodes: recordedNodes } = (recorded ?? {}) as { readonly nodes?: unknown };
    const pending = recorded?.pending && inTodaysNames(recorded.pending, recordedNodes, inputs.nodes);
    return {
        sessions: [a, b],
        ...(inputs.activeNode === undefined ? {} : { activeNode: asDeclared(inputs.activeNode, inputs.nodes) }),
        preconditions: requiredPreconditions(preconditions),
        ...(config.freezes.length === 0 ? {} : { freezes: config.freezes }),
        waitMs: (inputs.waitSeconds ?? DEFAULTS.waitSeconds) * 1000,
        requireRedundancy: inputs.requireRedundancy ?? DEFAULTS.requireRedundancy,
        exclusive: inputs.exclusive ?? DEFAULTS.exclusive,
        settleMs: (timeouts?.settleSeconds ?? DEFAULTS.settleSeconds) * 1000,
        quietMs: (timeouts?.quietSeconds ?? DEFAULTS.quietSeconds) * 1000,
        freshMs: (timeouts?.freshSeconds ?? DEFAULTS.freshSeconds) * 1000,
        ...(inputs.reason === undefined ? {} : { reason: inputs.reason }),
        ...(pending === undefined ? {} : { pending }),
        ...(lastAction === undefined ? {} : { lastAction }),
    };
}

/** A node's name in the spelling of `nodes`. */
function asDeclared(node: string, nodes: Inputs["nodes"]): string {
    return nodes.find(({ name }) => isSameName(name, node))?.name ?? node;
}

function endpointFor(node: Inputs["nodes"][number], inputs: Inputs, config: ProviderConfig): Endpoint {
    const address = parseAddress(node.address);
    if (typeof address === "string") throw new Error(`The address of ${node.name} ${address}.`);
    const credentials = credentialsFor(inputs, config);
    if (typeof credentials === "string") throw new SbcError("invalidInput", "No credentials are known.", credentials);
    const deviceWords = deviceWordsOf({ ...config.deviceWords, ...inputs.deviceWords });
    return {
        name: node.name,
        ...address,
        credentials,
        tls: trust({ ...config.tls, ...inputs.tls, ...node.tls }),
        ...(inputs.apiVersion === undefined ? {} : { apiVersion: inputs.apiVersion }),
        ...(deviceWords === undefined ? {} : { deviceWords }),
        names: { credentials: nameOfCredentials(inputs, config), argument: config.entry.argument },
        requestTimeoutMs: (inputs.timeouts?.requestSeconds ?? DEFAULTS.requestSeconds) * 1000,
    };
}

function trust({ certificateSha256: pins, caCertificate, serverName }: TlsInputs): TlsTrust {
    return {
        ...(caCertificate === undefined ? {} : { caCertificate: pemOf(caCertificate) }),
        ...(serverName === undefined ? {} : { serverName }),
        ...(pins === undefined ? {} : { certificateSha256: [pins].flat().map(normalPin) }),
    };
}

function normalPin(pin: string): string {
    return pin.replace(/[:\s]/g, "").toUpperCase();
}

/** Throws for what the check would have refused. */
function pemOf(caCertificate: string): string {
    const read = readCertificates(caCertificate);
    if (read.kind === "read") return read.pem;
    throw new SbcError("invalidInput", `tls.caCertificate ${read.problem}.`, "Correct tls.caCertificate.");
}
