import { type Bag, bagIn, textIn } from "../bag.js";

/** What `pulumi preview --json` holds of a preview, in either of its two forms. */
export interface Preview {
    /** Of the stack, without its secrets. */
    readonly config: Bag;
    readonly steps: readonly Step[];
    readonly diagnostics: readonly Diagnostic[];
    /** Resources that are unchanged, listed among the steps or not; absent if the preview ended before it counted. */
    readonly unchanged?: number;
    readonly isFailed: boolean;
}

export interface Step {
    readonly op: string;
    readonly urn: string;
    readonly oldInputs: Bag;
    readonly oldOutputs: Bag;
    readonly newInputs: Bag;
    readonly newOutputs: Bag;
}

export interface Diagnostic {
    /** Absent in whatever a dynamic provider prints. */
    readonly urn?: string;
    readonly message: string;
    readonly severity: string;
}

/** What can't be reported on: a sentence, and what to do. */
export class UnreadablePreview extends Error {}

/** Of its operation and the states before and after it. */
export function stepOf(step: Bag, old: Bag, now: Bag): Step {
    return {
        op: textIn(step, "op") ?? "",
        urn: textIn(step, "urn") ?? "",
        oldInputs: bagIn(old, "inputs"),
        oldOutputs: bagIn(old, "outputs"),
        newInputs: bagIn(now, "inputs"),
        newOutputs: bagIn(now, "outputs"),
    };
}

export function diagnosticOf(diagnostic: Bag, message: string): Diagnostic {
    const urn = textIn(diagnostic, "urn");
    return {
        ...(urn === undefined || urn === "" ? {} : { urn }),
        message,
        severity: textIn(diagnostic, "severity") ?? "",
    };
}
