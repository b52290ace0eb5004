import type { GetPairArgs } from "./nodeArguments.js";
import type { PairReport } from "./outputs.js";

/**
 * Looks at a pair once, and changes nothing: a plain function for programs and scripts, outside the resource model.
 *
 * A node that gives no answer is reported as `unseen`. Rejects with an `SbcError` if the arguments can't be used.
 *
 * @example
 * const { activeNode } = await sbc.getPair({ nodes: [a, b] });
 */
export async function getPair(args: GetPairArgs): Promise<PairReport> {
    // Loaded when called: a program that only declares needs nothing of the provider.
    const provider = await import("pulumi-oracle-sbc/provider");
    return await provider.getPair(args);
}
