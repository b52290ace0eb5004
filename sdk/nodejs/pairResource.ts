import * as pulumi from "@pulumi/pulumi";
import type { HaActiveNodeArgs } from "./arguments.js";
import { engineConnection } from "./monitor.js";
import type { LastAction, LastSwitchover, NodeRole, PendingSwitchover } from "./outputs.js";

/** But for the active node, whose name is an argument's too. */
type OutputName = Exclude<keyof PairResource, keyof pulumi.CustomResource | "activeNode">;

/** Outputs are known to Pulumi by their names in what is registered. The arguments that are given are so by themselves. */
const OUTPUTS: Readonly<Record<OutputName, undefined>> = {
    standbyNode: undefined,
    roles: undefined,
    redundant: undefined,
    switchoverCounts: undefined,
    lastSwitchover: undefined,
    lastAction: undefined,
    history: undefined,
    fulfilledActiveNode: undefined,
    pending: undefined,
};

/** What an `HaActiveNode` shows, whether the dynamic provider or the plugin looks after it. */
export abstract class PairResource extends pulumi.CustomResource {
    // `declare`: with `!`, ES2022 class fields would overwrite what the constructor sets.

    /** The node that reported it was active when last looked at, never the desired one. Absent if none or both did. */
    declare readonly activeNode: pulumi.Output<string | undefined>;
    /** The node that reported it was standby when last looked at. Absent if none or both did. */
    declare readonly standbyNode: pulumi.Output<string | undefined>;
    /** Role of each node by name. */
    declare readonly roles: pulumi.Output<Record<string, NodeRole>>;
    /** Whether the other node could take over now: by all that was seen, it is a healthy, synchronized standby. */
    declare readonly redundant: pulumi.Output<boolean>;
    /** Each node's own counter of switchovers by name, if it reports one. What exactly it counts is up to the device. */
    declare readonly switchoverCounts: pulumi.Output<Record<string, number>>;
    /** The newest entry in either node's own log. Absent if the logs have none, or do not tell which is the newest. */
    declare readonly lastSwitchover: pulumi.Output<LastSwitchover | undefined>;
    /** The last switchover that this resource requested. */
    declare readonly lastAction: pulumi.Output<LastAction | undefined>;
    /** The last twenty of these, the newest first. */
    declare readonly history: pulumi.Output<LastAction[] | undefined>;
    /** The last desired node that became active: what `revertive: false` compares with. */
    declare readonly fulfilledActiveNode: pulumi.Output<string | undefined>;
    /** Set while a request is open: it was sent, and no look has shown its outcome. */
    declare readonly pending: pulumi.Output<PendingSwitchover | undefined>;

    /** `more`: what the provider needs beside the arguments. */
    protected constructor(
        type: string,
        name: string,
        args: HaActiveNodeArgs,
        more: pulumi.Inputs,
        options?: pulumi.CustomResourceOptions,
    ) {
        const { credentials, ...declared } = args;
        const secret = credentials === undefined ? {} : { credentials: pulumi.secret(credentials) };
        // The active node is an output even if none is desired, of a pair that is only observed.
        super(type, name, { activeNode: undefined, ...declared, ...secret, ...more, ...OUTPUTS }, options);
        // In a unit test, the active node is what the mock returns.
        if (engineConnection() !== undefined) this.activeNode = onlyWhatWasSeen(this);
    }
}

/**
 * Pulumi takes the input for an output of the same name that it was not given: in a preview of a dynamic resource that
 * `up` would create or update, after a failure in an `up` that goes on, and if no node, or more than one, is active. The
 * desired node would pass for the active one. The roles are an output only, unknown or absent if nothing was seen.
 */
function onlyWhatWasSeen({ activeNode, roles }: PairResource): PairResource["activeNode"] {
    // With the output itself, which may be a secret.
    return pulumi.all([activeNode, roles]).apply(([, known]) => onlyActiveIn(known));
}

function onlyActiveIn(roles: Record<string, NodeRole> | undefined): string | undefined {
    const [first, second] = Object.entries(roles ?? {}).filter(([, role]) => role === "active");
    return second === undefined ? first?.[0] : undefined;
}
