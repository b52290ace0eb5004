import type * as pulumi from "@pulumi/pulumi";
import type { HaActiveNodeArgs } from "./arguments.js";

const ARGUMENTS: Readonly<Record<keyof HaActiveNodeArgs, true>> = {
    nodes: true,
    activeNode: true,
    credentials: true,
    tls: true,
    apiVersion: true,
    deviceWords: true,
    revertive: true,
    preconditions: true,
    waitSeconds: true,
    observeOnly: true,
    requireRedundancy: true,
    exclusive: true,
    reason: true,
    timeouts: true,
};

/** Every argument's name: what `"*"` stands for.*/
export const ARGUMENT_NAMES: readonly string[] = Object.keys(ARGUMENTS);

// Each spelling that the engine takes: sdk/go/common/resource/properties_path.go.
const ALL = /^(\*|\[\*\]|\["\*"\])$/;
const ACTIVE_NODE = /^(activeNode|\["activeNode"\])$/;

/** What `ignoreChanges` means to a dynamic provider, which is not told of it. */
export interface Ignoring {
    /** An internal input, which is set only if the active node of a resource that exists is to be left as it is. */
    readonly inputs: { readonly __handsOff?: true };
    readonly options: Pick<pulumi.CustomResourceOptions, "ignoreChanges">;
}

/** With `"*"` the engine would reset the internal inputs as well, so all arguments are named in its place. */
export function ignoringOf({ ignoreChanges = [] }: pulumi.CustomResourceOptions): Ignoring {
    const paths = ignoreChanges.flatMap((path) => (ALL.test(path) ? ARGUMENT_NAMES : [path]));
    const isHandsOff = paths.some((path) => ACTIVE_NODE.test(path));
    if (!isHandsOff) return { inputs: {}, options: {} };
    return { inputs: { __handsOff: true }, options: { ignoreChanges: [...new Set(paths)] } };
}
