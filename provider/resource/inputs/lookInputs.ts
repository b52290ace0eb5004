import { SbcError } from "../../errors.js";
import { lookProblems, parseInputs } from "./problems.js";
import type { Inputs } from "./schema.js";
import type { ProviderConfig } from "./stackConfig.js";

/** Inputs to look at a pair with: without a desired node, whatever stands in its place. */
export type LookInputs = Omit<Inputs, "activeNode">;

/** Throws an `invalidInput` for arguments that can't be used. */
export function lookInputs(args: unknown, config: ProviderConfig): LookInputs {
    const given: Readonly<Record<string, unknown>> = typeof args === "object" ? { ...args } : {};
    const { activeNode: _any, ...declared } = given;
    const problems = lookProblems(declared, config);
    if (problems.length === 0) return parseInputs(declared);
    throw new SbcError("invalidInput", "The pair can't be looked at.", problems.join(" "));
}
