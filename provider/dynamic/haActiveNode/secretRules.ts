import type { Bag } from "../../bag.js";
import type { Context } from "../../resource/context.js";
import { derivedSecrets } from "../../resource/secrets/secretOutputs.js";
import { isSecretIn, type SecretRules } from "../secretMarks.js";

const NODES = "nodes";

/** Whether names or addresses are secret: what is kept outside of the state has hashes of them then. */
export function hasSecretNodes(bag: Bag): boolean {
    return isSecretIn(bag, NODES);
}

/** Of secret nodes, the active one is a name. */
export function secretRules(context: Pick<Context, "concealment">): SecretRules {
    return {
        namedBy: NODES,
        alsoNaming: ["activeNode"],
        derivedOutputs: derivedSecrets,
        concealment: (resource, bag) => context.concealment(resource, bag[NODES]),
    };
}
