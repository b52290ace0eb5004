import type { PairState } from "./pairState.js";

export const CORRECT_THE_NODES =
    "Correct the addresses, or the names: a node's name is the hostName that the device reports.";

/** What is to be said where another device answers at a declared address. */
export function describeWrongDevice({ wrong }: Extract<PairState, { kind: "wrongDevice" }>) {
    const facts = wrong.map(
        ({ node, hostName }) => `At the address of ${node}, a device answers that reports its name as ${hostName}.`,
    );
    return { observed: facts.join(" "), remedy: CORRECT_THE_NODES };
}
