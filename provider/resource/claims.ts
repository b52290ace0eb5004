import type { Bag } from "../bag.js";
import { parseAddress, type HostAndPort } from "../device/endpoint.js";
import type { Io } from "../device/io.js";
import type { SbcError } from "../errors.js";
import { PairError } from "../pair/messages/pairError.js";
import { claim } from "../pair/run/claims.js";
import type { Declaration } from "../state/claimFiles.js";
import type { RunParts } from "../pair/run/runParts.js";
import { spellings, spellingsOf } from "../pair/run/spellings.js";
import { endpointKey, endpointKeys } from "../pair/identity.js";
import { warnOnce } from "../pair/run/warnOnce.js";
import { pairName, type PairSettings } from "../pair/settings.js";
import type { Context } from "./context.js";
import { nodesIn } from "./inputs/declaredNodes.js";
import { holdsUnknown } from "./inputs/unknown.js";

/** Which resource declares a pair: its URN, which a dynamic provider is not told. */
export type Declarer = string | undefined;

const REMEDY = "Declare each pair once, or set observeOnly: true on all but one of these resources.";

/**
 * Claims the endpoints that these inputs declare, in every spelling, for one resource of the run. A sentence if another one
 * has one of them: each would undo what the other does. An address that is not known yet claims nothing, nor does a pair that
 * is only observed.
 */
export async function claimDeclared(
    context: Context,
    declarer: Declarer,
    inputs: Bag,
    io: Pick<Io, "clock" | "signal">,
): Promise<string[]> {
    const { nodes, observeOnly } = inputs;
    const declared = addressesIn(nodes);
    if (observeOnly === true || holdsUnknown(observeOnly) || declared.length === 0) return [];
    const { run, resolve } = context.parts;
    const resolver = { resolve, clock: io.clock, signal: io.signal };
    const spelled = (await Promise.all(declared.map((address) => spellings(address, resolver)))).flat();
    const declaration = declarationOf(declarer, "a resource", spelled, declared.map(endpointKey));
    const outcome = await claim(run, declaration);
    return outcome.kind === "claimed" ? [] : [`nodes: ${outcome.by} declares one of these addresses too. ${REMEDY}`];
}

/** The same before anything is done about a pair: why that may not be. */
export async function claimForChange(
    context: Context,
    declarer: Declarer,
    settings: PairSettings,
    io: Io,
    resolver: Pick<RunParts, "resolve">,
): Promise<SbcError | undefined> {
    const { run } = context.parts;
    const spelled = await spellingsOf(settings, resolver, io);
    const endpoints = [...new Set(spelled.flat())];
    const pair = pairName(settings);
    const name = settings.hasSecretNodes ? "another resource" : `a resource with ${pair}`;
    const declaration = declarationOf(declarer, name, endpoints, endpointKeys(settings));
    const outcome = await claim(run, declaration);
    const problem = run.problem();
    if (problem !== undefined)
        warnOnce(io, run, "sharing", `${problem} The run's limits hold for this provider process alone.`);
    const isTwice = declarer === undefined && outcome.kind === "claimed" && context.isChangedBefore(endpoints);
    if (outcome.kind === "claimed" && !isTwice) return undefined;
    const by = outcome.kind === "taken" ? outcome.by : "another resource";
    return new PairError("refused", {
        pair,
        verdict: "refused",
        requests: 0,
        why: [`In this run, ${by} declares this pair too.`],
        remedies: [REMEDY],
    });
}

/** Without a URN, the declared endpoints stand for the resource: the same in each call about it, and in each process. */
function declarationOf(
    declarer: Declarer,
    name: string,
    endpoints: readonly string[],
    declared: readonly string[],
): Declaration {
    const resource = declarer ?? `dynamic:${[...declared].sort().join()}`;
    return { resource, name: declarer === undefined ? name : resourceName(declarer), endpoints };
}

function addressesIn(nodes: unknown): HostAndPort[] {
    return nodesIn(nodes).flatMap(({ address }) => {
        const parsed = parseAddress(address);
        return typeof parsed === "string" ? [] : [parsed];
    });
}

/** The last part of `urn:pulumi:stack::project::type::name`; a name may have `::` in it. */
export function resourceName(urn: string): string {
    return urn.split("::").slice(3).join("::") || urn;
}
