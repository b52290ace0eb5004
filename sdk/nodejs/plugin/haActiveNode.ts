import * as pulumi from "@pulumi/pulumi";
import type { HaActiveNodeArgs } from "../arguments.js";
import { PairResource } from "../pairResource.js";
import { RESOURCE_TYPE } from "../providerText.js";
import { hasType } from "../typeToken.js";

/** What Pulumi calls the resource if the plugin looks after it. As lasting as that of the dynamic provider. */
const PLUGIN_TYPE = "oracle-sbc:index:HaActiveNode";

/**
 * Keeps a chosen node of an Oracle SBC high-availability pair active: the arguments and outputs of the `HaActiveNode` of
 * `pulumi-oracle-sbc`, looked after by the plugin. A resource that a stack already has by that one is taken over unchanged.
 *
 * @example
 * const chicago = new sbc.HaActiveNode("chicago", {
 *     nodes: [
 *         { name: "sbc-chi-a", address: "10.20.0.11" },
 *         { name: "sbc-chi-b", address: "10.20.0.12" },
 *     ],
 *     activeNode: "sbc-chi-a",
 * });
 */
export class HaActiveNode extends PairResource {
    /** The type by which a policy pack knows the resource. */
    static readonly __pulumiType = PLUGIN_TYPE;

    constructor(name: string, args: HaActiveNodeArgs, options?: pulumi.CustomResourceOptions) {
        super(PLUGIN_TYPE, name, args, {}, pulumi.mergeOptions(options, { aliases: [{ type: RESOURCE_TYPE }] }));
    }

    /** Looks at a pair that another stack declares, or none, by an id such as `a=10.20.0.11,b=10.20.0.12`. Never acts. */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): HaActiveNode {
        return new HaActiveNode(name, {} as HaActiveNodeArgs, pulumi.mergeOptions(options, { id }));
    }

    /** Whether an object is an `HaActiveNode` of the plugin, of any copy of this package. */
    static override isInstance(value: unknown): value is HaActiveNode {
        return hasType(value, PLUGIN_TYPE);
    }
}
