import { GATE_TYPE, NO_SITE, TOPOLOGY_TYPE } from "../../sdk/nodejs/providerText.js";
import { isBag } from "../bag.js";
import type { Resource } from "./resources.js";

const GATE_TYPES: readonly string[] = [GATE_TYPE, "oracle-sbc:index:WaveGate"];

/** The site of a pair: where the status of the topology that it is a part of has it. */
export function sitesIn(resources: readonly Resource[]): (pair: Resource) => string | undefined {
    const topologies = resources.filter(({ type }) => type === TOPOLOGY_TYPE);
    const sitesOf = new Map(topologies.map(({ urn, outputs }) => [urn, sitesByPair(outputs["status"])]));
    return ({ parent, name }) => sitesOf.get(parent)?.get(name);
}

function sitesByPair(status: unknown): ReadonlyMap<string, string> {
    const sites = isBag(status) ? Object.entries(status) : [];
    return new Map(
        sites.flatMap(([site, pairs]) =>
            site === NO_SITE || !isBag(pairs) ? [] : Object.keys(pairs).map((pair) => [pair, site] as const),
        ),
    );
}

/**
 * The wave of a pair: that of the gate which depends on it; else, of the last wave, the one after the gate that it depends on.
 */
export function wavesIn(
    resources: readonly Resource[],
    isPair: (type: string) => boolean,
): (pair: Resource) => number | undefined {
    const gates = resources.flatMap(({ type, urn, inputs, dependencies }) => {
        const wave = inputs["wave"];
        return GATE_TYPES.includes(type) && Number.isSafeInteger(wave)
            ? [{ urn, wave: Number(wave), dependencies }]
            : [];
    });
    const pairs = new Set(resources.filter(({ type }) => isPair(type)).map(({ urn }) => urn));
    const waveByPair = new Map(
        gates.flatMap(({ wave, dependencies }) =>
            dependencies.filter((urn) => pairs.has(urn)).map((urn) => [urn, wave] as const),
        ),
    );
    const waveByGate = new Map(gates.map(({ urn, wave }) => [urn, wave]));
    return ({ urn, dependencies }) => {
        const behind = dependencies.flatMap((each) => waveByGate.get(each) ?? []);
        return waveByPair.get(urn) ?? (behind.length === 0 ? undefined : Math.max(...behind) + 1);
    };
}
