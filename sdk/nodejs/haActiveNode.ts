import * as pulumi from "@pulumi/pulumi";
import type { HaActiveNodeArgs } from "./arguments.js";
import { requireDeclaredOnce } from "./declaredOnce.js";
import { tellHowToBeFaster } from "./fasterPreviews.js";
import { warnUnlessFindable } from "./findable.js";
import { ignoringOf } from "./ignoredArguments.js";
import { PairResource } from "./pairResource.js";
import { PROVIDER_TEXT, RESOURCE_TYPE } from "./providerText.js";
import { secretArgumentsOf } from "./secretArguments.js";
import { hasType } from "./typeToken.js";

/**
 * Keeps a chosen node of an Oracle SBC high-availability pair active.
 *
 * Creating it requests a switchover only if the other node is active, the desired one is standby, and the preconditions are
 * met. Success is reported only if both nodes reported it. Deleting it changes nothing on the nodes.
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
export class HaActiveNode extends PairResource {
    /** The type by which a policy pack knows the resource. */
    static readonly __pulumiType = RESOURCE_TYPE;

    /**
     * With `ignoreChanges: ["activeNode"]` or `["*"]` in `options`, no switchover is requested once the resource exists; a
     * preview says if another node than the declared one is active. Not promised for what `transforms` or `transformations`
     * add to `ignoreChanges`: a dynamic provider does not learn of it. The plugin does.
     */
    constructor(name: string, args: HaActiveNodeArgs, options?: pulumi.CustomResourceOptions) {
        requireDeclaredOnce(name, args);
        const withSecrets = pulumi.mergeOptions(options, { additionalSecretOutputs: secretsOf(args) });
        const ignoring = ignoringOf(withSecrets);
        const more = { __provider: PROVIDER_TEXT, ...ignoring.inputs, ...secretArgumentsOf(name, args) };
        super(RESOURCE_TYPE, name, args, more, { ...withSecrets, ...ignoring.options });
        warnUnlessFindable();
        tellHowToBeFaster();
    }

    /** Whether an object is an `HaActiveNode` of the dynamic provider, of any copy of this package. */
    static override isInstance(value: unknown): value is HaActiveNode {
        return hasType(value, RESOURCE_TYPE);
    }
}

/**
 * What the record of a switchover holds of its arguments. Pulumi encrypts the outputs that have the name of a secret argument,
 * and asks no dynamic provider about others. Whether an argument that is an output is secret is not known yet: it is taken
 * for secret.
 */
function secretsOf({ reason, preconditions }: HaActiveNodeArgs): string[] {
    return [reason, preconditions].every(isPlain) ? [] : ["lastAction", "history"];
}

function isPlain(value: unknown): boolean {
    if (pulumi.Output.isInstance(value) || value instanceof Promise) return false;
    return typeof value !== "object" || value === null || Object.values(value).every(isPlain);
}
