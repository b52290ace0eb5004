import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bundlePlugin } from "../plugin/bundle.js";
import { median } from "./median.js";
import { measureStart, type Start } from "./start.js";

const ROOT = resolve(__dirname, "../../..");
const ROUNDS = 9;

/** What Pulumi's own pulumi-resource-pulumi-nodejs does: one process to find the server, and one to be it. */
const DYNAMIC = 'node "$(node -e "console.log(require.resolve(\'@pulumi/pulumi/cmd/dynamic-provider\'))")" "$@"';

/** How long Pulumi waits for a provider's port, and the memory that it takes: beside the least that Node.js can do. */
async function main(): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-bench-"));
    const bare = join(folder, "bare");
    try {
        await bundlePlugin("scripts/bench/bareServer.ts", bare);
        const subjects = {
            "bare gRPC server": ["node", bare],
            plugin: [join(ROOT, "bin/plugin/pulumi-resource-oracle-sbc")],
            "dynamic provider": ["sh", "-c", DYNAMIC, "sh"],
        };
        print(await measureAll(subjects));
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** In turns, so that what else the machine does meets all of them. The first round, which fills caches, does not count. */
async function measureAll(subjects: Readonly<Record<string, readonly string[]>>): Promise<Map<string, Start[]>> {
    const starts = new Map<string, Start[]>(Object.keys(subjects).map((name) => [name, []]));
    for (let round = 0; round <= ROUNDS; round++) {
        for (const [name, command] of Object.entries(subjects)) {
            const start = await measureStart(command, ROOT);
            if (round > 0) starts.get(name)?.push(start);
        }
    }
    return starts;
}

function print(all: ReadonlyMap<string, readonly Start[]>): void {
    const medianOf = (starts: readonly Start[], figure: keyof Start) => median(starts.map((start) => start[figure]));
    const bareMs = medianOf([...all.values()][0] ?? [], "ms");
    console.log(`From start to open port, the median of ${ROUNDS}:`);
    for (const [name, starts] of all) {
        const ms = medianOf(starts, "ms");
        const figures = [
            `${ms.toFixed(0)} ms`.padStart(8),
            `${(ms / bareMs).toFixed(2)} times`.padStart(11),
            `${medianOf(starts, "mebibytes").toFixed(0)} MiB`.padStart(8),
        ];
        console.log(`  ${name.padEnd(17)}${figures.join("")}`);
    }
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
