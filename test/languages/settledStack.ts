import type { Simulator } from "../../simulator/index.js";
import { succeeded } from "../endToEnd/readRun.js";
import { configWithAddresses, type TestStack } from "../endToEnd/stack.js";
import type { Face } from "./faces.js";

/** A stack of one pair that is up, with its first node active as declared. */
export async function settledStack(face: Face, stackName: string, pair: Simulator): Promise<TestStack> {
    const stack = await face.stack(stackName, {
        ...configWithAddresses(pair),
        activeNode: { value: pair.nodes[0].name },
        quietSeconds: { value: "1" },
    });
    succeeded(await face.run(stack, "up"));
    return stack;
}
