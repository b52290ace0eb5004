import * as pulumi from "@pulumi/pulumi";
import type { WaveGateArgs } from "../gateArguments.js";
import { GateResource } from "../gateResource.js";
import { GATE_TYPE } from "../providerText.js";
import { hasType } from "../typeToken.js";

/** What Pulumi calls the resource if the plugin looks after it. As lasting as that of the dynamic provider. */
const PLUGIN_TYPE = "oracle-sbc:index:WaveGate";

/**
 * Lets what depends on it begin only when every pair of a wave is as desired: the `WaveGate` of `pulumi-oracle-sbc`, looked
 * after by the plugin. `Topology` makes the gates of its waves by itself.
 */
export class WaveGate extends GateResource {
    /** The type by which a policy pack knows the resource. */
    static readonly __pulumiType = PLUGIN_TYPE;

    constructor(name: string, args: WaveGateArgs, options?: pulumi.CustomResourceOptions) {
        super(PLUGIN_TYPE, name, args, {}, pulumi.mergeOptions(options, { aliases: [{ type: GATE_TYPE }] }));
    }

    /** Whether an object is a `WaveGate` of the plugin, of any copy of this package. */
    static override isInstance(value: unknown): value is WaveGate {
        return hasType(value, PLUGIN_TYPE);
    }
}
