import { chmod, copyFile, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run } from "../processes/run.js";
import { goBuild } from "./build.js";
import { findIn, pathFolders } from "./executables.js";
import { defaultSettings, type PulumiCli, type Settings } from "./settings.js";

const HOST = "pulumi-language-python";
/** The script that the host runs a program with. */
const EXEC = "pulumi-language-python-exec";
/** Of the same module, and as late as the Node.js host: see build.ts. */
const VERSION = "3.68.0";
const SDK = "github.com/pulumi/pulumi/sdk/v3";

/**
 * The folder that holds Python's language host: that of the CLI or one on PATH, else one that is compiled once and kept in
 * the cache. A CLI that was built here has none: no user of it needs Python, but the tests.
 */
export async function ensurePythonHost({ bin }: PulumiCli, overrides: Partial<Settings> = {}): Promise<string> {
    const settings = { ...defaultSettings(), ...overrides };
    const { env, platform, arch, cacheDir } = settings;
    const kept = join(cacheDir, `python-host-${VERSION}-${platform}-${arch}`);
    const found = await findIn([bin, ...pathFolders(env), join(kept, "bin")], HOST, platform);
    if (found !== undefined) return found;

    await mkdir(cacheDir, { recursive: true });
    const folder = await mkdtemp(join(cacheDir, ".unfinished-"));
    try {
        await mkdir(join(folder, "bin"));
        await fill(folder, settings);
        // A folder that is not empty can't be renamed over: of two processes at once, the first has made it.
        await rename(folder, kept).catch(async (error: unknown) => {
            if ((await findIn([join(kept, "bin")], HOST, platform)) === undefined) throw error;
        });
        return join(kept, "bin");
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

async function fill(folder: string, settings: Settings): Promise<void> {
    const packages = [`${SDK}/python/cmd/${HOST}`];
    const what = "the language host for Python";
    const filled = await goBuild({ module: "nodejs-host", packages, version: VERSION, what }, folder, settings);
    if (filled.kind === "failed") throw new Error(`No ${what} could be had: ${filled.why}.`);
    const sources = await run("go", ["list", "-m", "-f", "{{.Dir}}", `${SDK}@v${VERSION}`], {
        env: { ...settings.env, GOWORK: "off" },
        cwd: dirname(folder),
        stallMs: 60_000,
        signal: settings.signal,
    });
    if (sources.kind !== "exited" || sources.code !== 0) throw new Error(`Go does not say where ${SDK} lies.`);
    const script = join(folder, "bin", EXEC);
    await copyFile(join(sources.stdout.trim(), "python/cmd", EXEC), script);
    await chmod(script, 0o755);
}
