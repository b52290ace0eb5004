import * as pulumi from "@pulumi/pulumi";
import type * as sbc from "pulumi-oracle-sbc";

/** One entry of `sbc-topology:pairs`: the arguments of an `HaActiveNode`, and the name of its resource. */
export type Pair = { name: string } & Omit<sbc.HaActiveNodeArgs, "credentials">;

/**
 * The pairs in a stack's configuration. Throws a sentence where the list can't be used; what is inside a pair, the
 * resource checks by itself.
 */
export function readPairs(config: pulumi.Config): Pair[] {
    const pairs = config.getObject<unknown>("pairs");
    if (!Array.isArray(pairs)) {
        const fact = pairs === undefined ? "is missing" : "is not a list";
        throw new pulumi.RunError(
            `${config.name}:pairs ${fact} in this stack's configuration. ` +
                "Write a list of pairs, each with name, nodes and activeNode; examples/topology/README.md has one.",
        );
    }
    const names = new Set<string>();
    for (const [i, pair] of pairs.entries()) {
        const name: unknown = (pair as Partial<Pair> | null)?.name;
        if (typeof name !== "string" || name === "") {
            throw new pulumi.RunError(
                `${config.name}:pairs[${i}] has no name. Give it one, such as its site: chicago.`,
            );
        }
        if (names.has(name)) {
            throw new pulumi.RunError(`${config.name}:pairs names ${name} twice. Give each pair a name of its own.`);
        }
        if ("credentials" in (pair as object)) {
            throw new pulumi.RunError(
                `${config.name}:pairs has credentials for ${name}. Set the secret oracle-sbc:password instead: ` +
                    "pulumi config set --secret oracle-sbc:password.",
            );
        }
        names.add(name);
    }
    return pairs as Pair[];
}
