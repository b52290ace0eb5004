import { built } from "./build.js";
import { cached } from "./cache.js";
import { downloaded } from "./download.js";
import { onPath } from "./onPath.js";
import { defaultSettings, type PulumiCli, type Settings, type Source } from "./settings.js";

export type { PulumiCli, Settings } from "./settings.js";

const sources: readonly Source[] = [onPath, cached, downloaded, built];

/**
 * Makes sure that there is a Pulumi CLI with a Node.js language host: one on PATH, else one cached by an earlier run,
 * else the official download, else one built from Go modules. What is fetched or built is cached outside the checkout.
 *
 * Rejects with one sentence that says what was tried, why each failed, and what to do.
 */
export async function ensurePulumiCli(
    overrides: Partial<Settings> = {},
    from: readonly Source[] = sources,
): Promise<PulumiCli> {
    const settings: Settings = { ...defaultSettings(), ...overrides };
    const failures: string[] = [];
    for (const source of from) {
        settings.signal.throwIfAborted();
        const attempt = await source(settings);
        if (attempt.kind === "found") return attempt.cli;
        settings.signal.throwIfAborted();
        failures.push(attempt.why);
    }
    throw new Error(
        `No Pulumi CLI could be had: ${failures.join("; ")}. ` +
            "Install Pulumi (https://www.pulumi.com/docs/install/) so that `pulumi version` works, " +
            "or install Go, then run this again.",
    );
}
