import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Simulator } from "../../simulator/index.js";
import { run } from "../processes/run.js";
import type { PulumiCli } from "../pulumiCli/index.js";
import { pulumiEnv, withoutPulumi } from "../pulumiEnv.js";
import type { Ran } from "./expectations.js";
import * as screen from "./screen.js";
import { credentials, topologyLines, writeStackFile } from "./stackFile.js";

export interface Place {
    readonly checkout: string;
    /** The stack's configuration file. */
    readonly stackFile: string;
    /** The variables that make the CLI work here and nowhere else. */
    readonly env: Readonly<Record<string, string>>;
    /** Runs the CLI on the root stack, shows the command and its output, and gives back how it ended. */
    pulumi(args: readonly string[]): Promise<Ran>;
    /** What the stack exports, as the CLI prints it. */
    outputs(): Promise<Outputs>;
    remove(): Promise<void>;
}

interface Outputs {
    readonly activeNodes?: Readonly<Record<string, string>>;
}

const stack = "quickstart";
const checkout = resolve(__dirname, "../../..");

/**
 * A folder of its own for everything that Pulumi and the provider write (Pulumi's home, state, temporary files, the stack's
 * configuration, what the provider remembers), with a new stack in it, so that nothing of the checkout's or the user's own
 * is touched.
 */
export async function openPlace(cli: PulumiCli, simulator: Simulator, signal: AbortSignal): Promise<Place> {
    const folder = await mkdtemp(join(tmpdir(), "oracle-sbc-quickstart-"));
    const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    const inside = (name: string) => join(folder, name);
    const folders = { home: inside("home"), backendDir: inside("state"), stateHome: inside("records") };
    const env = {
        ...pulumiEnv({ ...folders, bin: cli.bin, passphrase: "" }),
        PULUMI_STACK: stack,
        TMPDIR: inside("tmp"),
    };
    const stackFile = inside(`Pulumi.${stack}.yaml`);

    async function call(args: readonly string[], { cwd = checkout, input = "", show = true } = {}): Promise<Ran> {
        const color = process.stdout.isTTY ? "always" : "never";
        const ended = await run(join(cli.bin, "pulumi"), [...args, "--color", color], {
            env: { ...withoutPulumi(), ...env },
            cwd,
            input,
            stallMs: 120_000,
            graceMs: 20_000,
            signal,
            ...(show ? { onLine: screen.output } : {}),
        });
        signal.throwIfAborted();
        if (ended.kind !== "exited") throw new Error(`\`pulumi ${args.join(" ")}\` ${ended.why}.`);
        return { code: ended.code, text: stripVTControlCharacters(show ? ended.stdout + ended.stderr : ended.stdout) };
    }

    async function succeed(args: readonly string[], options: { cwd?: string; input?: string }): Promise<void> {
        screen.command(`pulumi ${args.slice(0, 4).join(" ")}`);
        const { code, text } = await call(args, options);
        if (code !== 0) throw new Error(`\`pulumi ${args.join(" ")}\` ended with ${code}: ${text.trim()}`);
    }

    try {
        for (const name of ["home", "state", "tmp"]) await mkdir(inside(name));
        screen.heading("A stack, and its topology in Pulumi.quickstart.yaml");
        await writeStackFile(stackFile, simulator);
        // Called here, `stack init` adds its encryption salt to this stack file, and writes none into the checkout.
        await copyFile(join(checkout, "Pulumi.yaml"), inside("Pulumi.yaml"));
        await succeed(["stack", "init", stack], { cwd: folder });
        const setPassword = ["config", "set", "--secret", "oracle-sbc:password", "--config-file", stackFile];
        await succeed(setPassword, { input: credentials.password });
        for (const line of await topologyLines(stackFile)) screen.output(line);
    } catch (error) {
        await remove();
        throw error;
    }

    return {
        checkout,
        stackFile,
        env,
        remove,
        pulumi: (args) => {
            screen.command(`pulumi ${args.join(" ")}`);
            return call([...args, "--config-file", stackFile]);
        },
        outputs: async () => {
            const { text } = await call(["stack", "output", "--json"], { show: false });
            return JSON.parse(text) as Outputs;
        },
    };
}
