import * as pulumi from "@pulumi/pulumi";
import type { HaActiveNodeArgs } from "./arguments.js";

/** Outputs of other names are made of them: Pulumi would not encrypt those by itself. */
const NAMES = [
    "nodes",
    "activeNode",
    "reason",
    "preconditions",
    "deviceWords",
] as const satisfies readonly (keyof HaActiveNodeArgs)[];

/** An internal input, which is set only if one of these arguments is secret, or holds what is. */
export interface SecretArguments {
    readonly __secretArguments: Promise<{ readonly resource: string; readonly names: readonly string[] } | undefined>;
}

/** The names of what is secret: a dynamic provider is not told of it, nor of the resource's name. */
export function secretArgumentsOf(resource: string, args: HaActiveNodeArgs): SecretArguments {
    const areSecret = NAMES.map((name) => pulumi.isSecret(pulumi.output(args[name])));
    const mark = Promise.all(areSecret).then((secrets) => {
        const names = NAMES.filter((_, index) => secrets[index]);
        return names.length === 0 ? undefined : { resource, names };
    });
    return { __secretArguments: mark };
}
