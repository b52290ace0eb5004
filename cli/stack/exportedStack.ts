import { SbcError } from "pulumi-oracle-sbc/provider";
import { isBag } from "../bag.js";
import type { StackPair } from "./pairs.js";
import { runPulumi, type StackOptions } from "./pulumiCli.js";
import { stackPairs } from "./stackPairs.js";

export interface ExportedStack {
    readonly pairs: readonly StackPair[];
    /** When Pulumi wrote the state last, as it wrote it. */
    readonly recordedAt?: string;
}

/**
 * The pairs of a stack, by `pulumi stack export`, which asks no device. Secrets stay encrypted, and are not read. Throws an
 * `SbcError` if Pulumi does not give the stack.
 */
export async function exportedPairs(options: StackOptions): Promise<readonly StackPair[]> {
    return (await exportedStack(options)).pairs;
}

/** The same, with how old it is. */
export async function exportedStack(options: StackOptions): Promise<ExportedStack> {
    const exported = parsed(await runPulumi(["stack", "export"], options));
    const time = inside(inside(inside(exported, "deployment"), "manifest"), "time");
    return { pairs: stackPairs(exported), ...(typeof time === "string" ? { recordedAt: time } : {}) };
}

function inside(value: unknown, name: string): unknown {
    return isBag(value) ? value[name] : undefined;
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
