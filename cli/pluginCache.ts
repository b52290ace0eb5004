import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

export type CacheEnd =
    | { readonly kind: "there" | "installed"; readonly version: string }
    /** `why` is whole sentences. */
    | { readonly kind: "failed"; readonly why: string };

const PLUGIN = "pulumi-resource-oracle-sbc";

/**
 * Puts the plugin of a folder into Pulumi's own cache, by Pulumi's CLI. `pulumi install`, which the Kubernetes operator and
 * other runners begin with, does not read plugins.providers: it looks there, and else for a release on a server.
 */
export function installIntoCache(folder: string): CacheEnd {
    const version = versionOf(folder);
    if (version === undefined) return { kind: "failed", why: noVersion(folder) };
    const state = stateOf(folder, version);
    if (state === "there") return { kind: "there", version };
    const more = state === "another" ? ["--reinstall"] : [];
    const args = ["plugin", "install", "resource", "oracle-sbc", version, "--file", folder, ...more];
    // On Windows, the CLI is pulumi.exe: no shell is needed.
    const { error, status, stderr } = spawnSync("pulumi", args, { encoding: "utf8", env: cliEnv() });
    const command = `pulumi ${args.join(" ")}`;
    if (error !== undefined) return { kind: "failed", why: `${NO_CLI} Then run this again, or: ${command}` };
    if (status !== 0) return { kind: "failed", why: `${command} ended with ${status}: ${stderr.trim()}` };
    return { kind: "installed", version };
}

/** Whether that very plugin is in the cache. */
export function isInCache(folder: string): boolean {
    const version = versionOf(folder);
    return version !== undefined && stateOf(folder, version) === "there";
}

const NO_CLI =
    "The plugin is not in Pulumi's cache, where pulumi install looks for it: no Pulumi CLI is on PATH. " +
    "Install it (https://www.pulumi.com/docs/iac/download-install/).";

function noVersion(folder: string): string {
    return (
        `The plugin is not in Pulumi's cache, where pulumi install looks for it: which version ${folder} has is not known, ` +
        `for it is in no package pulumi-oracle-sbc. Run: pulumi plugin install resource oracle-sbc VERSION --file ${folder}`
    );
}

/** As the package says that the folder is part of. */
function versionOf(folder: string): string | undefined {
    const file = resolve(folder, "../../package.json");
    if (!existsSync(file)) return undefined;
    const { name, version } = JSON.parse(readFileSync(file, "utf8")) as { name?: unknown; version?: unknown };
    return name === "pulumi-oracle-sbc" && typeof version === "string" ? version : undefined;
}

function stateOf(folder: string, version: string): "there" | "another" | "missing" {
    const home = process.env["PULUMI_HOME"] ?? join(homedir(), ".pulumi");
    const kept = join(home, "plugins", `resource-oracle-sbc-v${version}`);
    if (!existsSync(join(kept, PLUGIN)) || existsSync(`${kept}.partial`)) return "missing";
    return readFileSync(join(kept, PLUGIN)).equals(readFileSync(join(folder, PLUGIN))) ? "there" : "another";
}

/** Installing from a folder needs no server: the CLI need not ask one for newer versions of itself either. */
function cliEnv(): NodeJS.ProcessEnv {
    return { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
}
