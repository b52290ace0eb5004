import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundlePlugin } from "../../plugin/bundle.js";
import { run } from "../../processes/run.js";
import type { PulumiCli } from "../../pulumiCli/index.js";
import { pulumiEnv, withoutPulumi } from "../../pulumiEnv.js";
import type { PluginFolders } from "./programs.js";
import { type ProviderUsage, providerUsage } from "./usage.js";

/** How long a command may print nothing: with a thousand pairs, most of the time it is at work. */
const STALL_MS = 30 * 60_000;
const HOOK = join(__dirname, "hook.js");

export interface PulumiCall {
    readonly cwd: string;
    readonly args: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    /** Also takes the heap of the providers after a collection, which costs time. */
    readonly heap?: boolean;
}

export interface Timed {
    readonly ms: number;
    readonly text: string;
    readonly usage: ProviderUsage;
}

/** A folder of its own for everything that Pulumi and the providers write; nothing of the user's is touched. */
export class Place {
    #runs = 0;

    private constructor(
        readonly folder: string,
        readonly cli: PulumiCli,
        private readonly env: Readonly<Record<string, string>>,
        readonly signal: AbortSignal,
    ) {}

    static async open(cli: PulumiCli, signal: AbortSignal, backendUrl?: string): Promise<Place> {
        const folder = await mkdtemp(join(tmpdir(), "pulumi-oracle-sbc-bench-"));
        const inside = (name: string) => join(folder, name);
        for (const name of ["home", "state", "tmp", "usage"]) await mkdir(inside(name));
        const env = {
            ...pulumiEnv({
                bin: cli.bin,
                home: inside("home"),
                backendDir: inside("state"),
                stateHome: inside("records"),
                passphrase: "",
            }),
            ...(backendUrl === undefined ? {} : { PULUMI_BACKEND_URL: backendUrl }),
            TMPDIR: inside("tmp"),
        };
        return new Place(folder, cli, env, signal);
    }

    /** The two floors' plugins, built from their source. */
    async buildFloors(): Promise<PluginFolders> {
        const folders = { empty: join(this.folder, "empty"), "two-requests": join(this.folder, "two-requests") };
        await bundlePlugin("scripts/bench/fleet/floor/empty.ts", join(folders.empty, EXECUTABLE));
        await bundlePlugin("scripts/bench/fleet/floor/twoRequests.ts", join(folders["two-requests"], EXECUTABLE));
        return folders;
    }

    /** Runs the CLI and gives back what it printed. Throws its own words where it fails. */
    async pulumi({ cwd, args, env = {} }: PulumiCall, input = ""): Promise<string> {
        const ended = await run(join(this.cli.bin, "pulumi"), [...args, "--color", "never"], {
            env: { ...withoutPulumi(), ...this.env, ...env },
            cwd,
            input,
            stallMs: STALL_MS,
            graceMs: 20_000,
            signal: this.signal,
        });
        this.signal.throwIfAborted();
        const called = `\`pulumi ${args.join(" ")}\``;
        if (ended.kind !== "exited") throw new Error(`${called} ${ended.why}.`);
        const text = `${ended.stdout}${ended.stderr}`;
        if (ended.code !== 0) throw new Error(`${called} ended with ${ended.code}: ${text.trim().slice(-4000)}`);
        return text;
    }

    /** The same, and what time it took and the providers used. */
    async timed({ cwd, args, env = {}, heap = false }: PulumiCall): Promise<Timed> {
        const measuring = await this.usageFolder(heap);
        const startedMs = performance.now();
        const text = await this.pulumi({ cwd, args, env: { ...env, ...measuring.env } });
        return { ms: performance.now() - startedMs, text, usage: providerUsage(measuring.folder) };
    }

    /** A new folder, and the variables by which every Node.js process writes into it what it has used. */
    async usageFolder(heap = false) {
        const folder = join(this.folder, "usage", String(++this.#runs));
        await mkdir(folder);
        const env = {
            NODE_OPTIONS: `--require=${JSON.stringify(HOOK)}`,
            BENCH_USAGE: folder,
            BENCH_HEAP: String(heap),
        };
        return { folder, env };
    }

    async write(name: string, content: unknown): Promise<string> {
        const file = join(this.folder, name);
        await writeFile(file, JSON.stringify(content));
        return file;
    }

    async remove(): Promise<void> {
        await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
}

const EXECUTABLE = "pulumi-resource-oracle-sbc";
