import type * as pulumi from "@pulumi/pulumi";
import type { TopologyArgs } from "./arguments.js";

/** The values of a stack's configuration that a topology is made of. Its check tells what is wrong with them. */
export function topologyConfig(config: pulumi.Config): { args: TopologyArgs; origin: string } {
    const [defaults, sites, pairs] = ["defaults", "sites", "pairs"].map((key) => config.getObject<unknown>(key));
    return { args: { defaults, sites, pairs } as TopologyArgs, origin: `${config.name}:` };
}
