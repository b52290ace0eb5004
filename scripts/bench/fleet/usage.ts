import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What one process has used. */
export interface Usage {
    /** The file that Node.js was told to run. */
    readonly script: string;
    readonly cpuMs: number;
    /** After a collection, if it was asked for. */
    readonly heapBytes?: number;
}

/** What the providers of a run have used together: the plugin's processes, or Pulumi's own for dynamic ones. */
export interface ProviderUsage {
    readonly processes: number;
    readonly cpuMs: number;
    readonly heapBytes: number;
}

export function providerUsage(folder: string): ProviderUsage {
    return usageOf(folder, /pulumi-resource-|dynamic-provider/);
}

/** The same of the processes whose script has such a path. */
export function usageOf(folder: string, script: RegExp): ProviderUsage {
    const all = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Usage);
    const providers = all.filter((usage) => script.test(usage.script));
    if (providers.length === 0) throw new Error(`No process of ${script} has written down what it used.`);
    return {
        processes: providers.length,
        cpuMs: providers.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
        heapBytes: providers.reduce((sum, { heapBytes = 0 }) => sum + heapBytes, 0),
    };
}
