/** An export of a stack, in the forms that Pulumi writes: made small, of what real ones have. */
const PROJECT = "urn:pulumi:prod::sbc";
const TOPOLOGY_URN = `${PROJECT}::oracle-sbc:index:Topology::all`;

export const PAIR_TYPES = {
    plugin: "oracle-sbc:index:HaActiveNode",
    dynamic: "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode",
} as const;

export const GATE_TYPES = {
    plugin: "oracle-sbc:index:WaveGate",
    dynamic: "pulumi-nodejs:dynamic/oracle-sbc:WaveGate",
} as const;

export type Face = keyof typeof PAIR_TYPES;

export function urnOf(type: string, name: string): string {
    return `${PROJECT}::oracle-sbc:index:Topology$${type}::${name}`;
}

/** As `pulumi stack export` has a secret, and as it has one with `--show-secrets`. */
export const secret = {
    encrypted: (text: string) => ({ ...MARK, ciphertext: `v1:${text}` }),
    shown: (text: string) => ({ ...MARK, plaintext: JSON.stringify(text) }),
};
const MARK = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

export const NODES = [
    { name: "sbc-a", address: "10.0.0.1" },
    { name: "sbc-b", address: "10.0.0.2" },
];
export const ACTION = { at: "2026-04-24T10:14:09.235Z", from: "sbc-a", to: "sbc-b", outcome: "switched" };

/** The resource of a pair; `more` replaces what it has. */
export function pairResource(face: Face, name: string, more: object = {}): Record<string, unknown> {
    const type = PAIR_TYPES[face];
    const outputs = {
        nodes: NODES,
        activeNode: "sbc-b",
        roles: { "sbc-a": "standby", "sbc-b": "active" },
        redundant: true,
    };
    return {
        urn: urnOf(type, name),
        type,
        custom: true,
        id: "sbc-a=10.0.0.1,sbc-b=10.0.0.2",
        parent: TOPOLOGY_URN,
        inputs: { nodes: NODES, activeNode: "sbc-a" },
        outputs,
        ...more,
    };
}

export function topologyResource(status: object): Record<string, unknown> {
    return { urn: TOPOLOGY_URN, type: "oracle-sbc:index:Topology", custom: false, outputs: { status } };
}

export function gateResource(face: Face, wave: number, pairs: readonly string[]): Record<string, unknown> {
    const type = GATE_TYPES[face];
    return {
        urn: urnOf(type, `all-wave-${wave}`),
        type,
        parent: TOPOLOGY_URN,
        inputs: { wave, holdsBack: [wave + 1], pairs: pairs.map((name) => ({ name })) },
        dependencies: pairs.map((name) => urnOf(PAIR_TYPES[face], name)),
    };
}

export function exportOf(...resources: readonly object[]): object {
    return { version: 3, deployment: { manifest: {}, resources } };
}
