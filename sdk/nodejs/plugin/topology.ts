import * as pulumi from "@pulumi/pulumi";
import { HaActiveNode } from "./haActiveNode.js";
import { RESOURCE_TYPE } from "../providerText.js";
import type { TopologyArgs } from "../topology/arguments.js";
import { TopologyComponent, type TopologyParts } from "../topology/component.js";
import { topologyConfig } from "../topology/fromConfig.js";
import { WaveGate } from "./waveGate.js";

const PARTS: TopologyParts<HaActiveNode> = {
    pair: (name, args, options) => new HaActiveNode(name, args, options),
    gate: (name, args, options) => new WaveGate(name, args, options),
    earlierTypes: [undefined, RESOURCE_TYPE],
};

/**
 * All pairs of all sites, in waves: the `Topology` of `pulumi-oracle-sbc`, looked after by the plugin. A stack that already has it
 * by that one keeps its resources.
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
