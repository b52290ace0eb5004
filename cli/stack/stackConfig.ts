import { type Bag, isBag } from "../bag.js";
import { runPulumi, type StackOptions } from "./pulumiCli.js";

/** The values of a stack's configuration, by their whole key; what is an object or a list, as that. */
export interface StackConfig extends ReadonlyMap<string, unknown> {
    /** Keys whose values are encrypted: they are not to be shown, whether they were decrypted or not. */
    readonly secretKeys: ReadonlySet<string>;
}

/**
 * Reads it by `pulumi config --json`, in one run of the CLI. With `showSecrets`, Pulumi decrypts: the values are held in memory,
 * and given to the nodes alone. Without it, secrets are absent.
 */
export async function readStackConfig(options: StackOptions, showSecrets: boolean): Promise<StackConfig> {
    const text = await runPulumi(["config", "--json", ...(showSecrets ? ["--show-secrets"] : [])], options);
    return parseStackConfig(text, showSecrets);
}

/** Pure. @internal */
export function parseStackConfig(text: string, showSecrets: boolean): StackConfig {
    const entries = Object.entries(parsedBag(text));
    const isSecret = (entry: unknown) => isBag(entry) && entry["secret"] === true;
    const values = entries.flatMap(([key, entry]) => {
        if (!isBag(entry) || (isSecret(entry) && !showSecrets)) return [];
        const value = entry["objectValue"] ?? jsonIn(entry["value"]);
        return value === undefined ? [] : [[key, value] as const];
    });
    const secretKeys = new Set(entries.filter(([, entry]) => isSecret(entry)).map(([key]) => key));
    return Object.assign(new Map(values), { secretKeys });
}

/** Of a stack whose configuration can't be read. */
export function noStackConfig(): StackConfig {
    return parseStackConfig("", false);
}

function parsedBag(text: string): Bag {
    const value = jsonIn(text);
    return isBag(value) ? value : {};
}

/** `pulumi config set` takes an object as its text as well. Any other text stays one: a password may look like a number. */
function jsonIn(written: unknown): unknown {
    if (typeof written !== "string" || !/^\s*[[{]/.test(written)) return written;
    try {
        return JSON.parse(written) as unknown;
    } catch {
        return written;
    }
}
