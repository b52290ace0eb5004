import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { probe } from "./probe.js";
import type { Attempt, PulumiCli, Settings } from "./settings.js";

export type Filled =
    | { readonly kind: "filled" }
    /** `why` is part of a sentence. */
    | { readonly kind: "failed"; readonly why: string };

const unfinished = ".unfinished-";
const abandonedAfterMs = 24 * 3600_000;

/** Where a finished CLI is kept. The name of a folder that is not finished never looks like it. */
export function cachedRoot({ cacheDir, version, platform, arch }: Settings): string {
    return join(cacheDir, `pulumi-${version}-${platform}-${arch}`);
}

/** A CLI that an earlier run has put into the cache. */
export async function cached(settings: Settings): Promise<Attempt> {
    const root = cachedRoot(settings);
    if (!(await exists(root))) return { kind: "failed", why: `there is none in ${settings.cacheDir}` };
    const probed = await probe(join(root, "bin"), settings);
    return probed.kind === "works"
        ? { kind: "found", cli: inCache(root, probed.version, "cached") }
        : { kind: "failed", why: `the cached one does not work (${probed.why})` };
}

/**
 * Puts a CLI into the cache: `fill` makes `bin/` in an unfinished folder, which takes its final name in one step, and
 * only when the CLI in it runs. So a process that is killed leaves no half of a CLI, and of two processes at work at
 * once the first to finish wins.
 */
export async function publish(
    settings: Settings,
    how: "downloaded" | "built",
    fill: (folder: string) => Promise<Filled>,
): Promise<Attempt> {
    let folder: string;
    try {
        await mkdir(settings.cacheDir, { recursive: true });
        await removeAbandoned(settings.cacheDir);
        folder = await mkdtemp(join(settings.cacheDir, unfinished));
    } catch (error) {
        return { kind: "failed", why: `${settings.cacheDir} can't be written (${(error as Error).message})` };
    }
    try {
        const filled = await fill(folder);
        if (filled.kind === "failed") return filled;
        const probed = await probe(join(folder, "bin"), settings);
        if (probed.kind === "unusable") return { kind: "failed", why: `the ${how} one does not work (${probed.why})` };
        return await giveFinalName(folder, settings, inCache(cachedRoot(settings), probed.version, how));
    } finally {
        await remove(folder);
    }
}

async function giveFinalName(folder: string, settings: Settings, cli: PulumiCli): Promise<Attempt> {
    const root = cachedRoot(settings);
    // Only what is needed later: archives and compiler leftovers beside bin/ stay behind and are removed.
    const finished = await mkdtemp(join(settings.cacheDir, unfinished));
    try {
        await rename(join(folder, "bin"), join(finished, "bin"));
        // In this order: one that is there is complete, so if it does not work, it is broken and not just being made.
        if ((await exists(root)) && (await cached(settings)).kind === "failed") {
            await rename(root, join(folder, "broken"));
        }
        await rename(finished, root);
        return { kind: "found", cli };
    } catch (error) {
        // Another process was faster: a folder that is not empty can't be renamed over.
        const theirs = await cached(settings);
        return theirs.kind === "found"
            ? theirs
            : { kind: "failed", why: `${root} could not be written (${(error as Error).message})` };
    } finally {
        await remove(finished);
    }
}

function inCache(root: string, version: string, how: PulumiCli["how"]): PulumiCli {
    return { root, bin: join(root, "bin"), version, how };
}

/** Folders of runs that were killed. A day is longer than any build. */
async function removeAbandoned(cacheDir: string): Promise<void> {
    for (const name of await readdir(cacheDir)) {
        const path = join(cacheDir, name);
        if (!name.startsWith(unfinished)) continue;
        // Another process may have removed it by now.
        const lastChangedMs = await stat(path).then(({ mtimeMs }) => mtimeMs, Date.now);
        if (Date.now() - lastChangedMs > abandonedAfterMs) await remove(path);
    }
}

/** Again where a program that was stopped a moment ago still writes into it. */
async function remove(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

async function exists(path: string): Promise<boolean> {
    return stat(path).then(
        () => true,
        () => false,
    );
}
