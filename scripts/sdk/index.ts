import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { differences } from "./differences.js";
import { GENERATED, generateSdks } from "./generate.js";

/** `npm run sdk` writes sdk/python, sdk/go and sdk/dotnet from the schema; `npm run sdk:check` says whether they are what it makes. */
async function main([option]: readonly string[]): Promise<number> {
    const root = resolve(__dirname, "../../..");
    if (option !== "--check") {
        await generateSdks(root, join(root, "sdk"));
        return 0;
    }
    const folder = await mkdtemp(join(tmpdir(), "generated-sdks-"));
    try {
        await generateSdks(root, folder);
        const stale = GENERATED.flatMap((sdk) =>
            differences(join(root, "sdk", sdk), join(folder, sdk)).map((sentence) => `sdk/${sdk}/${sentence}.`),
        );
        console.log(
            [...stale, stale.length > 0 ? "npm run sdk writes them anew." : "The SDKs are current."].join("\n"),
        );
        return stale.length > 0 ? 1 : 0;
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

main(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exitCode = 1;
    },
);
