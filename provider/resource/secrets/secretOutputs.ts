import { OUTPUT_NAMES, REMEMBERED_NAMES } from "../outputs.js";

/**
 * Which outputs are secret beside the secret arguments themselves: whatever is made of one, and what is remembered as that.
 * Pulumi itself marks only an output that has the name of a secret argument.
 *
 * @param isSecret of an argument's name: whether it is secret or holds what is
 * @param wasSecret of an output's name: whether the last run recorded it as secret
 */
export function derivedSecrets(
    isSecret: (argument: string) => boolean,
    wasSecret: (output: string) => boolean,
): readonly string[] {
    const names = new Set<string>(REMEMBERED_NAMES.filter(wasSecret));
    // Names and addresses are in everything that a look shows.
    if (["nodes", "activeNode"].some(isSecret)) for (const name of OUTPUT_NAMES) names.add(name);
    // An action's record has its reason, what was required, and by which words.
    if (["reason", "preconditions", "deviceWords"].some(isSecret))
        for (const name of ["lastAction", "history"]) names.add(name);
    return [...names];
}
