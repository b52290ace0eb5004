import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ensurePulumiCli } from "../../scripts/pulumiCli/index.js";
import { pulumiEnv, withoutPulumi } from "../../scripts/pulumiEnv.js";
import type { Run } from "../endToEnd/stack.js";

/** A machine on which Pulumi has never run: nothing is in its home, and plugins may be fetched. */
export interface EmptyMachine {
    readonly folder: string;
    readonly pulumiHome: string;
    readonly env: NodeJS.ProcessEnv;
    run(command: string, args: readonly string[], cwd: string, env?: Readonly<Record<string, string>>): Promise<Run>;
    /** The CLI, without colours and questions. */
    pulumi(cwd: string, ...args: readonly string[]): Promise<Run>;
}

/** Runs a test on a machine of its own, and removes it. `path` comes first on PATH. */
export async function onEmptyMachine(
    test: (machine: EmptyMachine) => Promise<void>,
    path: readonly string[] = [],
): Promise<void> {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "empty-machine-")));
    try {
        await test(await machineIn(folder, path));
    } finally {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
}

async function machineIn(folder: string, path: readonly string[]): Promise<EmptyMachine> {
    const { bin } = await ensurePulumiCli();
    const pulumiHome = join(folder, "home");
    const backendDir = join(folder, "state");
    for (const each of [pulumiHome, backendDir]) mkdirSync(each);
    const place = { bin, home: pulumiHome, backendDir, stateHome: join(folder, "xdg"), passphrase: "of the tests" };
    const { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: _fetched, ...variables } = pulumiEnv(place);
    const env = {
        ...withoutPulumi(),
        ...variables,
        PATH: [...path, variables["PATH"]].join(delimiter),
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    };
    const run: EmptyMachine["run"] = (command, args, cwd, more = {}) =>
        running(command, args, cwd, { ...env, ...more });
    const pulumi: EmptyMachine["pulumi"] = (cwd, ...args) =>
        run("pulumi", [...args, "--non-interactive", "--color", "never"], cwd);
    return { folder, pulumiHome, env, run, pulumi };
}

async function running(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Run> {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += String(chunk)));
    const [code] = (await once(child, "close")) as [number | null];
    return { succeeded: code === 0, text: `${text}\n${command} ${args.join(" ")} ended with ${code}.` };
}
