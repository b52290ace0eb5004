import type * as pulumi from "@pulumi/pulumi";
import { warnUnlessFindable } from "./findable.js";
import type { WaveGateArgs } from "./gateArguments.js";
import { GateResource } from "./gateResource.js";
import { GATE_TYPE, providerTextOf } from "./providerText.js";
import { hasType } from "./typeToken.js";

/**
 * Lets what depends on it begin only when every pair of a wave is as desired: the desired node is active, or, with
 * `revertive: false`, the last change of it is fulfilled; no request is open; and the pair could be seen. Else it fails, and
 * names the pairs. It sends nothing to a device. `Topology` makes the gates of its waves by itself.
 *
 * @example
 * const gate = new sbc.WaveGate("wave-1", {
 *     wave: 1,
 *     pairs: [{ name: "chicago", id: chicago.id, desiredActiveNode: "sbc-chi-a", roles: chicago.roles, pending: chicago.pending }],
 * }, { dependsOn: [chicago] });
 * new sbc.HaActiveNode("madrid", { nodes, activeNode: "sbc-mad-a" }, { dependsOn: [gate] });
 */
export class WaveGate extends GateResource {
    /** The type by which a policy pack knows the resource. */
    static readonly __pulumiType = GATE_TYPE;

    constructor(name: string, args: WaveGateArgs, options?: pulumi.CustomResourceOptions) {
        super(GATE_TYPE, name, args, { __provider: providerTextOf("waveGate") }, options);
        warnUnlessFindable();
    }

    /** Whether an object is a `WaveGate` of the dynamic provider, of any copy of this package. */
    static override isInstance(value: unknown): value is WaveGate {
        return hasType(value, GATE_TYPE);
    }
}
