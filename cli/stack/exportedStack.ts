import { SbcError } from "pulumi-oracle-sbc/provider";
import type { StackPair } from "./pairs.js";
import { runPulumi, type StackOptions } from "./pulumiCli.js";
import { stackPairs } from "./stackPairs.js";

/**
 * The pairs of a stack, by `pulumi stack export`, which asks no device. Secrets stay encrypted, and are not read. Throws an
 * `SbcError` if Pulumi does not give the stack.
 */
export async function exportedPairs(options: StackOptions): Promise<readonly StackPair[]> {
    return stackPairs(parsed(await runPulumi(["stack", "export"], options)));
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch (error) {
        // Not the text itself: a part of it may be a secret.
        throw new SbcError("refused", "What pulumi stack export printed is no JSON.", "Run it by hand to see why.", {
            cause: error instanceof Error ? error.name : undefined,
        });
    }
}
