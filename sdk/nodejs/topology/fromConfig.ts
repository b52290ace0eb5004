import * as pulumi from "@pulumi/pulumi";
import type { TopologyArgs } from "./arguments.js";
import { type Bag, isBag } from "./merging.js";

/** The values of a stack's configuration that a topology is made of. Its check tells what is wrong with their content. */
export function topologyConfig(config: pulumi.Config): { args: TopologyArgs; origin: string } {
    const origin = `${config.name}:`;
    requireKnownKeys(origin);
    const defaults = valueOf(config, "defaults", withSecretReason);
    const sites = valueOf(config, "sites", (all) => ofEach(all, withSecretReason));
    const pairs = valueOf(config, "pairs", (all) => (Array.isArray(all) ? all.map(withSecretReason) : all));
    return { args: { defaults, sites, pairs } as TopologyArgs, origin };
}

/** Pulumi's own error would print the value, which may hold a password. */
function valueOf(config: pulumi.Config, key: "defaults" | "sites" | "pairs", hidden: (value: unknown) => unknown) {
    const path = `${config.name}:${key}`;
    const text = config.get(key);
    if (text === undefined) return undefined;
    try {
        const value: unknown = JSON.parse(text);
        return isSecret(path) ? hidden(value) : value;
    } catch {
        throw unusable(
            `${path} is neither ${key === "pairs" ? "a list" : "an object"} nor JSON text; write it in the stack's file, or with: pulumi config set --path '${path}…' …`,
        );
    }
}

/** Pulumi tells only that some part of a value is secret. The reason is the one that a record repeats. */
function withSecretReason(level: unknown): unknown {
    if (!isBag(level) || typeof level["reason"] !== "string") return level;
    return { ...level, reason: pulumi.secret(level["reason"]) };
}

function ofEach(value: unknown, change: (each: unknown) => unknown): unknown {
    if (!isBag(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(each)]));
}

/** Without `defaults`, its thresholds would be left out without a word. A project may have keys of its own besides. */
function requireKnownKeys(origin: string): void {
    const wrong = Object.keys(pulumi.runtime.allConfig()).filter((key) => {
        const name = key.startsWith(origin) ? key.slice(origin.length) : "";
        return name !== "defaults" && /^defaults?$/i.test(name);
    });
    if (wrong.length > 0) throw unusable(`${wrong.join(", ")} is not read; call it ${origin}defaults.`);
}

/** Pulumi's SDK knows it and does not declare it. */
function isSecret(path: string): boolean {
    const { isConfigSecret }: { readonly isConfigSecret?: (key: string) => boolean } = pulumi.runtime as Bag;
    return isConfigSecret?.(path) ?? false;
}

function unusable(problem: string): Error {
    return new pulumi.RunError(`The topology can't be used, and no request was sent:\n- ${problem}`);
}
