import { OUTPUT_NAMES, REMEMBERED_NAMES } from "../../resources/outputs.js";
import type { Secrets } from "../secrets.js";
import type { Marked } from "../wire.js";

/**
 * Which outputs are secret: the inputs that are, whatever was made of one, and what is remembered as that. Pulumi itself
 * marks only an output that has the name of a secret input.
 */
export function outputSecrets({ secrets }: Marked, olds?: Marked): Secrets {
    const names = new Set<string>(REMEMBERED_NAMES.filter((name) => olds?.secrets.touch([name])));
    // Names and addresses are in everything that a look shows.
    if (["nodes", "activeNode"].some((name) => secrets.touch([name]))) for (const name of OUTPUT_NAMES) names.add(name);
    // An action's record has its reason, and what was required.
    if (["reason", "preconditions"].some((name) => secrets.touch([name])))
        for (const name of ["lastAction", "history"]) names.add(name);
    return secrets.and(["credentials"], ...[...names].map((name) => [name]));
}

/** Whether names or addresses are: what is kept outside of the state has hashes of them then. */
export function hasSecretNodes({ secrets }: Marked): boolean {
    return secrets.touch(["nodes"]);
}
