import type { HaActiveNodeArgs } from "../arguments.js";
import { canonical } from "../canonicalAddress.js";
import type { TopologyArgs, TopologyPairArgs } from "./arguments.js";
import { isBag, mergedArgs } from "./merging.js";
import { sameName, shapeProblems } from "./shapes.js";

/**
 * All that is wrong with a topology as a whole, each with its path; empty if all is well. A value is named only if it is a
 * pair's, a site's or a wave's: any other may be secret. What is an output is not known here, and is for the resource's check.
 */
export function topologyProblems(args: unknown): string[] {
    const problems = shapeProblems(args);
    if (!isBag(args) || !Array.isArray(args["pairs"])) return problems;
    const { sites } = args;
    const pairs = args["pairs"].map((pair: unknown, index) => ({
        pair: isBag(pair) ? pair : {},
        path: `pairs[${index}]`,
    }));
    return [
        ...problems,
        ...pairs.flatMap(({ pair, path }, index) => [
            ...nameProblems(pair["name"], path, pairs.slice(0, index)),
            ...siteProblems(pair["site"], path, isBag(sites) ? Object.keys(sites) : []),
            ...desiredProblems(pair, path),
        ]),
        ...waveProblems(pairs),
        ...endpointProblems(pairs, isBag(args) ? (args as unknown as TopologyArgs) : undefined),
    ];
}

interface PlacedPair {
    readonly pair: Readonly<Record<string, unknown>>;
    readonly path: string;
}

function nameProblems(name: unknown, path: string, before: readonly PlacedPair[]): string[] {
    if (typeof name !== "string" || name.trim() === "") {
        const what = typeof (name ?? "") === "string" ? "is missing" : "is no plain text";
        return [`${path}.name ${what}; give the pair one, such as chicago-1.`];
    }
    const twin = before.find(({ pair }) => typeof pair["name"] === "string" && sameName(pair["name"], name));
    return twin === undefined
        ? []
        : [`${path}.name is ${name}, as ${twin.path}.name is; give each pair a name of its own.`];
}

function siteProblems(site: unknown, path: string, sites: readonly string[]): string[] {
    if (site === undefined || site === null || (typeof site === "string" && sites.includes(site))) return [];
    const valid = sites.length === 0 ? "there are no sites; add it to sites" : `valid: ${sites.join(", ")}`;
    return [
        `${path}.site is ${typeof site === "string" ? `${site}, which` : "no text, and"} is not one of the sites; ${valid}.`,
    ];
}

/** A name that is none of the nodes' would hold the whole wave behind it back, in an `up` that has moved others already. */
function desiredProblems({ activeNode, nodes }: PlacedPair["pair"], path: string): string[] {
    if (typeof activeNode !== "string" || !Array.isArray(nodes)) return [];
    const names = nodes.map((node: unknown) => (isBag(node) ? node["name"] : undefined));
    const isPlain = names.every((name) => typeof name === "string");
    if (!isPlain || names.some((name) => sameName(String(name), activeNode))) return [];
    return [`${path}.activeNode is not the name of one of its nodes.`];
}

function waveProblems(pairs: readonly PlacedPair[]): string[] {
    const wrong = pairs.filter(({ pair }) => !isWave(pair["wave"]));
    if (wrong.length > 0)
        return wrong.map(({ path }) => `${path}.wave must be a whole number from 1; a canary is in wave 1.`);
    const used = new Set(pairs.map(({ pair }) => waveOf(pair)));
    const gaps = [...used].filter((wave) => wave > 1 && !used.has(wave - 1)).sort((a, b) => a - b);
    return gaps.map((wave) => {
        const first = pairs.find(({ pair }) => waveOf(pair) === wave);
        return `${first?.path}.wave is ${wave}, but no pair is in wave ${wave - 1}; number the waves without a gap, from 1.`;
    });
}

/** Absent: the first. */
export function waveOf({ wave }: { readonly wave?: unknown }): number {
    return wave === undefined || wave === null ? 1 : Number(wave);
}

function isWave(wave: unknown): boolean {
    return wave === undefined || wave === null || (Number.isSafeInteger(wave) && Number(wave) >= 1);
}

/** Of two pairs that share an endpoint, in any spelling, each would undo what the other does; one that is only observed does not. */
function endpointProblems(pairs: readonly PlacedPair[], args: TopologyArgs | undefined): string[] {
    const owners = new Map<string, string>();
    return pairs.flatMap(({ pair, path }) => {
        if (args === undefined || isObserved(pair, args) || !Array.isArray(pair["nodes"])) return [];
        return pair["nodes"].flatMap((node: unknown, index) => {
            const address = isBag(node) ? node["address"] : undefined;
            if (typeof address !== "string") return [];
            const own = `${path}.nodes[${index}].address`;
            const owner = owners.get(canonical(address));
            if (owner === undefined) owners.set(canonical(address), own);
            return owner === undefined ? [] : [`${own} is the same endpoint as ${owner}; declare each node once.`];
        });
    });
}

function isObserved(pair: PlacedPair["pair"], args: TopologyArgs): boolean {
    const { site } = pair;
    const isKnown = isBag(args.sites) || site === undefined;
    const { observeOnly = false }: HaActiveNodeArgs = mergedArgs(
        pair as unknown as TopologyPairArgs,
        isKnown ? args : { pairs: [] },
    );
    return observeOnly !== false;
}
