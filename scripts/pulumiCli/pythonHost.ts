import { chmod, copyFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../processes/run.js";
import { ensureHost } from "./keptHost.js";
import type { PulumiCli, Settings } from "./settings.js";

const HOST = "pulumi-language-python";
/** The script that the host runs a program with. */
const EXEC = "pulumi-language-python-exec";
/** Of the same module, and as late as the Node.js host: see build.ts. */
const VERSION = "3.68.0";
const SDK = "github.com/pulumi/pulumi/sdk/v3";

/** The folder that holds Python's language host, and the script beside it. */
export function ensurePythonHost(cli: PulumiCli, overrides: Partial<Settings> = {}): Promise<string> {
    return ensureHost(
        {
            name: HOST,
            what: "the language host for Python",
            module: "nodejs-host",
            package: `${SDK}/python/cmd/${HOST}`,
            version: VERSION,
            kept: "python-host",
            addFiles: addScript,
        },
        cli,
        overrides,
    );
}

async function addScript(bin: string, settings: Settings): Promise<void> {
    const sources = await run("go", ["list", "-m", "-f", "{{.Dir}}", `${SDK}@v${VERSION}`], {
        env: { ...settings.env, GOWORK: "off" },
        cwd: settings.cacheDir,
        stallMs: 60_000,
        signal: settings.signal,
    });
    if (sources.kind !== "exited" || sources.code !== 0) throw new Error(`Go does not say where ${SDK} lies.`);
    const script = join(bin, EXEC);
    await copyFile(join(sources.stdout.trim(), "python/cmd", EXEC), script);
    await chmod(script, 0o755);
}
