import { type Bag, createHaActiveNode } from "../../../provider/dynamic/haActiveNode/index.js";
import { memoryParts } from "../memoryParts.js";
import { PairRun } from "../pairRun.js";

/** One provider process with the calls that Pulumi makes of it, on a fake pair. Node a is active; `sbc-b` is wanted. */
export class ResourceRun extends PairRun {
    readonly calls = createHaActiveNode(this.io, memoryParts());

    /** @param config values of the stack's configuration, without the namespace */
    async configure(config: Readonly<Record<string, string>> = {}): Promise<this> {
        const values = { username: "admin", password: "s3cret", ...config } as Readonly<Record<string, string>>;
        await this.calls.configure({ config: { get: (key) => values[key.replace("oracle-sbc:", "")] } });
        return this;
    }

    /** `sbc-a GET system/status`, each with how often, since the last time. */
    takeRequests(): Record<string, number> {
        const counts: Record<string, number> = {};
        for (const { node, method, path } of this.pair.requests.splice(0)) {
            const key = `${node} ${method} ${path.split("/").slice(3).join("/")}`;
            counts[key] = (counts[key] ?? 0) + 1;
        }
        return counts;
    }

    takeLines(): string[] {
        return this.lines.splice(0);
    }
}

/** What a program declares. `undefined` takes an argument away. */
export function declared(more: Bag = {}): Bag {
    const nodes = ["sbc-a", "sbc-b"].map((name) => ({ name, address: name }));
    const bag = { nodes, activeNode: "sbc-b", ...more, __provider: "text" };
    return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== undefined));
}
