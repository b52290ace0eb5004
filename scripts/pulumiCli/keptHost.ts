import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { goBuild } from "./build.js";
import { findIn, pathFolders } from "./executables.js";
import { defaultSettings, type PulumiCli, type Settings } from "./settings.js";

/** A language host that a CLI built here does not have: no user of that CLI needs it, but the tests. */
export interface KeptHost {
    /** Such as `pulumi-language-python`. */
    readonly name: string;
    /** In messages. */
    readonly what: string;
    /** Folder with go.mod and go.sum, under scripts/pulumiCli/go. */
    readonly module: string;
    readonly package: string;
    readonly version: string;
    /** The folder's name in the cache begins with it. */
    readonly kept: string;
    /** What belongs beside the executable. */
    readonly addFiles?: (bin: string, settings: Settings) => Promise<void>;
}

/** The folder that holds the host: that of the CLI or one on PATH, else one that is compiled once and kept in the cache. */
export async function ensureHost(
    host: KeptHost,
    { bin }: PulumiCli,
    overrides: Partial<Settings> = {},
): Promise<string> {
    const settings = { ...defaultSettings(), ...overrides };
    const { env, platform, arch, cacheDir } = settings;
    const kept = join(cacheDir, `${host.kept}-${host.version}-${platform}-${arch}`);
    const found = await findIn([bin, ...pathFolders(env), join(kept, "bin")], host.name, platform);
    if (found !== undefined) return found;

    await mkdir(cacheDir, { recursive: true });
    const folder = await mkdtemp(join(cacheDir, ".unfinished-"));
    try {
        await mkdir(join(folder, "bin"));
        const filled = await goBuild({ ...host, packages: [host.package] }, folder, settings);
        if (filled.kind === "failed") throw new Error(`No ${host.what} could be had: ${filled.why}.`);
        await host.addFiles?.(join(folder, "bin"), settings);
        // A folder that is not empty can't be renamed over: of two processes at once, the first has made it.
        await rename(folder, kept).catch(async (error: unknown) => {
            if ((await findIn([join(kept, "bin")], host.name, platform)) === undefined) throw error;
        });
        return join(kept, "bin");
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}
