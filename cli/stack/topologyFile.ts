import { parseDocument } from "yaml";
import type { TopologyArgs, TopologyPairArgs } from "../../sdk/nodejs/topology/arguments.js";
import { mergedArgs } from "../../sdk/nodejs/topology/merging.js";
import { topologyProblems } from "../../sdk/nodejs/topology/problems.js";
import { isBag } from "../bag.js";
import { readOptionFile } from "../optionFile.js";
import { DECLARED_FORMS, readForms } from "./forms.js";
import type { KnownPair } from "./pairs.js";

/** A pair of a topology file, and the user that the file itself has for it. */
export interface FilePair extends KnownPair {
    readonly credentials?: Credentials;
}

export interface Credentials {
    readonly username: string;
    readonly password: string;
}

/**
 * The pairs of a topology file in YAML or JSON: `defaults`, `sites` and `pairs`, as docs/how-to/several-sites.md has them.
 *
 * Throws a sentence that has all that is wrong, each problem by its path, and no value that may be secret.
 */
export function readTopologyFile(path: string): readonly FilePair[] {
    const topology = parsed(path, readOptionFile(path, "--file").toString("utf8"));
    const problems = topologyProblems(topology);
    if (problems.length > 0)
        throw new Error([`${path} of --file can't be used:`, ...problems.map((each) => `- ${each}`)].join("\n"));
    return filePairs(topology as TopologyArgs);
}

/** Of a topology that was checked: what its sites and defaults give is merged into each pair, as a `Topology` does. */
function filePairs(topology: TopologyArgs): readonly FilePair[] {
    const hasWaves = topology.pairs.some(({ wave }) => (wave ?? 1) > 1);
    return topology.pairs.map((pair) => pairOf(pair, topology, hasWaves));
}

function pairOf(pair: TopologyPairArgs, topology: TopologyArgs, hasWaves: boolean): FilePair {
    const { credentials, ...declared } = { ...mergedArgs(pair, topology) };
    const { values, unreadable } = readForms({ ...declared }, DECLARED_FORMS);
    const user = credentialsIn(credentials);
    return {
        name: pair.name,
        ...(typeof pair.site === "string" ? { site: pair.site } : {}),
        ...(hasWaves ? { wave: pair.wave ?? 1 } : {}),
        declared: values,
        secrets: [],
        unreadable,
        ...(user === undefined ? {} : { credentials: user }),
    };
}

/** Absent if one of the two is not plain text: `{ secure: … }` of a stack's file is for Pulumi alone. */
export function credentialsIn(value: unknown): Credentials | undefined {
    if (!isBag(value)) return undefined;
    const { username, password } = value;
    return typeof username === "string" && typeof password === "string" ? { username, password } : undefined;
}

function parsed(path: string, text: string): unknown {
    // Aliases may grow a few lines into gigabytes.
    const document = parseDocument(text, { prettyErrors: false });
    const [problem] = document.errors;
    // Its message may have a piece of the text, which may hold a password.
    if (problem !== undefined)
        throw new Error(`The file ${path} of --file is neither YAML nor JSON (${problem.code}).`);
    try {
        return document.toJS({ maxAliasCount: 100 }) as unknown;
    } catch {
        throw new Error(`The file ${path} of --file has aliases that grow too large.`);
    }
}
