import * as pulumi from "@pulumi/pulumi";
import type { GetPairArgs } from "../nodeArguments.js";
import type { PairReport } from "../outputs.js";

/** {@link GetPairArgs}, any part of which may be an output of a resource. */
export type GetPairOutputArgs = { [Name in keyof GetPairArgs]: pulumi.Input<GetPairArgs[Name]> };

/**
 * Looks at a pair once, in a preview too, and changes nothing.
 *
 * A node that gives no answer is reported as `unseen`.
 *
 * @example
 * const { activeNode } = await sbc.getPair({ nodes: [a, b] });
 */
export function getPair(args: GetPairArgs, options?: pulumi.InvokeOptions): Promise<PairReport> {
    return pulumi.runtime.invoke("oracle-sbc:index:getPair", { ...args }, options) as Promise<PairReport>;
}

/** The same for arguments that are not known before other resources are there. */
export function getPairOutput(args: GetPairOutputArgs, options?: pulumi.InvokeOptions): pulumi.Output<PairReport> {
    return pulumi.output(args).apply((known) => getPair(known as GetPairArgs, options));
}
