import * as pulumi from "@pulumi/pulumi";
import type { HaActiveNodeArgs } from "./arguments.js";
import { warnUnlessFindable } from "./findable.js";
import type { LastAction, LastSwitchover, NodeRole, PendingSwitchover } from "./outputs.js";

// What Pulumi stores for every resource and later runs: the name of the installed package's entry, never code, so that an
// upgrade reaches resources that exist already. A state-format commitment: neither the entry nor the name may change.
const PROVIDER_TEXT =
    'exports.handler = () => require("module").createRequire(process.cwd() + "/")("pulumi-oracle-sbc/provider").haActiveNode;';

const TYPE = "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode";

/**
 * Keeps a chosen node of an Oracle SBC high-availability pair active.
 *
 * Creating it asks for a switchover only where the other node is active, one node is standby, and the preconditions hold;
 * success is reported only where both nodes were seen to say so. Deleting it changes nothing on the nodes.
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
export class HaActiveNode extends pulumi.CustomResource {
    // `declare`: with `!`, ES2022 class fields would overwrite what the constructor sets.

    /** The node that said it was active when last looked at, never what was wished. Absent where none, or both, did. */
    declare readonly activeNode: pulumi.Output<string | undefined>;
    /** The node that said it was standby when last looked at. */
    declare readonly standbyNode: pulumi.Output<string | undefined>;
    /** Role of each node by name. */
    declare readonly roles: pulumi.Output<Record<string, NodeRole>>;
    /** Whether the other node is standby and synchronized. */
    declare readonly redundant: pulumi.Output<boolean>;
    /** Each node's own counter of switchovers by name, where it reports one. What exactly it counts is the device's matter. */
    declare readonly switchoverCounts: pulumi.Output<Record<string, number>>;
    /** The newest entry in either node's own log. */
    declare readonly lastSwitchover: pulumi.Output<LastSwitchover | undefined>;
    /** The last switchover that this resource asked for. */
    declare readonly lastAction: pulumi.Output<LastAction | undefined>;
    /** The last wish that was carried out: what `revertive: false` compares with. */
    declare readonly fulfilledActiveNode: pulumi.Output<string | undefined>;
    /** Set while a switchover that was asked for has no seen outcome. */
    declare readonly pending: pulumi.Output<PendingSwitchover | undefined>;

    constructor(name: string, args: HaActiveNodeArgs, options?: pulumi.CustomResourceOptions) {
        const { credentials, ...declared } = args;
        const properties = {
            ...declared,
            ...(credentials === undefined ? {} : { credentials: pulumi.secret(credentials) }),
            __provider: PROVIDER_TEXT,
            // Outputs are known to Pulumi by their names in this object.
            standbyNode: undefined,
            roles: undefined,
            redundant: undefined,
            switchoverCounts: undefined,
            lastSwitchover: undefined,
            lastAction: undefined,
            fulfilledActiveNode: undefined,
            pending: undefined,
        };
        super(TYPE, name, properties, options);
        if (!pulumi.runtime.isDryRun()) this.#sayNothingOfAWish();
        warnUnlessFindable();
    }

    /**
     * Of a resource that failed, in an `up` that goes on all the same, Pulumi resolves the outputs from the inputs: the wish
     * would pass for what was seen. The roles are an output only, and known only where something was seen.
     */
    #sayNothingOfAWish(): void {
        const seen = pulumi
            .all([this.activeNode, this.roles as pulumi.Output<unknown>])
            .apply(([activeNode, roles]) => (roles === undefined ? undefined : activeNode));
        Object.assign(this, { activeNode: seen });
    }

    /** Whether an object is an `HaActiveNode`, of whatever copy of this package. */
    static override isInstance(value: unknown): value is HaActiveNode {
        return pulumi.CustomResource.isInstance(value) && (value as { __pulumiType?: unknown }).__pulumiType === TYPE;
    }
}
