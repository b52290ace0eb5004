import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** A folder with `pulumi`, and beside it or on PATH its Node.js language host. */
export interface PulumiCli {
    /** Put it first on PATH. */
    readonly bin: string;
    /**
     * For `PulumiCommand.get({ root })` of the Automation API, which runs `<root>/bin/pulumi`; absent where the folder
     * of a CLI on PATH has another name.
     */
    readonly root?: string;
    /** Such as `3.259.0`. */
    readonly version: string;
    readonly how: "onPath" | "cached" | "downloaded" | "built";
}

export type Attempt =
    | { readonly kind: "found"; readonly cli: PulumiCli }
    /** `why` is part of a sentence. */
    | { readonly kind: "failed"; readonly why: string };

/** One way to come by a CLI. Rejects only when stopped by the signal. */
export type Source = (settings: Settings) => Promise<Attempt>;

export interface Settings {
    readonly env: NodeJS.ProcessEnv;
    readonly platform: NodeJS.Platform;
    readonly arch: string;
    /** What is downloaded or built. */
    readonly version: string;
    /** An older CLI on PATH is passed over: before 3.254.0, `pulumi import --file` can't import dynamic resources. */
    readonly oldestVersion: string;
    /** Where finished CLIs are kept, one folder each. */
    readonly cacheDir: string;
    readonly downloadsUrl: string;
    /** Pulumi's releases, each of which lists the SHA-256 of its archives. */
    readonly checksumsUrl: string;
    /** A download is given up after so long without a byte. */
    readonly downloadStallMs: number;
    /** A Go build is given up after so long without a line. */
    readonly buildStallMs: number;
    /** How often a long step says that it is still going on. */
    readonly progressEveryMs: number;
    /** Takes one line of progress. */
    readonly say: (line: string) => void;
    readonly signal: AbortSignal;
}

export function defaultSettings(env: NodeJS.ProcessEnv = process.env): Settings {
    return {
        env,
        platform: process.platform,
        arch: process.arch,
        version: "3.274.1",
        oldestVersion: "3.254.0",
        cacheDir: defaultCacheDir(env),
        downloadsUrl: "https://get.pulumi.com/releases/sdk",
        checksumsUrl: "https://github.com/pulumi/pulumi/releases/download",
        downloadStallMs: 15_000,
        buildStallMs: 300_000,
        progressEveryMs: 8_000,
        say: (line) => process.stderr.write(`${line}\n`),
        signal: new AbortController().signal,
    };
}

export function defaultCacheDir(env: NodeJS.ProcessEnv): string {
    if (env.ORACLE_SBC_PULUMI_CACHE) return env.ORACLE_SBC_PULUMI_CACHE;
    const xdg = env.XDG_CACHE_HOME;
    // A relative XDG_CACHE_HOME is invalid by its specification and must be ignored.
    return join(xdg && isAbsolute(xdg) ? xdg : join(homedir(), ".cache"), "pulumi-oracle-sbc");
}
