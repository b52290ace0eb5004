import { NO_SITE } from "../../sdk/nodejs/providerText.js";
import { type Bag, bagIn, given, isBag, listIn, textIn } from "../bag.js";
import type { Preview, Step } from "./document.js";
import { classOf, nameOf } from "../urn.js";

/** What a topology says of a pair, beside its resource. */
export interface DeclaredPair {
    readonly name: string;
    readonly site?: string;
    /** `sbc-chi-a/sbc-chi-b`; absent if it is not known, or secret. */
    readonly nodes?: string;
    readonly desired?: string;
}

/** By name: the pairs in the stack's configuration, and those in what a `Topology` has recorded. */
export function declaredPairs({ config, steps }: Preview): ReadonlyMap<string, DeclaredPair> {
    const topologies = steps.filter(({ urn }) => classOf(urn) === "Topology");
    const all = [...topologies.flatMap(pairsOfTopology), ...pairsOfConfig(config)];
    return new Map(all.map((pair) => [pair.name, pair]));
}

function pairsOfTopology({ oldOutputs, newOutputs, urn }: Step): DeclaredPair[] {
    if (nameOf(urn) === "") return [];
    return [oldOutputs, newOutputs].flatMap((outputs) => {
        const status = bagIn(outputs, "status");
        return Object.keys(status).flatMap((site) =>
            Object.keys(bagIn(status, site)).map((name) => ({ name, ...(site === NO_SITE ? {} : { site }) })),
        );
    });
}

/** `Topology.fromConfig` reads the key `pairs` of a namespace. */
function pairsOfConfig(config: Bag): DeclaredPair[] {
    return Object.entries(config)
        .filter(([key]) => key.endsWith(":pairs"))
        .flatMap(([, value]) => entriesIn(value))
        .filter(isBag)
        .flatMap((entry) => {
            const name = textIn(entry, "name");
            const known = {
                site: textIn(entry, "site"),
                nodes: nodesText(entry),
                desired: textIn(entry, "activeNode"),
            };
            return name === undefined ? [] : [{ name, ...given(known) }];
        });
}

function entriesIn(value: unknown): readonly unknown[] {
    try {
        const list: unknown = typeof value === "string" ? JSON.parse(value) : value;
        return Array.isArray(list) ? list : [];
    } catch {
        return [];
    }
}

/** As messages name a pair: both nodes in their declared order. Pulumi shows `[secret]` for nodes that are. */
export function nodesText(bag: Bag): string | undefined {
    const names = listIn(bag, "nodes").map((node) => (isBag(node) ? textIn(node, "name") : undefined));
    const isKnown = names.length === 2 && names.every((name) => name !== undefined && name !== "[secret]");
    return isKnown ? names.join("/") : undefined;
}
