import type * as automation from "@pulumi/pulumi/automation/index.js";
import type { Simulator } from "../../simulator/index.js";
import { configFor, TestStack } from "./stack.js";

type Values = Readonly<Record<string, unknown>>;

/** A stack of an example that declares one pair, whose nodes are `sbc-chi-a` and `sbc-chi-b`. */
export function stackOfExample(example: string, name: string, pair: Simulator, config: Values = {}) {
    const [{ address: addressA }, { address: addressB }] = pair.nodes;
    const timeouts = { quietSeconds: 0.3, settleSeconds: 5 };
    const own = configMap({ addressA, addressB, timeouts, ...config });
    return TestStack.ofRoot(name, { ...configFor(pair), ...own }, { example });
}

export async function configure({ stack }: TestStack, config: Values): Promise<void> {
    await stack.setAllConfig(configMap(config));
}

function configMap(values: Values): automation.ConfigMap {
    const written = (value: unknown) => ({ value: typeof value === "string" ? value : JSON.stringify(value) });
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, written(value)]));
}
