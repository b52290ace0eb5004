import type { Bag } from "../../bag.js";
import { parseAddress } from "../../device/endpoint.js";
import type { ArgumentName } from "../../device/settingNames.js";
import { endpointKey } from "../../pair/identity.js";
import { isSameName } from "../../pair/sighting.js";
import type { ProviderConfig } from "./stackConfig.js";
import { credentialsFor } from "./credentials.js";
import { printPath } from "./path.js";
import { inputsSchema, type Inputs } from "./schema.js";
import { holdsUnknown, isUnknownAt } from "./unknown.js";

const BY_PATH: ArgumentName = (path) => path;

/**
 * What is wrong with declared inputs: sentences that begin with the property's path. Empty where nothing is.
 *
 * @param lagMs see provider/pair/lag.ts; 0 for what waits for no switchover
 * @param argument names a property for whoever gave it
 *
 * @internal
 */
export function problemsOf(inputs: unknown, lagMs: number, argument: ArgumentName = BY_PATH): string[] {
    const { activeNode, observeOnly } = (inputs ?? {}) as Partial<Inputs>;
    const isMissing = activeNode === undefined && observeOnly !== true && !holdsUnknown(observeOnly);
    return allProblems(inputs, isMissing ? [NO_DESIRED_NODE] : [], lagMs, argument);
}

const NO_DESIRED_NODE =
    "activeNode is missing; write the name of the node that should be active, or observeOnly: true.";

/** The same for inputs that are only to look with: they need no desired node. */
export function lookProblemsOf(inputs: unknown, argument: ArgumentName = BY_PATH): string[] {
    return allProblems(inputs, [], 0, argument);
}

/** {@link problemsOf}, and whether it is known who logs in; a value that is not known yet is taken to be right. */
export function declarationProblems(inputs: Bag, config: ProviderConfig, lagMs: number): string[] {
    return [...problemsOf(inputs, lagMs, config.entry.argument), ...loginProblems(inputs, config)];
}

/** {@link lookProblemsOf}, and whether it is known who logs in. */
export function lookProblems(inputs: Bag, config: ProviderConfig): string[] {
    return [...lookProblemsOf(inputs, config.entry.argument), ...loginProblems(inputs, config)];
}

function loginProblems(inputs: Bag, config: ProviderConfig): string[] {
    if (holdsUnknown(inputs["credentials"])) return [];
    const credentials = credentialsFor(inputs, config);
    return typeof credentials === "string" ? [credentials] : [];
}

/** What is wrong with each of the inputs, what is missing, and where there is none of it, what they must be to each other. */
function allProblems(inputs: unknown, missing: readonly string[], lagMs: number, argument: ArgumentName): string[] {
    const named = (path: string) => argument(path) ?? path;
    const parsed = inputsSchema.safeParse(inputs);
    const own = (parsed.error?.issues ?? [])
        .filter((issue) => !isUnknownAt(inputs, issue.path))
        .flatMap((issue) => {
            const paths =
                issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
            return paths.map((path) => `${named(printPath(path) || "The arguments")} ${issue.message}.`);
        });
    const all = [...own, ...missing];
    const isRelated = parsed.success || all.length === 0;
    return [...new Set([...all, ...(isRelated ? relations(inputs as Partial<Inputs>, lagMs, named) : [])])];
}

/** Typed inputs. Throws what {@link problemsOf} finds, which a caller that checked first never sees. */
export function parseInputs(inputs: unknown): Inputs {
    const parsed = inputsSchema.safeParse(inputs);
    if (parsed.success) return parsed.data;
    throw new Error(`These inputs were not checked: ${problemsOf(inputs, 0).join(" ")}`);
}

/** What the inputs must be to each other. Whatever is not known yet is taken to be right. */
function relations(
    { nodes, activeNode, timeouts }: Partial<Inputs>,
    lagMs: number,
    named: (path: string) => string,
): string[] {
    const problems: string[] = [];
    const [a, b] = holdsUnknown(nodes) || !Array.isArray(nodes) ? [] : nodes;
    if (a && b) {
        if (isSameName(a.name, b.name))
            problems.push(`${named("nodes")}: both are named ${a.name}; a pair has two different nodes.`);
        const here = parseAddress(a.address);
        const there = parseAddress(b.address);
        const isSame =
            typeof here !== "string" && typeof there !== "string" && endpointKey(here) === endpointKey(there);
        if (isSame)
            problems.push(
                `${named("nodes")}: both have the address ${a.address}; each node has its own management address.`,
            );
        const isKnown = activeNode !== undefined && !holdsUnknown(activeNode);
        if (isKnown && ![a.name, b.name].some((name) => isSameName(name, activeNode))) {
            problems.push(
                `activeNode ${JSON.stringify(activeNode)} is not a node of this pair; write ${a.name} or ${b.name}.`,
            );
        }
    }
    const settleSeconds = timeouts?.settleSeconds;
    if (settleSeconds !== undefined && !holdsUnknown(settleSeconds) && settleSeconds * 1000 <= lagMs) {
        problems.push(
            `${named("timeouts.settleSeconds")} (${settleSeconds}) must be more than ${lagMs / 1000} s, which a request may take to act.`,
        );
    }
    return problems;
}
