import { type Bag, isBag } from "./merging.js";
import { NESTED, VALID_NAMES } from "./names.js";

/** What is wrong with the form of a topology, whoever has written it: each problem begins with the path of what is wrong. */
export function shapeProblems(args: unknown): string[] {
    if (!isBag(args)) return ["The arguments of a topology must be an object with pairs."];
    const { defaults, sites, pairs } = args;
    return [
        ...unknownNames(args, "topology", ""),
        ...(isAbsent(defaults) ? [] : objectProblems(defaults, "shared", "defaults")),
        ...sitesProblems(sites),
        ...pairsProblems(pairs),
    ];
}

function sitesProblems(sites: unknown): string[] {
    if (isAbsent(sites)) return [];
    if (!isBag(sites)) return ["sites must be an object: what the pairs of each site share, by the site's name."];
    const names = Object.keys(sites);
    return names.flatMap((name, index) => {
        const path = `sites.${name}`;
        const twin = names.slice(0, index).find((other) => sameName(other, name));
        return [
            ...(name.trim() === "" ? [`${path} has no name; give the site one, such as chicago.`] : []),
            ...(twin === undefined
                ? []
                : [`${path} differs from sites.${twin} in upper and lower case alone; rename one.`]),
            ...(sites[name] === null ? [] : objectProblems(sites[name], "shared", path)),
        ];
    });
}

function pairsProblems(pairs: unknown): string[] {
    if (pairs === undefined || pairs === null)
        return ["pairs is missing; write a list of pairs, each with name, nodes and activeNode."];
    if (!Array.isArray(pairs)) return ["pairs must be a list of pairs, each with name, nodes and activeNode."];
    return pairs.flatMap((pair: unknown, index) => {
        const path = `pairs[${index}]`;
        return [...objectProblems(pair, "pair", path), ...(isBag(pair) ? nodesProblems(pair["nodes"], path) : [])];
    });
}

function nodesProblems(nodes: unknown, path: string): string[] {
    if (!Array.isArray(nodes)) return [];
    return nodes.flatMap((node: unknown, index) => {
        if (!isBag(node)) return [];
        const own = `${path}.nodes[${index}]`;
        const { tls } = node;
        return [
            ...unknownNames(node, "node", `${own}.`),
            ...(isBag(tls) ? unknownNames(tls, "tls", `${own}.tls.`) : []),
        ];
    });
}

function objectProblems(value: unknown, kind: keyof typeof VALID_NAMES, path: string): string[] {
    if (!isBag(value)) return [`${path} must be an object with any of ${VALID_NAMES[kind].join(", ")}.`];
    const nested = NESTED.flatMap((name) => {
        const inner = value[name];
        return isBag(inner) ? unknownNames(inner, name, `${path}.${name}.`) : [];
    });
    return [...unknownNames(value, kind, `${path}.`), ...nested];
}

function unknownNames(bag: Bag, kind: keyof typeof VALID_NAMES, prefix: string): string[] {
    const valid: readonly string[] = VALID_NAMES[kind];
    return Object.keys(bag)
        .filter((name) => !valid.includes(name))
        .map((name) => `${prefix}${name} is not an argument; valid: ${valid.join(", ")}.`);
}

export function sameName(one: string, other: string): boolean {
    return one.toLowerCase() === other.toLowerCase();
}

function isAbsent(value: unknown): boolean {
    return value === undefined || value === null;
}
