import * as pulumi from "@pulumi/pulumi";
import type { HaActiveNodeArgs } from "../arguments.js";
import type { GatedPairArgs } from "../gateArguments.js";
import type { GateResource } from "../gateResource.js";
import type { LastSwitchover } from "../outputs.js";
import type { PairResource } from "../pairResource.js";
import type { TopologyArgs } from "./arguments.js";
import { halfUserProblems } from "./halfUsers.js";
import { mergedArgs, type WhenKnown } from "./merging.js";
import { topologyProblems, waveOf } from "./problems.js";
import { NO_SITE, TOPOLOGY_TYPE } from "../providerText.js";

/** The resources that a topology is made of, by whoever looks after them. */
export interface TopologyParts<Pair extends PairResource> {
    readonly pair: (name: string, args: HaActiveNodeArgs, options: pulumi.CustomResourceOptions) => Pair;
    readonly gate: (
        name: string,
        args: { wave: number; holdsBack: number[]; pairs: GatedPairArgs[] },
        options: pulumi.CustomResourceOptions,
    ) => GateResource;
    /** Types that a stack may have a pair by, as a resource without a parent. */
    readonly earlierTypes: readonly (string | undefined)[];
}

/** What a topology shows of a pair. */
export interface PairStatus {
    /** The node that reported it was active when last looked at; absent if none or both did. */
    readonly activeNode: pulumi.Output<string | undefined>;
    /** Whether the other node could take over. */
    readonly redundant: pulumi.Output<boolean>;
    /** Whether another node than the desired one was active, or none was seen: with `revertive: false`, that may stay. */
    readonly drifted: pulumi.Output<boolean>;
    /** The newest entry in either node's own log. */
    readonly lastSwitchover: pulumi.Output<LastSwitchover | undefined>;
}

/** A topology, whether the dynamic provider or the plugin looks after its pairs. */
export abstract class TopologyComponent<Pair extends PairResource> extends pulumi.ComponentResource {
    /** The resource of each pair, by its name. */
    readonly pairs: Readonly<Record<string, Pair>>;
    /** Of each pair, by the name of its site and its own; `(no site)` has those without one. */
    readonly status: Readonly<Record<string, Readonly<Record<string, PairStatus>>>>;

    /** `origin` stands before the path of what is wrong, such as `sbc-topology:`. */
    protected constructor(
        parts: TopologyParts<Pair>,
        name: string,
        args: TopologyArgs,
        options: pulumi.ComponentResourceOptions | undefined,
        origin: string,
    ) {
        checkTopology(args, origin);
        super(TOPOLOGY_TYPE, name, {}, options);
        const declared = declaredIn(args);
        this.pairs = this.#declare(parts, name, declared);
        this.status = statusOf(declared, this.pairs);
        this.registerOutputs({ status: this.status });
    }

    /** Edges grow with the pairs, not with their square: a wave depends on the gate before it, a gate on its own wave. */
    #declare(parts: TopologyParts<Pair>, name: string, all: readonly DeclaredPair[]): Record<string, Pair> {
        const pairs: Record<string, Pair> = {};
        const waves = [...new Set(all.map(({ wave }) => wave))].sort((a, b) => a - b);
        let before: GateResource | undefined;
        for (const wave of waves) {
            const inWave = all.filter((pair) => pair.wave === wave);
            const gated = inWave.map(({ name: pairName, merged }) => {
                const dependsOn = before === undefined ? [] : [before];
                const aliases = parts.earlierTypes.map((type) => ({
                    parent: pulumi.rootStackResource,
                    ...(type === undefined ? {} : { type }),
                }));
                const pair = parts.pair(pairName, merged, { parent: this, dependsOn, aliases });
                pairs[pairName] = pair;
                return { pair, evidence: evidenceOf(pairName, merged, pair) };
            });
            const holdsBack = waves.filter((other) => other > wave);
            // The last wave holds nothing back.
            if (holdsBack.length === 0) break;
            const gate = { wave, holdsBack, pairs: gated.map(({ evidence }) => evidence) };
            const dependsOn = gated.map(({ pair }) => pair);
            before = parts.gate(`${name}-wave-${wave}`, gate, { parent: this, dependsOn });
        }
        return pairs;
    }
}

interface DeclaredPair {
    readonly name: string;
    readonly site: string | null | undefined;
    readonly wave: number;
    /** With what its site and the defaults give. */
    readonly merged: HaActiveNodeArgs;
}

function declaredIn(args: TopologyArgs): DeclaredPair[] {
    return args.pairs.map((pair) => ({
        name: pair.name,
        site: pair.site,
        wave: waveOf(pair),
        merged: mergedArgs(pair, args, whenKnown),
    }));
}

const whenKnown: WhenKnown = (earlier, later, merge) =>
    pulumi.all([earlier, later]).apply(([one, other]) => merge(one, other));

/** Throws a list of all that is wrong: nothing is registered then, and nothing sent. */
function checkTopology(args: TopologyArgs, origin: string): void {
    const found = topologyProblems(args);
    const problems = found.length > 0 ? found : halfUserProblems(args);
    if (problems.length === 0) return;
    const lines = problems.map((problem) => `- ${origin}${problem}`);
    throw new pulumi.RunError(["The topology can't be used, and no request was sent:", ...lines].join("\n"));
}

/** Outputs but for what is declared: the output `activeNode` is no desired node. */
function evidenceOf(name: string, args: HaActiveNodeArgs, pair: PairResource): GatedPairArgs {
    const { activeNode: desiredActiveNode, revertive, requireRedundancy } = args;
    const { id, roles, redundant, fulfilledActiveNode, pending } = pair;
    const declared = { desiredActiveNode, revertive, requireRedundancy };
    return { name, id, ...declared, roles, redundant, fulfilledActiveNode, pending };
}

function statusOf(declared: readonly DeclaredPair[], pairs: Readonly<Record<string, PairResource>>) {
    // By no object's own names: a site may be called constructor.
    const status = new Map<string, [name: string, status: PairStatus][]>();
    for (const { name, site, merged } of declared) {
        const pair = pairs[name];
        if (pair === undefined) continue;
        const { activeNode, redundant, lastSwitchover } = pair;
        const drifted = pulumi.all([activeNode, merged.activeNode]).apply(([seen, node]) => isDrifted(seen, node));
        const ofSite = status.get(site ?? NO_SITE) ?? [];
        ofSite.push([name, { activeNode, redundant, drifted, lastSwitchover }]);
        status.set(site ?? NO_SITE, ofSite);
    }
    return Object.fromEntries([...status].map(([site, ofSite]) => [site, Object.fromEntries(ofSite)]));
}

function isDrifted(seen: string | undefined, desired: string | undefined): boolean {
    return desired !== undefined && seen?.toLowerCase() !== desired.toLowerCase();
}
