import { rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../processes/run.js";

/** What is generated, from the checkout's folder sdk. Beside them in sdk/go lies the module's own go.mod, which is not. */
export const GENERATED = ["python", "go/oraclesbc", "dotnet"] as const;

/** Pulumi's generators in Go: the one for .NET is in a version of its own. */
const GENERATORS = [[], ["-modfile=dotnet.mod", "-tags=dotnet"]];

/** Writes the SDKs of a schema, by default the checkout's, into a folder. Throws the generators' own words. */
export async function generateSdks(
    root: string,
    folder: string,
    schema = join(root, "provider/plugin/schema.json"),
): Promise<void> {
    for (const sdk of GENERATED) await rm(join(folder, sdk), { recursive: true, force: true });
    for (const flags of GENERATORS) await generate(root, folder, schema, flags);
}

async function generate(root: string, folder: string, schema: string, flags: readonly string[]): Promise<void> {
    const ended = await run("go", ["run", "-mod=readonly", ...flags, ".", schema, folder], {
        cwd: join(root, "scripts/sdk/go"),
        // Not the user's workspace file, and no C compiler.
        env: { ...process.env, GOWORK: "off", CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false" },
        // The first run compiles for about a minute, without a word.
        stallMs: 600_000,
        signal: new AbortController().signal,
    });
    if (ended.kind !== "exited") throw new Error(`go run ${ended.why}. It takes Go 1.25 or later on PATH.`);
    if (ended.code !== 0) throw new Error(`The SDKs can't be generated: ${ended.stderr.trim()}`);
}
