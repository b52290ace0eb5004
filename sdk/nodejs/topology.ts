import * as pulumi from "@pulumi/pulumi";
import { HaActiveNode } from "./haActiveNode.js";
import type { TopologyArgs } from "./topology/arguments.js";
import { TopologyComponent, type TopologyParts } from "./topology/component.js";
import { topologyConfig } from "./topology/fromConfig.js";
import { WaveGate } from "./waveGate.js";

const PARTS: TopologyParts<HaActiveNode> = {
    pair: (name, args, options) => new HaActiveNode(name, args, options),
    gate: (name, args, options) => new WaveGate(name, args, options),
    earlierTypes: [undefined],
};

/**
 * All pairs of all sites: an `HaActiveNode` for each, whose arguments a site and the defaults give as well, and a `WaveGate`
 * between one wave and the next. No request for a pair of a wave is sent before every pair of the waves before is as desired.
 *
 * A pair that the stack already has as a resource of its own, by that name and without a parent, is kept. What is wrong is
 * told all at once, before anything is registered.
 *
 * @example
 * const topology = new sbc.Topology("topology", {
 *     sites: { chicago: { username: "gitops", password: config.requireSecret("chicagoPassword"), caCertificate } },
 *     pairs: [
 *         { name: "chicago-1", site: "chicago", wave: 1, nodes: canaryNodes, activeNode: "sbc-chi-a" },
 *         { name: "chicago-2", site: "chicago", wave: 2, nodes, activeNode: "sbc-chi-c" },
 *     ],
 * });
 */
export class Topology extends TopologyComponent<HaActiveNode> {
    /** @internal */
    constructor(name: string, args: TopologyArgs, options: pulumi.ComponentResourceOptions | undefined, origin: string);
    constructor(name: string, args: TopologyArgs, options?: pulumi.ComponentResourceOptions);
    constructor(name: string, args: TopologyArgs, options?: pulumi.ComponentResourceOptions, origin = "") {
        super(PARTS, name, args, options, origin);
    }

    /** The topology in `defaults`, `sites` and `pairs` of a stack's configuration; by default, of the project's own. */
    static fromConfig(name: string, config = new pulumi.Config(), options?: pulumi.ComponentResourceOptions): Topology {
        const { args, origin } = topologyConfig(config);
        return new Topology(name, args, options, origin);
    }
}
